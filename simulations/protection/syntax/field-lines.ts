// The field lines (RFC 9112 §5) as each product makes them out.
import { trimmed } from '../../http/fields.ts';
import type { FieldLine } from '../../http/message.ts';
import type { SyntaxRules } from '../../http/protection-settings.ts';
import type { SyntaxFault } from './head-draft.ts';
import { faulty } from './head-draft.ts';

interface FieldHabits {
  readonly source: string;
  /** A line that begins with a space or tab continues the one before (RFC 9112 §5.2): what stands in place of the line end; null: refused. */
  readonly fold: ((continued: string) => string) | null;
  /** One that continues nothing: refused, or passed over. */
  readonly orphan: 'refused' | 'skipped';
  readonly name: RegExp;
  /** A line without a colon is a name alone. */
  readonly allowsBareName: boolean;
  /** Characters that no value may have, and CR, which may be taken for a space. */
  readonly forbidden: RegExp;
  readonly bareReturn: 'refused' | 'space';
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u;
/* eslint-disable no-control-regex -- the characters that are forbidden */
const NUL = /\u0000/u;
const NOTHING = /[^\s\S]/u;
const NGINX_NAME = /^[^\u0000-\u0020\u007f:]+$/u;
const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f]/u;
/* eslint-enable no-control-regex */

const HABITS: { readonly [R in SyntaxRules]: FieldHabits } = {
  rfc: {
    source: 'RFC 9112 §5',
    fold: null,
    orphan: 'refused',
    name: TOKEN,
    allowsBareName: false,
    forbidden: CONTROLS,
    bareReturn: 'refused',
  },
  nginx: {
    source: 'nginx 1.22.1',
    fold: null,
    orphan: 'refused',
    name: NGINX_NAME,
    allowsBareName: true,
    forbidden: NUL,
    bareReturn: 'refused',
  },
  haproxy: {
    source: 'HAProxy 2.6.12',
    fold: (continued) => `  ${continued}`,
    orphan: 'refused',
    name: TOKEN,
    allowsBareName: false,
    forbidden: NOTHING,
    bareReturn: 'refused',
  },
  squid: {
    source: 'Squid 5.7',
    fold: (continued) => ` ${trimmed(continued)}`,
    orphan: 'skipped',
    name: TOKEN,
    allowsBareName: false,
    forbidden: NUL,
    bareReturn: 'space',
  },
  varnish: {
    source: 'Varnish 7.1',
    fold: (continued) => `  ${continued.replaceAll('\t', ' ')}`,
    orphan: 'refused',
    name: TOKEN,
    allowsBareName: false,
    forbidden: CONTROLS,
    bareReturn: 'refused',
  },
};

/** The lines with their continuations joined. */
function unfolded(lines: readonly string[], { fold, orphan, source }: FieldHabits): string[] | SyntaxFault {
  const joined: string[] = [];
  for (const line of lines) {
    if (!/^[ \t]/u.test(line)) {
      joined.push(line);
      continue;
    }
    const last = joined.pop();
    if (last === undefined && orphan === 'skipped') continue;
    if (last === undefined || fold === null)
      return faulty(400, 'folded-field', fold === null ? 'RFC 9112 §5.2' : source);
    joined.push(last + fold(line));
  }
  return joined;
}

export function readFieldLines(lines: readonly string[], rules: SyntaxRules): FieldLine[] | SyntaxFault {
  const habits = HABITS[rules];
  const whole = unfolded(lines, habits);
  if (!Array.isArray(whole)) return whole;
  const fields: FieldLine[] = [];
  for (const line of whole) {
    const colon = line.indexOf(':');
    if (colon < 0 && !habits.allowsBareName) return faulty(400, 'no-colon', habits.source);
    const name = colon < 0 ? line : line.slice(0, colon);
    // RFC 9112 §5.1: no space between the name and its colon, or two readers may take different fields out of one line.
    if (/[ \t]$/u.test(name)) return faulty(400, 'space-before-colon', 'RFC 9112 §5.1');
    if (!habits.name.test(name)) return faulty(400, 'field-name', habits.source);
    const raw = colon < 0 ? '' : trimmed(line.slice(colon + 1));
    if (raw.includes('\r') && habits.bareReturn === 'refused') return faulty(400, 'bare-return', 'RFC 9112 §2.2');
    const value = raw.replaceAll('\r', ' ');
    if (habits.forbidden.test(value)) return faulty(400, 'field-value', habits.source);
    fields.push({ name, value });
  }
  return fields;
}
