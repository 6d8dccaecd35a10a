// The second way to find out who knows what: look for the values in all that an observer can read. Slow, and it says yes or no only.
import type { Trace } from '../../../simulations/trace/trace.ts';
import type { Who } from './opened-eyes.ts';
import { cachedPairs, everythingRead, eyesOf, textOf } from './opened-eyes.ts';
import type { Values } from './true-values.ts';
import { filledBy, of, servedFrom, valuesOf } from './true-values.ts';

/** Facts whose value is a text that can be looked for. */
export const SEARCHABLE = [
  'client_ip',
  'dest_host',
  'user_identity',
  'url_path',
  'request_body',
  'response_body',
  'origin_ip',
  'server_software',
] as const;
export type Searchable = (typeof SEARCHABLE)[number];

/** Whether `value` stands in the text as a word of its own: "shop.example" is not in "edge.shop.example". */
const hasWord = (text: string, value: string): boolean =>
  text.split(/[^\w.-]+/u).some((word) => word.replace(/\.$/u, '') === value);

const hasLine = (text: string, line: string): boolean => text.split('\n').includes(line);

/** Whether a request line in the text asks for that path, with or without the site before it. */
const hasTarget = (text: string, path: string): boolean =>
  text.split('\n').some((line) => {
    const [, target = ''] = /^[A-Z]+ (\S+)$/u.exec(line) ?? [];
    return target.replace(/^https?:\/\/[^/]+/u, '') === path;
  });

/** Which facts `ids`, as one observer, know of the exchange by `t`. `isClient`: they are the ones who want it. */
export function knownBySearch(
  trace: Trace,
  exchange: number,
  ids: readonly string[],
  isClient: boolean,
  t: number,
): ReadonlySet<Searchable> {
  const { header } = trace;
  const who = eyesOf(header, ids);
  const values = valuesOf(trace, exchange);
  const text = everythingRead(trace, who, exchange, t);
  const known = new Set<Searchable>();
  const [wanted] = of(trace, exchange, 'exchange.wanted');
  const hasBegun = (wanted?.at ?? Infinity) <= t;
  const has = (fact: Searchable, isThere: boolean): void => {
    if (isThere) known.add(fact);
  };
  const isOwn = isClient && hasBegun;
  // Its own address it has before it wants anything.
  has('client_ip', isClient || hasWord(text, values.client));
  has('dest_host', isOwn || hasWord(text, values.host));
  has('url_path', isOwn || hasTarget(text, values.path));
  if (values.cookie !== null) has('user_identity', isOwn || hasLine(text, `cookie: ${values.cookie}`));
  if (values.sentContent !== null) has('request_body', isOwn || text.includes(`content<${values.sentContent}>`));
  if (values.gotContent) has('response_body', text.includes(`content<${values.gotContent}>`));
  has(
    'origin_ip',
    values.origins.some((address) => hasWord(text, address)),
  );
  if (values.software !== null) {
    const { software } = values;
    has('server_software', hasLine(text, `server: ${software}`) || text.includes(`<address>${software} Server at `));
  }
  byRole(trace, exchange, who, known, t);
  lookedUp(trace, exchange, ids, known);
  return known;
}

/** A public record that they have looked up before leads past the gateway. */
function lookedUp(trace: Trace, exchange: number, ids: readonly string[], known: Set<Searchable>): void {
  const { nodes, zone } = trace.header;
  const names = nodes.flatMap(({ operator, configuration }) =>
    operator !== null && ids.includes(operator) ? (configuration.lookedUp ?? []) : [],
  );
  const found = zone.filter(({ name }) => names.includes(name)).flatMap(({ addresses }) => addresses);
  if (valuesOf(trace, exchange).origins.some((address) => found.includes(address))) known.add('origin_ip');
}

