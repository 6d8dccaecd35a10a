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

/** Domain compares without case and with or without its leading dot (RFC 6265 §5.2.3); Path by prefix. */
export function replaceCookieAttribute(
  draft: Draft,
  rule: Ruled<'replace-cookie-attribute'>,
  cause: Cause,
  reading: Reading,
): void {
  const to = filled(rule.to, reading);
  const replaced = (value: string): string | null => {
    if (rule.attribute === 'path') return value.startsWith(rule.from) ? to + value.slice(rule.from.length) : null;
    return value.replace(/^\./u, '').toLowerCase() === rule.from.replace(/^\./u, '').toLowerCase() ? to : null;
  };
  draft.lines = draft.lines.map((line) => {
    if (line.key !== 'set-cookie') return line;
    const value = line.value
      .split(';')
      .map((part) => {
        const equals = part.indexOf('=');
        if (trimmed(part.slice(0, Math.max(0, equals))).toLowerCase() !== rule.attribute) return part;
        const after = replaced(trimmed(part.slice(equals + 1)));
        return after === null ? part : part.slice(0, equals + 1) + after;
      })
      .join(';');
    return value === line.value ? line : { ...line, value, cause };
  });
}

export function replaceMatch(draft: Draft, rule: Ruled<'replace-match'>, cause: Cause): void {
  const key = rule.name.toLowerCase();
  const pattern = new RegExp(rule.pattern, 'u');
  draft.lines = draft.lines.map((line) => {
    if (line.key !== key) return line;
    const value = line.value.replace(pattern, rule.to);
    return value === line.value ? line : { ...line, value, cause };
  });
}
