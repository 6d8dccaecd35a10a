// The rules of `RewritingSettings` carried out, one after the other, on the lines of a message.
import { uriText } from '../../http/target-uri.ts';
import { listValues, splitOutsideQuotes } from '../../http/fields.ts';
import { isConnectionOption } from '../../http/hop-by-hop.ts';
import type { FieldRule, OwnLine } from '../../http/rewriting-settings.ts';
import { packedCacheControl } from './cache-control.ts';
import type { Cause, Draft } from './draft.ts';
import { drop, takeOut } from './draft.ts';
import { dropCookie, replaceCookieAttribute, replaceMatch, replacePrefix } from './replaced-values.ts';
import type { Reading } from './values.ts';
import { applies, filled } from './values.ts';

type Ruled<R extends FieldRule['rule']> = Extract<FieldRule, { rule: R }>;

/** In lower case; remembered, since rules are carried out on every message. */
const KEYS = new WeakMap<readonly string[], ReadonlySet<string>>();
function namesOf(names: readonly string[]): ReadonlySet<string> {
  const known = KEYS.get(names) ?? new Set(names.map((name) => name.toLowerCase()));
  KEYS.set(names, known);
  return known;
}

function write(draft: Draft, line: OwnLine, where: 'place' | 'end', cause: Cause, reading: Reading): void {
  const value = filled(line.value, reading);
  const { was, place } = takeOut(draft, line.name, cause);
  if (value === '' && line.evenIfEmpty !== true) {
    if (was !== null) draft.gone.set(was, cause);
    return;
  }
  const at = where === 'place' ? (place ?? draft.lines.length) : draft.lines.length;
  draft.lines.splice(at, 0, { name: line.name, key: line.name.toLowerCase(), value, was, cause });
}

/** Own lines lead, in their order; two of one name both stand (nginx sends what it is told to). */
function writeFirst(draft: Draft, { lines }: Ruled<'write-first'>, reading: Reading): void {
  const first: Draft['lines'] = [];
  for (const line of lines) {
    if (!applies(line.when, reading)) continue;
    const cause = { reason: line.reason, source: line.source ?? reading.settings.source };
    const value = filled(line.value, reading);
    const { was } = takeOut(draft, line.name, cause);
    if (value !== '') first.push({ name: line.name, key: line.name.toLowerCase(), value, was, cause });
    else if (was !== null) draft.gone.set(was, cause);
  }
  draft.lines = [...first, ...draft.lines];
}

function join(draft: Draft, rule: Ruled<'join'>, cause: Cause, reading: Reading): void {
  const key = rule.name.toLowerCase();
  const members = draft.lines.filter((line) => line.key === key).map((line) => line.value);
  const member = filled(rule.value, reading);
  if (member !== '') members.push(member);
  const { was, place } = takeOut(draft, rule.name, cause);
  if (members.length === 0) return;
  const at = rule.where === 'place' ? (place ?? draft.lines.length) : draft.lines.length;
  draft.lines.splice(at, 0, { name: rule.name, key, value: members.join(', '), was, cause });
}

/** Options taken out of Connection, which names what concerns this connection alone (RFC 9110 §7.6.1). */
function forgetOptions(draft: Draft, { options }: Ruled<'forget-options'>, cause: Cause): void {
  const forgotten = namesOf(options);
  draft.lines = draft.lines.flatMap((line) => {
    if (line.key !== 'connection') return [line];
    const all = splitOutsideQuotes(line.value, ',');
    const kept = all.filter((option) => !forgotten.has(option.toLowerCase()));
    if (kept.length === all.length) return [line];
    if (kept.length > 0) return [{ ...line, value: kept.join(', '), cause }];
    if (line.was !== null) draft.gone.set(line.was, cause);
    return [];
  });
}

function countDown(draft: Draft, { name }: Ruled<'count-down'>, cause: Cause): void {
  const key = name.toLowerCase();
  draft.lines = draft.lines.map((line) =>
    line.key === key && /^[1-9]\d*$/u.test(line.value)
      ? { ...line, value: String(Number(line.value) - 1), cause }
      : line,
  );
}

