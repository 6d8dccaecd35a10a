// The thread that paints a crowd. Of several paintings that wait only the newest is made. Bundled into the page as the text of one classic script.
import type { Order, Painting } from './painter-messages.ts';
import { spriteOf, type Sprite } from './sprites.ts';

let pen: OffscreenCanvasRenderingContext2D | null = null;
let next: Painting | null = null;
const looks = new Map<number, Sprite>();

function paint(): void {
  if (pen === null || next === null) return;
  const { width, height, scale, since, crowd } = next;
  next = null;
  for (const look of looks.keys()) if (look < since) looks.delete(look);
  const { canvas } = pen;
  // A new size wipes the canvas.
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  else pen.clearRect(0, 0, width, height);
  for (let at = 0; at < crowd.length; at += 3)
    looks.get(crowd[at] ?? 0)?.stamp(pen, (crowd[at + 1] ?? 0) * scale, (crowd[at + 2] ?? 0) * scale, scale);
}

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  switch (data.kind) {
    case 'canvas':
      pen = data.canvas.getContext('2d');
      break;
    case 'look':
      looks.set(data.number, spriteOf(data.look));
      break;
    case 'paint':
      if (next === null) setTimeout(paint);
      next = data.painting;
  }
});
