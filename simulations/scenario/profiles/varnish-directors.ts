// VCL as far as it tells of the servers behind: directors, a probe for all backends, how many connections each may have. (Varnish 7.1)
import type { HashKey, KeyText, VarnishBalancing } from '../../http/balancing-settings.ts';
import type { ActiveCheck, FarmServer, FarmSettings } from '../../http/farm-settings.ts';
import { farmServer } from '../../http/farm-settings.ts';
import type { BoxManners } from '../scenario.ts';
import { DirectiveError, directivesIn } from './directive-words.ts';
import type { ServerPlace } from './server-places.ts';
import { placeOf, placeText } from './server-places.ts';

const VARNISH = 'Varnish 7.1';

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(VARNISH, directive, found, advice);

/** cache_backend_probe.c, vbp_set_defaults; `initial` is one less than the threshold unless given. */
interface Probe {
  readonly url: string;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly window: number;
  readonly threshold: number;
  readonly initial: number | null;
  readonly status: number;
}
const PROBE: Probe = {
  url: '/',
  intervalMs: 5000,
  timeoutMs: 2000,
  window: 8,
  threshold: 3,
  initial: null,
  status: 200,
};

interface Draft {
  readonly members: { readonly name: string; readonly weight: number; readonly directive: string }[];
  balancing: VarnishBalancing;
  key: HashKey;
  probe: Probe | null;
  maxConnections: number | null;
}

function milliseconds(word: string, directive: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)$/u.exec(word) ?? [];
  if (digits === undefined) throw wrong(directive, `"${word}"`, 'write a time as 2s or 500ms');
  return Number(digits) * (unit === 'ms' ? 1 : unit === 's' ? 1000 : 60_000);
}

function whole(word: string, directive: string, most = 1_000_000): number {
  if (/^\d{1,9}$/u.test(word) && Number(word) <= most) return Number(word);
  throw wrong(directive, `"${word}"`, `write a whole number up to ${String(most)}`);
}

/** `.url = "/health"` and its kin, one or several in a directive, with or without the probe's own braces. */
const ATTRIBUTE =
  /\.(url|interval|timeout|window|threshold|initial|expected_response|max_connections)\s*=\s*("[^"]*"|[^\s;}]+)/gu;
