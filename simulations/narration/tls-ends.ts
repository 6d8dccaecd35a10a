// Who begins TLS with whom: whoever passes its messages on is neither (RFC 8446 §2; RFC 9110 §9.3.6 for a tunnel).
import type { Trace } from '../trace/trace.ts';
import { layersIn } from '../wire/visibility.ts';

export interface TlsEnds {
  readonly begins: string;
  readonly answers: string;
}

type Ends = ReadonlyMap<number, TlsEnds>;

const made = new WeakMap<Trace, Ends>();

/** The ends of the TLS connection `session` in this run; null: nobody answered its beginning. */
export function tlsEndsOf(trace: Trace, session: number): TlsEnds | null {
  const ends = made.get(trace) ?? endsIn(trace);
  made.set(trace, ends);
  return ends.get(session) ?? null;
}

/** Its beginning is first sent by whoever begins it, its answer by whoever answers it. */
function endsIn({ records }: Trace): Ends {
  const begun = new Map<number, string>();
  const ends = new Map<number, TlsEnds>();
  for (const record of records) {
    if (record.kind !== 'message.sent') continue;
    for (const layer of layersIn(record.payload, () => true)) {
      if (layer.kind === 'tls-client-hello' && !begun.has(layer.session)) begun.set(layer.session, record.from);
      const begins = layer.kind === 'tls-server-hello' ? begun.get(layer.session) : undefined;
      if (layer.kind !== 'tls-server-hello' || begins === undefined || ends.has(layer.session)) continue;
      ends.set(layer.session, { begins, answers: record.from });
    }
  }
  return ends;
}
