// What was done in a case of balancing, in its words: so many requests, from whom, for what, held or answered.
import type { Step } from '../steps.ts';
import { get } from '../asking.ts';
import { Unsupported } from '../json.ts';

/** What is told of the requests: one sequence, held and short ones apart, or the three rounds with and without a cookie. */
export type Plan =
  | { readonly kind: 'sequence'; readonly steps: readonly Step[] }
  | { readonly kind: 'held'; readonly held: number; readonly short: number }
  | { readonly kind: 'cookie'; readonly sticky: number; readonly fresh: number }
  | { readonly kind: 'comparison' };

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** Clients of which only the first few are written: so many there are. */
const CLIENTS = 12;

/** "/item/0" … "/item/39": the one number in which the texts differ, counted up. */
function between(first: string, last: string): string[] {
  const [from, to] = [first.split(/(\d+)/u), last.split(/(\d+)/u)];
  const place = from.findIndex((part, i) => part !== to[i]);
  const [low, high] = [Number(from[place]), Number(to[place])];
  if (from.length !== to.length || Number.isNaN(low) || Number.isNaN(high) || high < low || high - low > 10_000)
    throw new Unsupported(`"${first} … ${last}"`);
  return times(high - low + 1, (i) => from.map((part, at) => (at === place ? String(low + i) : part)).join(''));
}

/** `127.0.5.1`, `.21`, `.41` …: the last octet grows by the same step. */
function stepped(first: string, second: string): string[] {
  const octets = first.split('.');
  const last = Number(octets.pop());
  const step = Number(second) - last;
  return times(CLIENTS, (i) => [...octets, String(last + step * i)].join('.')).filter(
    (address) => Number(address.split('.').at(-1)) < 256,
  );
}

type Reading = (found: RegExpExecArray) => Plan;

const sequence = (steps: readonly Step[]): Plan => ({ kind: 'sequence', steps });

const PATTERNS: readonly (readonly [RegExp, Reading])[] = [
  [
    /^(\d+) sequential ([A-Z]+) (\S+)$/u,
    ([, n, method = 'GET', path = '/']) => sequence(times(Number(n), () => get(path, { method }))),
  ],
  [
    /^\d+ sequential ([A-Z]+) (\S+) … (\S+)$/u,
    ([, method = 'GET', first = '', last = '']) =>
      sequence(
        between(first, first.replace(/\d+/u, /\d+/u.exec(last)?.[0] ?? '')).map((path) => get(path, { method })),
      ),
  ],
  [
    /^(\d+) GETs on ONE client keep-alive connection$/u,
    ([, n]) => sequence(times(Number(n), () => get('/', { connection: 1 }))),
  ],
  [
    /^clients (\S+) … (\S+?)(?:, (two) requests each)?$/u,
    ([, first = '', last = '', two]) =>
      sequence(between(first, last).flatMap((from) => times(two === undefined ? 1 : 2, () => get('/', { from })))),
  ],
  [
    /^clients (\d+\.\d+\.\d+\.\d+), \.(\d+), \.\d+ …$/u,
    ([, first = '', second = '']) => sequence(stepped(first, second).map((from) => get('/', { from }))),
  ],
  [
    /^GET (\S+) … (\S+)$/u,
    ([, first = '', last = '']) => sequence(between(first, fill(first, last)).map((path) => get(path))),
  ],
  [
    /^(\d+) requests? that stays? open, then (\d+) short sequential requests?$/u,
    ([, held, short]) => ({ kind: 'held', held: Number(held), short: Number(short) }),
  ],
  [
    /^1 request without cookie; (\d+) with the cookie it got; (\d+) without$/u,
    ([, sticky, fresh]) => ({ kind: 'cookie', sticky: Number(sticky), fresh: Number(fresh) }),
  ],
  [/^compare sequences$/u, () => ({ kind: 'comparison' })],
];

/** "/13" after "/item/0" stands for "/item/13". */
const fill = (first: string, last: string): string =>
  last.startsWith(first.replace(/\d+.*$/u, '')) ? last : first.replace(/\d+/u, /\d+/u.exec(last)?.[0] ?? '');

const REMARKS = [/ on fresh connections$/u, / \(.*\)$/u];

/** Throws `Unsupported` for words that are none of these. */
export function planOf(words: string): Plan {
  const plain = REMARKS.reduce((text, remark) => text.replace(remark, ''), words.trim());
  for (const [pattern, read] of PATTERNS) {
    const found = pattern.exec(plain);
    if (found) return read(found);
  }
  throw new Unsupported(`stimulus "${words}"`);
}
