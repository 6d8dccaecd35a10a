// What boxes did to the messages of one request on one stage and not on the other: their own accounts, held against each other.
import type { Edit, Instant, MessageRewritten, Trace } from '../../../simulations/index.ts';
import { SIDES, type PerSide, type Side } from '../../state/side.ts';

export interface DifferingLine {
  readonly side: Side;
  /** The box, by its node id, and which way the message went. */
  readonly node: string;
  readonly kind: 'request' | 'response';
  readonly edit: Edit;
  /** Number of the record with which the message went on, to be shown; null while it has not. */
  readonly sent: number | null;
}

interface Touched {
  readonly said: MessageRewritten;
  readonly sent: number | null;
}

/** Edits of `exchange` by `t` that the other stage does not have; stage A's first. */
export function differingLines(traces: PerSide<Trace>, exchange: number, t: Instant): readonly DifferingLine[] {
  const touched = { a: rewritesBy(traces.a, exchange, t), b: rewritesBy(traces.b, exchange, t) };
  return SIDES.flatMap((side) => {
    const others = editsOf(touched[side === 'a' ? 'b' : 'a']);
    return touched[side].flatMap(({ said, sent }) =>
      said.edits
        .filter((edit) => !takeSame(others, said, edit))
        .map((edit): DifferingLine => ({ side, node: said.node, kind: kindOf(said), edit, sent })),
    );
  });
}

const kindOf = ({ forwarded }: MessageRewritten): DifferingLine['kind'] =>
  'method' in forwarded ? 'request' : 'response';

/** By what came of it: where two boxes end with the same line, what it was before came from elsewhere. */
const wordsOf = (said: MessageRewritten, { line, change, after }: Edit): string =>
  JSON.stringify([kindOf(said), line.toLowerCase(), change, after]);

const editsOf = (touched: readonly Touched[]): string[] =>
  touched.flatMap(({ said }) => said.edits.map((edit) => wordsOf(said, edit)));

/** Whether the other stage has such an edit; each of its edits answers for one. */
function takeSame(others: string[], said: MessageRewritten, edit: Edit): boolean {
  const place = others.indexOf(wordsOf(said, edit));
  if (place >= 0) others.splice(place, 1);
  return place >= 0;
}

function rewritesBy({ records }: Trace, exchange: number, t: Instant): readonly Touched[] {
  return records.flatMap((said, record): readonly Touched[] => {
    if (said.kind !== 'message.rewritten' || said.exchange !== exchange || said.at > t) return [];
    const next = records.findIndex(
      (later, number) =>
        number > record && later.kind === 'message.sent' && later.exchange === exchange && later.from === said.node,
    );
    const isSent = next >= 0 && (records[next]?.at ?? Infinity) <= t;
    return [{ said, sent: isSent ? next : null }];
  });
}