const ODD = { drop: /[^A-Za-z0-9-]/u, keep: /[^A-Za-z0-9_-]/u };

function dropConnectionOptions(draft: Draft, cause: Cause): void {
  if (!draft.lines.some(({ key }) => key === 'connection')) return;
  const named = namesOf(listValues(draft.lines, 'Connection').filter(isConnectionOption));
  drop(draft, (line) => named.has(line.key), cause);
}

const USUAL_PORTS: Readonly<Record<string, RegExp>> = { http: /:80$/u, https: /:443$/u };

function hostWithoutUsualPort(draft: Draft, cause: Cause, { surroundings }: Reading): void {
  const { method, target } = surroundings.request;
  const [scheme = ''] = target.toLowerCase().split('://', 1);
  const usual = method === 'CONNECT' ? /:(?:80|443)$/u : USUAL_PORTS[scheme];
  if (!usual) return;
  draft.lines = draft.lines.map((line) =>
    line.key === 'host' && usual.test(line.value) ? { ...line, value: line.value.replace(usual, ''), cause } : line,
  );
}

function add(draft: Draft, rule: Extract<FieldRule, { rule: 'add' }>, cause: Cause, reading: Reading): void {
  const { name, evenIfEmpty } = rule;
  const value = filled(rule.value, reading);
  if (value !== '' || evenIfEmpty === true)
    draft.lines.push({ name, key: name.toLowerCase(), value, was: null, cause });
}

/** Carries out one rule; `reading.message` is the message as it came. */
export function carryOut(rule: FieldRule, draft: Draft, reading: Reading): void {
  if (rule.rule === 'write-first') {
    writeFirst(draft, rule, reading);
    return;
  }
  if (!applies(rule.when, reading)) return;
  const cause: Cause = { reason: rule.reason, source: rule.source ?? reading.settings.source };
  switch (rule.rule) {
    case 'drop': {
      const names = namesOf(rule.names);
      drop(draft, (line) => names.has(line.key), cause);
      return;
    }
    case 'drop-others': {
      const names = namesOf(rule.names);
      drop(draft, (line) => !names.has(line.key), cause);
      return;
    }
    case 'drop-odd-names':
      drop(draft, (line) => ODD[rule.underscores].test(line.name), cause);
      return;
    case 'drop-connection-options':
      dropConnectionOptions(draft, cause);
      return;
    case 'forget-options':
      forgetOptions(draft, rule, cause);
      return;
    case 'drop-cookie':
      dropCookie(draft, rule, cause);
      return;
    case 'lower-case-names':
      draft.lines = draft.lines.map((line) => ({ ...line, name: line.key }));
      return;
    case 'host-without-usual-port':
      hostWithoutUsualPort(draft, cause, reading);
      return;
    case 'write':
      write(draft, rule, rule.where, cause, reading);
      return;
    case 'add':
      add(draft, rule, cause, reading);
      return;
    case 'join':
      join(draft, rule, cause, reading);
      return;
    case 'replace-prefix':
      replacePrefix(draft, rule, cause, reading);
      return;
    case 'replace-cookie-attribute':
      replaceCookieAttribute(draft, rule, cause, reading);
      return;
    case 'replace-match':
      replaceMatch(draft, rule, cause);
      return;
    case 'pack-cache-control': {
      const url = uriText(reading.surroundings.context.target);
      const own = rule.byPattern?.find(({ pattern, ignoresCase }) =>
        new RegExp(pattern, ignoresCase ? 'i' : '').test(url),
      );
      const value = packedCacheControl(draft.lines, own?.maxSeconds ?? rule.maxAgeSeconds);
      write(draft, { ...rule, name: 'Cache-Control', value: [value] }, 'end', cause, reading);
      return;
    }
    case 'count-down':
      countDown(draft, rule, cause);
      return;
  }
}
