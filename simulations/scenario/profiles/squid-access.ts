// request_header_access and its kin as rules: the last thing that Squid does to a message, its own lines included.
import type { FieldRule } from '../../http/rewriting-settings.ts';
import { reasonFor } from './rule-words.ts';
import type { HeaderAccess } from './squid-directives.ts';

/** The names that Squid 5.7 has a number for; every other is `Other`. */
const KNOWN: readonly string[] = [
  'Accept Accept-Charset Accept-Encoding Accept-Language Accept-Ranges Age Allow Authentication-Info Authorization',
  'Cache-Control CDN-Loop Connection Content-Base Content-Disposition Content-Encoding Content-Language Content-Length',
  'Content-Location Content-MD5 Content-Range Content-Type Cookie Cookie2 Date ETag Expect Expires Forwarded From',
  'Front-End-Https Host HTTP2-Settings If-Match If-Modified-Since If-None-Match If-Range Keep-Alive Last-Modified Link',
  'Location Max-Forwards Mime-Version Negotiate Origin Pragma Proxy-Authenticate Proxy-Authentication-Info',
  'Proxy-Authorization Proxy-Connection Proxy-support Range Referer Request-Range Retry-After Server Set-Cookie',
  'Set-Cookie2 Strict-Transport-Security Surrogate-Capability Surrogate-Control TE Title Trailer Transfer-Encoding',
  'Translate Unless-Modified-Since Upgrade User-Agent Vary Via Warning WWW-Authenticate X-Cache X-Cache-Lookup',
  'X-Forwarded-For X-Next-Services X-Request-URI X-Squid-Error',
].flatMap((names) => names.toLowerCase().split(' '));

export function accessRules({ verdicts, replaces, adds }: HeaderAccess): FieldRule[] {
  const rules: FieldRule[] = [];
  const named = [...verdicts.keys()].filter((key) => key !== 'all' && key !== 'other');
  for (const key of named) {
    const { allows, name } = verdicts.get(key) ?? { allows: true, name: key };
    if (allows) continue;
    const replacement = replaces.get(key);
    const reason = reasonFor(name, []);
    if (replacement === undefined) rules.push({ rule: 'drop', names: [name], reason });
    else {
      const when = [{ if: 'present', name }] as const;
      rules.push({ rule: 'write', name, where: 'place', value: [replacement], when, reason });
    }
  }
  const isDenied = (rest: 'other' | 'all'): boolean => verdicts.get(rest)?.allows === false;
  if (isDenied('other')) rules.push({ rule: 'drop-others', names: [...KNOWN, ...named], reason: 'configured' });
  if (isDenied('all')) rules.push({ rule: 'drop-others', names: named, reason: 'configured' });
  return [
    ...rules,
    ...adds.map(({ name, value }) => ({ rule: 'add', name, value, reason: reasonFor(name, value) }) as const),
  ];
}
