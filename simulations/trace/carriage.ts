// How the messages of an exchange came past the boxes, as far as no box says that it edited them: found in what each box sent on.
import type { Instant } from '../kernel/time.ts';
import type { Layer } from '../wire/payload.ts';
import { innermost } from '../wire/payload.ts';
import { visible } from '../wire/visibility.ts';
import type { ExchangeId, MessageSent } from './record.ts';
import { isBox, recordsBy, type Trace } from './trace.ts';

/**
 * `no-box`: there is none on this stage. `blindly`: a box passed on what it has no key for, be it all or what the message encloses (RFC 9458
 * §3). `as-it-was`: a box passed on the message that it was sent, as a private network does. `not-yet`: none has passed anything on.
 */
export type Carriage = 'no-box' | 'blindly' | 'as-it-was' | 'not-yet';

/** @param exchange null: none has been wanted */
export function carriageOf(trace: Trace, exchange: ExchangeId | null, t: Instant): Carriage {
  const boxes = new Set(trace.header.nodes.filter(({ kind }) => isBox(kind)).map(({ id }) => id));
  if (boxes.size === 0) return 'no-box';
  const arrived = new Set<string>();
  let carriage: Carriage = 'not-yet';
  const end = recordsBy(trace, t);
  for (let number = 0; number < end; number += 1) {
    const record = trace.records[number];
    if (record?.kind !== 'message.sent' || record.exchange !== exchange) continue;
    if (boxes.has(record.from)) {
      if (isClosedToSender(record)) return 'blindly';
      if (arrived.has(messageIn(record) ?? '')) carriage = 'as-it-was';
    }
    const message = boxes.has(record.to) ? messageIn(record) : null;
    if (message !== null) arrived.add(message);
  }
  return carriage;
}

const isClosedToSender = (record: MessageSent): boolean =>
  visible(record, { at: 'node', node: record.from }).closed !== null;

/** The HTTP message that a transmission carries, so that the same one is known again; null: none. */
function messageIn({ payload }: MessageSent): string | null {
  const layer: Layer = innermost(payload);
  return layer.kind === 'http-request' || layer.kind === 'http-response' ? JSON.stringify(layer.message) : null;
}
