// The drawings of a page of ours that has some.

export const drawingsHere = (): readonly SVGSVGElement[] => [
  ...document.querySelectorAll<SVGSVGElement>('.drawing > svg'),
];
