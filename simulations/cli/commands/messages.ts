// sim messages: every HTTP message as it stood on each hop, with who could open it.
import { messageText } from '../../http/message.ts';
import { inMilliseconds } from '../../kernel/time.ts';
import { simulate } from '../../simulate.ts';
import type { MessageSent } from '../../trace/record.ts';
import type { Trace } from '../../trace/trace.ts';
import { exchangesOf } from '../../trace/trace.ts';
import { socketText } from '../../wire/address.ts';
import type { NodeId, Payload } from '../../wire/payload.ts';
import { innermost } from '../../wire/payload.ts';
import type { Arguments } from '../arguments.ts';
import { InputError } from '../arguments.ts';
import { scenarioFrom } from '../input.ts';

export function messages(typed: Arguments): unknown {
  const { trace } = simulate(scenarioFrom(typed));
  const exchanges = exchangesOf(trace);
  if (typed.exchange !== null && !exchanges.includes(typed.exchange)) {
    const last = exchanges.at(-1);
    const known = last === undefined ? 'there is none' : `there are ${exchanges.length}, up to ${last}`;
    throw new InputError(`--exchange: no exchange ${typed.exchange} in this run; ${known}`);
  }
  const received = arrivals(trace);
  return trace.records.flatMap((record, number) =>
    record.kind === 'message.sent' && (typed.exchange === null || record.exchange === typed.exchange)
      ? hopOf(record, received.get(number) ?? null)
      : [],
  );
}

/** When each transmission was received, by the number of its record; what is lost or still under way is missing. */
const arrivals = ({ records }: Trace): ReadonlyMap<number, number> =>
  new Map(
    records.flatMap((record) =>
      record.kind === 'message.received' ? [[record.sent, inMilliseconds(record.at)] as const] : [],
    ),
  );

function hopOf(record: MessageSent, receivedMs: number | null): readonly unknown[] {
  const { exchange, at, from, to, link, connection, source, destination, payload } = record;
  const inner = innermost(payload);
  if (inner.kind !== 'http-request' && inner.kind !== 'http-response') return [];
  return [
    {
      exchange,
      sentMs: inMilliseconds(at),
      receivedMs,
      sender: from,
      receiver: to,
      link,
      connection,
      source: socketText(source),
      destination: socketText(destination),
      protection: protectionOf(payload),
      text: messageText(inner.message),
    },
  ];
}

/** Encryption layers from the outermost in, each with the two nodes that can open it; none: in the clear. */
function protectionOf(payload: Payload): readonly { readonly holders: readonly NodeId[] }[] {
  const layers: { holders: readonly NodeId[] }[] = [];
  for (let layer = payload; layer.kind === 'sealed'; layer = layer.inner) layers.push({ holders: layer.holders });
  return layers;
}
