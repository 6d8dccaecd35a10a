// The drawings of a page of ours that has some: for each the two elements that a stage is drawn on.

export const drawingsHere = (): readonly (readonly [svg: SVGSVGElement, canvas: HTMLCanvasElement])[] =>
  [...document.querySelectorAll('.drawing')].map((drawing) => {
    const svg = drawing.querySelector('svg');
    const canvas = drawing.querySelector('canvas');
    if (svg === null || canvas === null) throw new Error('a drawing without its parts');
    return [svg, canvas];
  });
