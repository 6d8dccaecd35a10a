// What was recorded beside what was simulated: every difference, in words; placeholders of the recording stand for any value of their kind.
import type { IdentityObserved, RecordedCall, RecordedField, RecordedRequest } from './recorded-case.ts';

const HTTP_DATE = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/u;

/** `<name>#k`: the origin counted its answers over all recordings, so the number and the octets that it takes are its own affair. */
const COUNTED = /#k\n$/u;

function isSameField([name, value]: RecordedField, other: RecordedField | undefined, isCounted: boolean): boolean {
  if (other?.[0] !== name) return false;
  if (value === '<date>') return HTTP_DATE.test(other[1]);
  if (isCounted && name.toLowerCase() === 'content-length') return /^\d+$/u.test(other[1]);
  return other[1] === value;
}

function fieldDifferences(
  where: string,
  recorded: readonly RecordedField[],
  simulated: readonly RecordedField[],
  isCounted: boolean,
): string[] {
  const text = (fields: readonly RecordedField[]): string =>
    fields.map(([name, value]) => `${name}: ${value}`).join(' | ');
  const isSame =
    recorded.length === simulated.length && recorded.every((field, i) => isSameField(field, simulated[i], isCounted));
  return isSame ? [] : [`${where}: fields recorded ${text(recorded)}; simulated ${text(simulated)}`];
}

const difference = (where: string, recorded: unknown, simulated: unknown): string[] =>
  recorded === simulated ? [] : [`${where}: recorded ${String(recorded)}, simulated ${String(simulated)}`];

function requestDifferences(
  where: string,
  recorded: RecordedRequest,
  simulated: RecordedRequest | undefined,
): string[] {
  if (!simulated) return [`${where}: nothing arrived`];
  return [
    ...difference(`${where} name`, recorded.name, simulated.name),
    ...difference(`${where} peer`, recorded.peer, simulated.peer),
    ...difference(`${where} line`, recorded.line, simulated.line),
    ...difference(`${where} server name in TLS`, recorded.tls_sni, simulated.tls_sni),
    ...fieldDifferences(where, recorded.headers, simulated.headers, false),
  ];
}

function bodyDifferences(where: string, recorded: string, simulated: string): string[] {
  if (COUNTED.test(recorded)) {
    const [name = ''] = recorded.split('#', 1);
    return new RegExp(`^${name}#\\d+\\n$`, 'u').test(simulated) ? [] : difference(where, recorded, simulated);
  }
  // A page that a box made: its words are not recorded, nor are they ours.
  if (recorded.startsWith('<html page')) return simulated === '' ? [`${where}: no page`] : [];
  return difference(where, recorded, simulated);
}

function callDifferences(where: string, recorded: RecordedCall, simulated: RecordedCall | undefined): string[] {
  if (!simulated) return [`${where}: no answer`];
  const isCounted = COUNTED.test(recorded.body);
  return [
    ...difference(`${where} responses`, recorded.responses.length, simulated.responses.length),
    ...recorded.responses.flatMap((response, i) => {
      const other = simulated.responses[i];
      if (!other) return [];
      const at = `${where} response ${String(i + 1)}`;
      return [
        ...difference(`${at} line`, response.first, other.first),
        ...fieldDifferences(at, response.headers, other.headers, isCounted),
      ];
    }),
    // curl prints the content of the site's answer only, not of a refused CONNECT.
    ...(recorded.body === '' ? [] : bodyDifferences(`${where} content`, recorded.body, simulated.body)),
  ];
}

/** Empty: they agree. */
export function identityDifferences(recorded: IdentityObserved, simulated: IdentityObserved): string[] {
  return [
    ...difference('requests at origins', recorded.origin.length, simulated.origin.length),
    ...recorded.origin.flatMap((request, i) =>
      requestDifferences(`origin request ${String(i + 1)}`, request, simulated.origin[i]),
    ),
    ...recorded.client.flatMap((call, i) => callDifferences(`call ${String(i + 1)}`, call, simulated.client[i])),
  ];
}