/** What they run tells them more than any message. */
function byRole(trace: Trace, exchange: number, who: Who, known: Set<Searchable>, t: number): void {
  const values = valuesOf(trace, exchange);
  const own = trace.header.nodes.filter(({ id }) => who.nodes.has(id));
  const addresses = own.map((node) => node.addresses[0] ?? '');
  if (own.some(({ id }) => values.originNodes.includes(id)) || runsSiblingOf(trace, addresses, values)) {
    known.add('origin_ip').add('server_software');
  }
  if (own.some(({ configuration }) => configuration.inbound.some((address) => values.origins.includes(address)))) {
    known.add('origin_ip');
  }
  const served = servedFrom(trace, exchange);
  const filled = filledBy(trace, exchange);
  if (!served || !filled || filled.at > t || !who.nodes.has(served.node)) return;
  // The cache remembers what it was given when it fetched the copy, and by whom.
  for (const { sent } of cachedPairs(trace)) {
    const text = textOf(sent.payload, who.nodes);
    if (sent.exchange !== filled.exchange || sent.to !== served.node || !text.startsWith('status ')) continue;
    if (values.origins.includes(sent.source.address)) known.add('origin_ip');
    if (values.software !== null && hasLine(text, `server: ${values.software}`)) known.add('server_software');
  }
}

/** Servers of one pool are one organisation's. */
function runsSiblingOf({ header }: Trace, addresses: readonly string[], { origins }: Values): boolean {
  return header.nodes.some(
    ({ configuration: { inbound } }) =>
      inbound.some((address) => addresses.includes(address)) && inbound.some((address) => origins.includes(address)),
  );
}

const servedWith = (trace: Trace, exchange: number): string => {
  const served = servedFrom(trace, exchange);
  return served ? `${served.node} ${String(served.copy)}` : '';
};

/** Which facts others than the client read in their own answer out of the same copy, later, and by `t`. */
export function knownFromCopies(
  trace: Trace,
  exchange: number,
  ids: readonly string[],
  t: number,
): ReadonlySet<Searchable> {
  const { header, records } = trace;
  const known = new Set<Searchable>();
  const copyOf = (number: number): string[] => [
    ...[servedWith(trace, number)].filter((copy) => copy !== ''),
    ...of(trace, number, 'cache.stored').map(({ node, storedResponse }) => `${node} ${String(storedResponse)}`),
  ];
  const [wanted] = of(trace, exchange, 'exchange.wanted');
  const people = header.nodes.filter(({ id, operator }) => id !== wanted?.node && ids.includes(operator ?? ''));
  for (const copy of copyOf(exchange)) {
    const next = records.find(
      (record) =>
        record.kind === 'exchange.wanted' &&
        records.indexOf(record) > records.findIndex((one) => one === wanted) &&
        people.some(({ id }) => id === record.node) &&
        copy === servedWith(trace, record.exchange) &&
        of(trace, record.exchange, 'exchange.finished').some(({ status }) => status !== null),
    );
    if (next?.kind !== 'exchange.wanted') continue;
    const read = everythingRead(
      trace,
      eyesOf(
        header,
        people.filter(({ id }) => id === next.node).map((one) => one.operator ?? ''),
      ),
      next.exchange,
      t,
    );
    const values = valuesOf(trace, exchange);
    if (!values.gotContent || !read.includes(`content<${values.gotContent}>`)) continue;
    known.add('response_body');
    if (values.software !== null && hasLine(read, `server: ${values.software}`)) known.add('server_software');
    const [cache = ''] = copy.split(' ');
    if (header.nodes.some(({ id, configuration }) => id === cache && configuration.inbound.length > 0))
      known.add('dest_host');
    // Made for somebody who said who it is, and marked for nobody: that it lies there proves that it was fetched.
    const isOwn = of(trace, exchange, 'cache.stored').length > 0;
    const isMarked = /^cache-control: .*(?:public|private|no-store|s-maxage)/mu.test(read);
    if (isOwn && values.cookie !== null && !isMarked) known.add('url_path');
  }
  lookedUp(trace, exchange, ids, known);
  return known;
}
