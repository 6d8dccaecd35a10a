// Whom a server takes for its client (RFC 7239 §8.1): what forwarding fields and a PROXY line report, and which of the reports its settings
// make it believe. The same rule for the server that acts on it and for whoever deduces afterwards what it believed.
import { allValues } from './fields.ts';
import { forwardedForNodes, nodeAddress, parseForwarded } from './forwarded.ts';
import type { Fields } from './message.ts';

/** One address that somebody reports; `field` null: a PROXY line before the bytes. */
export interface Report {
  readonly field: string | null;
  readonly address: string;
}

export interface BeliefSettings {
  /** Peers whose word is taken; with `EVERYBODY` among them, anybody's. */
  readonly trusted: readonly string[];
  /** Which entry counts; missing: from the right, the first that is not trusted. */
  readonly believes?: 'leftmost' | 'rightmost-untrusted' | undefined;
}

/** A report, and by which rule it is believed; null: it is not, and the packets' source counts. */
export interface Told {
  readonly report: Report;
  readonly rule: 'trusted' | 'leftmost' | null;
}

/** The list that trusts every address there is. */
export const EVERYBODY = '0.0.0.0/0';

/** Every address in forwarding fields, in the order in which software looks for them. */
export function reportsIn(fields: Fields): readonly Report[] {
  const told = [
    ...forwardedForNodes(fields).map((node) => ({ node, field: 'X-Forwarded-For' })),
    ...parseForwarded(fields).map((element) => ({ node: element.for ?? '', field: 'Forwarded' })),
    ...allValues(fields, 'X-Real-IP').map((node) => ({ node, field: 'X-Real-IP' })),
  ];
  return told.flatMap(({ node, field }) => {
    const address = nodeAddress(node);
    return address === null ? [] : [{ field, address }];
  });
}

/** Null: nobody reports anything. Software that a PROXY line tells something reads no field besides, unless it goes by the first entry. */
export function believed(reports: readonly Report[], peer: string, { trusted, believes }: BeliefSettings): Told | null {
  const line = reports.find(({ field }) => field === null);
  const leftmost = reports.find(({ field }) => field !== null) ?? line;
  if (!leftmost) return null;
  const isTrusted = (address: string): boolean => trusted.includes(EVERYBODY) || trusted.includes(address);
  if (!isTrusted(peer)) return { report: leftmost, rule: believes === 'leftmost' ? 'leftmost' : null };
  if (line) return { report: line, rule: 'trusted' };
  // Each entry was written by the one after it, so from the right, past trusted hops, to the first that is none.
  const fromTheRight = reports.filter(({ field }) => field === leftmost.field).reverse();
  return { report: fromTheRight.find(({ address }) => !isTrusted(address)) ?? leftmost, rule: 'trusted' };
}
