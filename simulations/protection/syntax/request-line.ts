// The request line (RFC 9112 §3) as each product makes it out.
import type { SyntaxRules } from '../../http/protection-settings.ts';
import type { SyntaxFault } from './head-draft.ts';
import { faulty } from './head-draft.ts';

export interface RequestLine {
  readonly method: string;
  readonly target: string;
  readonly version: string;
}

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u;
/** The digits, or null when the word is no protocol version (RFC 9112 §2.3). */
const versionIn = (word: string, pattern = /^HTTP\/(\d\.\d)$/u): string | null => pattern.exec(word)?.[1] ?? null;

const bad = (word: string, section = 'RFC 9112 §3'): SyntaxFault => faulty(400, word, section);
// eslint-disable-next-line no-control-regex -- the characters that are forbidden
const CONTROL = /[\u0000-\u001f\u007f]/u;

function strictly(line: string): RequestLine | SyntaxFault {
  const [method = '', target = '', word, ...more] = line.split(' ');
  if (word === undefined || more.length > 0) return bad('request-line');
  const version = versionIn(word);
  if (!TOKEN.test(method)) return bad('method', 'RFC 9110 §9.1');
  if (version === null) return bad('version', 'RFC 9112 §2.3');
  if (target === '' || CONTROL.test(target)) return bad('target', 'RFC 9112 §3.2');
  return version.startsWith('1.') ? { method, target, version } : faulty(505, 'version', 'RFC 9110 §15.6.6');
}

/** Letters in upper case; the words parted by spaces, as many as there are. */
function nginx(line: string): RequestLine | SyntaxFault {
  const [method = '', target = '', word, ...more] = line.split(/ +/u).filter((part, i) => part !== '' || i === 0);
  if (!/^[A-Z_-]+$/u.test(method)) return bad('method', 'nginx 1.22.1');
  if (target === '' || CONTROL.test(target)) return bad('target');
  if (word === undefined) return { method, target, version: '0.9' };
  const version = versionIn(word, /^HTTP\/([1-9]\d*\.\d{1,3})$/u);
  if (version === null || more.length > 0) return bad('version', 'nginx 1.22.1');
  return version.startsWith('1.') ? { method, target, version } : faulty(505, 'version', 'nginx 1.22.1');
}

/** Tabs part words too; a version that it does not know is taken for its own. */
function haproxy(line: string): RequestLine | SyntaxFault {
  const [method = '', target = '', word, ...more] = line.split(/[ \t]+/u);
  const version = versionIn(word ?? '');
  if (!TOKEN.test(method)) return bad('method', 'HAProxy 2.6.12');
  if (version === null || more.some((part) => part !== '')) return bad('version', 'HAProxy 2.6.12');
  if (!/^[!"$-~]+$/u.test(target)) return bad('target', 'HAProxy 2.6.12');
  return { method, target, version: version === '1.0' ? '1.0' : '1.1' };
}

/** The method ends at the first space and the version begins at the last; spaces in between are taken out of the target. */
function squid(line: string): RequestLine | SyntaxFault {
  const first = line.indexOf(' ');
  const method = line.slice(0, Math.max(first, 0));
  if (!TOKEN.test(method)) return bad('method', 'Squid 5.7');
  const after = line.slice(first + 1);
  if (after.startsWith(' ')) return bad('request-line', 'Squid 5.7');
  const last = after.lastIndexOf(' ');
  const version = last < 0 ? null : versionIn(after.slice(last + 1));
  const target = (version === null ? after : after.slice(0, last)).replaceAll(' ', '');
  if (target === '' || CONTROL.test(target)) return bad('target', 'Squid 5.7');
  if (version === null) return { method, target, version: '0.9' };
  return version.startsWith('1.') ? { method, target, version } : faulty(505, 'version', 'Squid 5.7');
}

/** Anything between spaces is a method and a target; the version in any case of letters, and no other than two. */
function varnish(line: string): RequestLine | SyntaxFault {
  const [method = '', target = '', word = '', ...more] = line.split(/ +/u);
  const version = versionIn(word, /^HTTP\/(1\.[01])$/iu);
  if (version === null || more.length > 0) return bad('version', 'Varnish 7.1');
  if (CONTROL.test(method + target)) return bad('target', 'Varnish 7.1');
  return { method, target, version };
}

const READERS: { readonly [R in SyntaxRules]: (line: string) => RequestLine | SyntaxFault } = {
  rfc: strictly,
  nginx,
  haproxy,
  squid,
  varnish,
};

export const readRequestLine = (line: string, rules: SyntaxRules): RequestLine | SyntaxFault => READERS[rules](line);
