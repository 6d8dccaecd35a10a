// Values in which a part is replaced: Location, Set-Cookie, and whatever a regular expression of the configuration names.
import { trimmed } from '../../http/fields.ts';
import type { FieldRule } from '../../http/rewriting-settings.ts';
import type { Cause, Draft, DraftLine } from './draft.ts';
import type { Reading } from './values.ts';
import { filled, variable } from './values.ts';

type Ruled<R extends FieldRule['rule']> = Extract<FieldRule, { rule: R }>;

/**
 * A redirect to what the next hop calls itself is turned into one to what the client calls this box (RFC 9110 §10.2.2 leaves that to the
 * sender). Compared as text, case and port included, as nginx does. With `localToFront` a value that became a path is completed with
 * scheme and public authority and stands at the head (nginx 1.22: absolute_redirect).
 */
export function replacePrefix(draft: Draft, rule: Ruled<'replace-prefix'>, cause: Cause, reading: Reading): void {
  const key = rule.name.toLowerCase();
  const front: DraftLine[] = [];
  const rest: DraftLine[] = [];
  const pairs = rule.pairs.map(({ from, to }) => ({ from: filled(from, reading), to: filled(to, reading) }));
  for (const line of draft.lines) {
    const pair = line.key === key ? pairs.find(({ from }) => line.value.startsWith(from)) : undefined;
    if (!pair) {
      rest.push(line);
      continue;
    }
    const value = pair.to + line.value.slice(pair.from.length);
    if (rule.localToFront && value.startsWith('/')) {
      const here = `${variable('scheme', reading)}://${variable('public-authority', reading)}`;
      front.push({ ...line, name: rule.name, value: here + value, cause });
    } else rest.push({ ...line, value, cause });
  }
  draft.lines = [...front, ...rest];
}

const withoutDot = (domain: string): string => domain.replace(/^\./u, '');

/**
 * Domain compares without case and with or without its leading dot (RFC 6265 §5.2.3), which stays; Path by prefix. A cookie that changed is
 * written anew, its attributes parted by a semicolon and a space, as nginx does.
 */
export function replaceCookieAttribute(
  draft: Draft,
  rule: Ruled<'replace-cookie-attribute'>,
  cause: Cause,
  reading: Reading,
): void {
  const to = filled(rule.to, reading);
  const replaced = (value: string): string | null => {
    if (rule.attribute === 'path') return value.startsWith(rule.from) ? to + value.slice(rule.from.length) : null;
    const isSame = withoutDot(value).toLowerCase() === withoutDot(rule.from).toLowerCase();
    return isSame ? (value.startsWith('.') ? '.' : '') + to : null;
  };
  draft.lines = draft.lines.map((line) => {
    if (line.key !== 'set-cookie') return line;
    const parts = line.value.split(';').map(trimmed);
    const after = parts.map((part) => {
      const [name = '', ...value] = part.split('=');
      const changed = trimmed(name).toLowerCase() === rule.attribute ? replaced(trimmed(value.join('='))) : null;
      return changed === null ? part : `${trimmed(name)}=${changed}`;
    });
    const isSame = after.every((part, i) => part === parts[i]);
    return isSame ? line : { ...line, value: after.join('; '), cause };
  });
}

export function replaceMatch(draft: Draft, rule: Ruled<'replace-match'>, cause: Cause): void {
  const key = rule.name.toLowerCase();
  const pattern = new RegExp(rule.pattern, 'u');
  draft.lines = draft.lines.map((line) => {
    if (line.key !== key) return line;
    const found = pattern.exec(line.value);
    if (!found) return line;
    // The whole value gives way, not the part that was found (HAProxy 2.6: replace-header).
    const value = rule.to.replace(/\$(\d)/gu, (_, group: string) => found[Number(group)] ?? '');
    return value === line.value ? line : { ...line, value, cause };
  });
}

export function dropCookie(draft: Draft, { cookie }: Ruled<'drop-cookie'>, cause: Cause): void {
  draft.lines = draft.lines.flatMap((line) => {
    if (line.key !== 'cookie') return [line];
    const pairs = line.value.split(';').map((pair) => pair.trim());
    const kept = pairs.filter((pair) => pair.split('=')[0] !== cookie);
    if (kept.length === pairs.length) return [line];
    if (kept.length > 0) return [{ ...line, value: kept.join('; '), cause }];
    if (line.was !== null) draft.gone.set(line.was, cause);
    return [];
  });
}
