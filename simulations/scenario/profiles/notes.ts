// Where a product's defaults differ from what the standard asks or advises: read off the settings, so that it cannot say what is not done.
import type { FieldRule, RewritingSettings } from '../../http/rewriting-settings.ts';

/** One remark each; the sentences stand in the catalogues. */
export type ProfileNote =
  /** No Via, which RFC 9110 §7.6.3 demands of a proxy, and of a gateway on requests. */
  | 'request-without-via'
  | 'response-without-via'
  /** Fields for one connection only are passed on, against RFC 9110 §7.6.1. */
  | 'request-keeps-hop-by-hop'
  | 'response-keeps-hop-by-hop'
  /** Speaks HTTP/1.0 towards the origin, or whatever its client speaks, against RFC 9110 §6.2. */
  | 'old-version-inbound'
  | 'version-of-client'
  /** Host becomes the address of the server behind, so that a site cannot be told by it (RFC 9110 §7.2). */
  | 'host-is-next-hop'
  | 'server-replaced'
  | 'tells-client'
  | 'announces-itself-to-client'
  | 'adds-cache-control'
  | 'names-in-lower-case'
  | 'drops-odd-names'
  /** A response out of its cache comes without Age, against RFC 9111 §5.1. */
  | 'hit-without-age'
  | 'changes-no-message';

type Rules = readonly FieldRule[];

/** Whether some rule writes a line of this name (in lower case). */
export const writes = (rules: Rules, name: string): boolean =>
  rules.some((rule) => {
    if (rule.rule === 'write-first')
      return rule.lines.some((line) => line.name.toLowerCase() === name && line.value.length > 0);
    const isWriting = rule.rule === 'write' || rule.rule === 'add' || rule.rule === 'join';
    return isWriting && rule.name.toLowerCase() === name && rule.value.length > 0;
  });

const hasReason = (rules: Rules, reason: 'client-told' | 'host-rewritten'): boolean =>
  rules.some((rule) =>
    rule.rule === 'write-first' ? rule.lines.some((line) => line.reason === reason) : rule.reason === reason,
  );

/** Whether what Connection names is dropped, as RFC 9110 §7.6.1 demands first of all. */
const dropsOptions = (rules: Rules): boolean => rules.some(({ rule }) => rule === 'drop-connection-options');

export const tellsClient = (rules: Rules): boolean => hasReason(rules, 'client-told');

export const hostIsNextHop = (rules: Rules): boolean =>
  rules.some(
    (rule) =>
      rule.rule === 'write-first' &&
      rule.lines.some(
        ({ name, value }) =>
          name.toLowerCase() === 'host' &&
          value.some((part) => typeof part !== 'string' && 'of' in part && part.of === 'next-hop'),
      ),
  );

/** The remarks on a box with these settings, in a fixed order; none for the standard's own profile. */
export function profileNotes({ product, carries, request, response }: RewritingSettings): ProfileNote[] {
  if (product === null) return [];
  if (carries === 'bytes') return ['changes-no-message'];
  const [asks, answers] = [request.rules, response.rules];
  const remarks: readonly (readonly [ProfileNote, boolean])[] = [
    ['request-without-via', !writes(asks, 'via')],
    ['response-without-via', !writes(answers, 'via')],
    ['request-keeps-hop-by-hop', !dropsOptions(asks)],
    ['response-keeps-hop-by-hop', !dropsOptions(answers)],
    ['old-version-inbound', request.version === '1.0'],
    ['version-of-client', request.version === null],
    ['host-is-next-hop', hostIsNextHop(asks)],
    ['server-replaced', writes(answers, 'server')],
    ['tells-client', tellsClient(asks)],
    ['announces-itself-to-client', writes(answers, 'via') || writes(answers, 'x-cache')],
    ['adds-cache-control', asks.some(({ rule }) => rule === 'pack-cache-control')],
    ['names-in-lower-case', asks.some(({ rule }) => rule === 'lower-case-names')],
    ['drops-odd-names', asks.some((rule) => rule.rule === 'drop-odd-names')],
    ['hit-without-age', !writes(answers, 'age')],
  ];
  return remarks.filter(([, isSo]) => isSo).map(([note]) => note);
}