const BRACES = /^(?:probe\s+\w+\s*\{|\.probe\s*=\s*\{)|\}$/gu;

function attribute(draft: Draft, name: string, value: string, directive: string): void {
  if (name === 'max_connections') {
    draft.maxConnections = whole(value, directive);
    return;
  }
  const probe = draft.probe ?? PROBE;
  const set = (change: Partial<Probe>): void => void (draft.probe = { ...probe, ...change });
  if (name === 'url') set({ url: value.replaceAll('"', '') });
  else if (name === 'interval') set({ intervalMs: milliseconds(value, directive) });
  else if (name === 'timeout') set({ timeoutMs: milliseconds(value, directive) });
  else if (name === 'window') set({ window: whole(value, directive, 64) });
  else if (name === 'threshold') set({ threshold: whole(value, directive, 64) });
  else if (name === 'initial') set({ initial: whole(value, directive, 64) });
  else set({ status: whole(value, directive, 999) });
}

const DIRECTOR = /^new\s+(\w+)\s*=\s*directors\.(\w+)\(([^()]*)\)$/u;
const MEMBER = /^\w+\.add_backend\(\s*([\w.:-]+)\s*(?:,\s*(?:weight\s*=\s*)?([\d.]+)\s*)?\)$/u;
const HINT = /^set\s+(?:req\.backend_hint|bereq\.backend)\s*=\s*\w+\.backend\((.*)\)$/u;

function keyOf(argument: string, directive: string): HashKey {
  const text = argument.split('+').flatMap((part): KeyText => {
    const word = part.trim();
    const field = /^req\.http\.([\w-]+)$/u.exec(word)?.[1];
    if (field !== undefined) return [{ field }];
    if (word === 'req.url') return [{ of: 'request-uri' }];
    if (word === 'client.ip' || word === 'client.identity') return [{ of: 'client-address' }];
    throw wrong(directive, `"${word}"`, 'known are req.url, req.http.NAME, client.ip, client.identity');
  });
  return { by: 'text', text };
}

function director(draft: Draft, name: string, argument: string, directive: string): void {
  if (name === 'round_robin' || name === 'random' || name === 'hash')
    draft.balancing = { product: 'varnish', policy: name };
  else if (name === 'fallback') {
    const isSticky = /^(?:sticky\s*=\s*)?true$/u.test(argument.trim());
    draft.balancing = { product: 'varnish', policy: name, isSticky };
  } else throw wrong(directive, `"${name}"`, 'known are round_robin, fallback, random, hash');
}

/** Takes what is a word of these matters; false: it is none. */
function take(draft: Draft, directive: string): boolean {
  const [, , kind, argument = ''] = DIRECTOR.exec(directive) ?? [];
  const [, member, weight] = MEMBER.exec(directive) ?? [];
  const hint = HINT.exec(directive)?.[1];
  if (kind !== undefined) director(draft, kind, argument, directive);
  else if (member !== undefined) draft.members.push({ name: member, weight: Number(weight ?? 1), directive });
  else if (hint !== undefined) {
    if (hint.trim() !== '') draft.key = keyOf(hint, directive);
  } else {
    const attributes = [...directive.matchAll(ATTRIBUTE)];
    const rest = directive
      .replaceAll(ATTRIBUTE, '')
      .replaceAll(BRACES, '')
      .replaceAll(/[\s;}]/gu, '');
    const isOwn = rest === '' && (attributes.length > 0 || directive !== directive.replaceAll(BRACES, ''));
    if (!isOwn) return false;
    for (const [, name = '', value = ''] of attributes) attribute(draft, name, value, directive);
  }
  return true;
}

const initially = (): Draft => ({
  members: [],
  balancing: { product: 'varnish', policy: 'round_robin' },
  key: { by: 'text', text: [{ of: 'request-uri' }] },
  probe: null,
  maxConnections: null,
});

/** Whether a directive is read here; throws `DirectiveError` where it is, and wrong. */
export const isVarnishDirector = (directive: string): boolean => take(initially(), directive);

function checkOf({ url, intervalMs, timeoutMs, window, threshold, initial, status }: Probe): ActiveCheck {
  return {
    asks: { method: 'GET', target: url, host: 'localhost' },
    passes: [status, status],
    everyMs: intervalMs,
    changingMs: intervalMs,
    downMs: intervalMs,
    timeoutMs,
    firstMs: 0,
    judges: { by: 'window', window, threshold, initial: Math.min(initial ?? threshold - 1, threshold) },
  };
}

/** Throws `DirectiveError`; what is no word of these matters is left to the other readers. */
export function varnishFarm({ directives }: BoxManners, places: readonly ServerPlace[]): FarmSettings {
  const draft = initially();
  for (const directive of directivesIn(directives)) take(draft, directive);
  const check = draft.probe && checkOf(draft.probe);
  const { maxConnections } = draft;
  const lineFor = (place: ServerPlace, weight: number): FarmServer =>
    farmServer(places.indexOf(place), placeText(place), { weight, check, maxConnections });
  const members = draft.members.map(({ name, weight, directive }) => {
    const [host = '', port] = name.split(':');
    const place = places[placeOf(places, host, port === undefined ? null : Number(port))];
    if (!place) throw wrong(directive, `"${name}"`, `the servers behind are ${places.map(({ id }) => id).join(', ')}`);
    return lineFor(place, weight);
  });
  return {
    servers: members.length > 0 ? members : places.map((place) => lineFor(place, 1)),
    balancing: draft.balancing,
    key: draft.key,
    stickiness: null,
    queue: null,
    circuit: null,
    retrying: { rules: 'varnish' },
  };
}
