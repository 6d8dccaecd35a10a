// Pointing at one thing lights whatever speaks of the same message or request: a parcel, its arrow in the ladder, the cells that it
// filled, the evidence that names it. By pointer or by focus; nothing is chosen by it, and nothing depends on seeing it.
import type { Cell, Evidence, Matrix } from '../../simulations/index.ts';
import type { Session } from '../binding/session.ts';
import { followed, wishesOf } from '../binding/use-exchange.ts';
import { NOBODY, speakOf } from '../diagram/spoken-of.ts';
import { matrixOf } from '../knowledge/cells.ts';
import { isSide, type Side } from '../state/side.ts';

/** What an element speaks of: records of one stage's run, or else a request as a whole. */
interface Pointed {
  readonly side: Side;
  readonly records: ReadonlySet<number>;
  readonly exchange: number | null;
}

const SPEAKING = '[data-record], [data-exchange], [data-cell]';

const speaks = (node: Node): boolean =>
  node instanceof Element && (node.matches(SPEAKING) || node.querySelector(SPEAKING) !== null);

/** Fetched after the first view; `root` is watched until what is given back is called. */
export function pointTogether(root: HTMLElement, session: Session): () => void {
  let lit: readonly Element[] = [];
  let last: Element | null = null;
  /** What `last` speaks of. */
  let pointed: Pointed | null = null;
  const darken = (): void => {
    for (const element of lit) element.removeAttribute('data-pointed');
    lit = [];
  };
  const light = (): void => {
    darken();
    if (pointed === null) return;
    lit = [...fellowsOf(pointed, root, session)].filter((fellow) => fellow !== last);
    for (const fellow of lit) fellow.setAttribute('data-pointed', '');
  };
  // What is drawn later, while it is still pointed at, is lit as it comes.
  const arrivals = new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some(speaks))) light();
  });
  const point = (target: EventTarget | null): void => {
    const element = target instanceof Element ? target.closest(SPEAKING) : null;
    if (element === last) return;
    last = element;
    arrivals.disconnect();
    pointed = element === null ? null : pointedBy(element, session);
    for (const drawing of root.querySelectorAll('.diagram'))
      speakOf(drawing, pointed !== null && sideOf(drawing) === pointed.side ? pointed : NOBODY);
    light();
    if (pointed !== null) arrivals.observe(root, { childList: true, subtree: true });
  };
  const over = ({ target }: Event): void => point(target);
  const out = (): void => point(null);
  root.addEventListener('pointerover', over);
  root.addEventListener('focusin', over);
  root.addEventListener('pointerleave', out);
  root.addEventListener('focusout', out);
  return () => {
    arrivals.disconnect();
    darken();
    root.removeEventListener('pointerover', over);
    root.removeEventListener('focusin', over);
    root.removeEventListener('pointerleave', out);
    root.removeEventListener('focusout', out);
  };
}

function sideOf(element: Element): Side | null {
  const { of = '' } = element.closest<HTMLElement>('[data-of]')?.dataset ?? {};
  return isSide(of) ? of : null;
}

const numberIn = (element: Element, name: string): number | null => {
  const text = element.getAttribute(name);
  return text === null ? null : Number(text);
};

function pointedBy(element: Element, session: Session): Pointed | null {
  const side = sideOf(element);
  if (side === null) return null;
  const cell = element.getAttribute('data-cell');
  if (cell !== null) {
    const records = evidenceIn(matrixNow(side, session), cell).flatMap(({ record }) => record ?? []);
    return { side, records: new Set(records), exchange: null };
  }
  const record = numberIn(element, 'data-record');
  const records = new Set(record === null ? [] : [record]);
  return { side, records, exchange: record === null ? numberIn(element, 'data-exchange') : null };
}

function* fellowsOf({ side, records, exchange }: Pointed, root: HTMLElement, session: Session): Generator<Element> {
  for (const element of root.querySelectorAll('[data-record], [data-exchange]')) {
    if (sideOf(element) !== side) continue;
    const own = numberIn(element, 'data-record');
    const isOfRequest = exchange !== null && numberIn(element, 'data-exchange') === exchange;
    if (isOfRequest || (own !== null && records.has(own))) yield element;
  }
  if (records.size === 0) return;
  const matrix = matrixNow(side, session);
  for (const element of root.querySelectorAll('[data-cell]')) {
    if (sideOf(element) !== side) continue;
    const evidence = evidenceIn(matrix, element.getAttribute('data-cell') ?? '');
    if (evidence.some(({ record }) => record !== null && records.has(record))) yield element;
  }
}

/** The matrix as it is shown now. */
function matrixNow(side: Side, { playhead, runs, view }: Session): Matrix | null {
  const run = runs.getState().runs[side];
  if (run === null) return null;
  const { scope, exchange } = view.getState();
  const at = playhead.get();
  return matrixOf(run.ledger, at, scope === 'run' ? null : followed(wishesOf(run.trace), exchange, at));
}

/** What a cell rests on; `cell` names stage, column and fact. */
function evidenceIn(matrix: Matrix | null, cell: string): readonly Evidence[] {
  const [, column = '', fact = ''] = cell.split('.');
  const facts: Readonly<Record<string, Cell>> = matrix?.cells[column] ?? {};
  return facts[fact]?.evidence ?? [];
}
