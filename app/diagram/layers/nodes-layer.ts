// The participants: shape says the role, colour whose organisation; known by its address alone, a participant has an outline and no role.
import type { Participant } from '../../scene/scene.ts';
import { choosing, target } from '../keyed.ts';
import type { Choose, Group, Layer } from '../layer.ts';
import { classes, put, shape, translate } from '../put.ts';

const rounding = ({ role, height, known }: Participant): number => {
  if (role === 'client' && known !== 'address') return height / 2;
  if (role === 'resolver') return height / 2;
  return Math.min(10, height * 0.17);
};

/** Lines as on a sheet: three long ones for who has the pages, the last one short for who passes them on. */
function lines({ role, known, width, height }: Participant): string {
  if (known === 'address' || known === 'nothing' || role === 'client' || role === 'resolver') return '';
  const inset = width * 0.21;
  const left = -width / 2 + inset;
  const step = height * (role === 'origin-server' ? 0.2 : 0.155);
  const long = width - 2 * inset;
  return [-1, 0, 1]
    .map((row) => `M${left} ${row * step}h${role !== 'origin-server' && row === 1 ? long * 0.62 : long}`)
    .join('');
}

/** A cross from corner to corner: it does not answer. */
const cross = ({ isDown, width, height }: Participant): string => {
  if (!isDown) return '';
  const x = width * 0.34;
  const y = height * 0.36;
  return `M${-x} ${-y}L${x} ${y}M${x} ${-y}L${-x} ${y}`;
};

/** Room round the shape for the mark of focus and selection. */
const HALO = 5;

function draw(element: SVGElement, participant: Participant): void {
  const round = rounding(participant);
  const { width, height, role, tone, known, isDown, isSelected, isActive, label, x, y } = participant;
  const state = { down: isDown, selected: isSelected, active: isActive };
  put(element, {
    class: classes(`participant role-${role} tone-${tone} known-${known}`, state),
    transform: translate(x, y),
    'aria-label': label,
    'aria-pressed': String(isSelected),
  });
  const [halo, outline, sheet, health, crossed] = element.children;
  const around = { width: width + 2 * HALO, height: height + 2 * HALO, x: -width / 2 - HALO, y: -height / 2 - HALO };
  if (halo) put(halo, { ...around, rx: round + HALO });
  if (outline) put(outline, { x: -width / 2, y: -height / 2, width, height, rx: round });
  if (sheet) put(sheet, { d: lines(participant) });
  const showsHealth = role === 'origin-server' && (known === 'all' || known === 'role') && !isDown;
  if (health) put(health, { cx: width * 0.29, cy: -height * 0.2, r: showsHealth ? Math.max(2.2, width * 0.055) : 0 });
  if (crossed) put(crossed, { d: cross(participant) });
}

export const nodesLayer = (group: Group, choose: Choose): Layer<Participant> =>
  choosing(
    group,
    {
      make: () =>
        shape('g', {}, [
          shape('rect', { class: 'halo' }),
          shape('rect', { class: 'shape' }),
          shape('path', { class: 'sheet' }),
          shape('circle', { class: 'health' }),
          shape('path', { class: 'cross' }),
          target(),
        ]),
      draw,
    },
    ({ node }) => ({ kind: 'participant', node }),
    choose,
  );
