// What a head has to be besides well cut: one Host, a target that can be meant, a method and an expectation that can be met.
import { allValues, has, listValues, valueOf, without } from '../../http/fields.ts';
import type { Check } from './head-draft.ts';
import { faulty } from './head-draft.ts';

const isOld = (version: string): boolean => version === '1.0' || version === '0.9';

/** RFC 9112 §3.2: more than one Host line, or none in HTTP/1.1, is answered with 400. */
export const oneHost: Check = (draft) =>
  allValues(draft.fields, 'Host').length > 1 ? faulty(400, 'two-hosts', 'RFC 9112 §3.2') : draft;
export const hostNeeded: Check = (draft) =>
  isOld(draft.version) || has(draft.fields, 'Host') ? draft : faulty(400, 'no-host', 'RFC 9112 §3.2');

/** Lines that say the same are one. */
export const agreeingHosts: Check = (draft) => {
  const hosts = allValues(draft.fields, 'Host');
  if (hosts.length < 2) return draft;
  if (new Set(hosts).size > 1) return faulty(400, 'two-hosts', 'RFC 9112 §3.2');
  const first = draft.fields.findIndex(({ name }) => name.toLowerCase() === 'host');
  return { ...draft, fields: draft.fields.filter(({ name }, i) => i === first || name.toLowerCase() !== 'host') };
};

/** An absolute target and Host name the same (RFC 9112 §3.2.2). */
export const hostAgreesWithTarget: Check = (draft) => {
  const host = valueOf(draft.fields, 'Host');
  const authority = draft.method === 'CONNECT' ? draft.target : /^https?:\/\/([^/?#]*)/iu.exec(draft.target)?.[1];
  if (host === null || authority === undefined) return draft;
  const own = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  const bare = (text: string): string => text.replace(/:80$/u, '');
  return bare(own) === bare(host.toLowerCase()) ? draft : faulty(400, 'host-disagrees', 'RFC 9112 §3.2.2');
};

/* eslint-disable-next-line no-control-regex -- the characters that are forbidden */
const BAD_HOST = /[\u0000-\u0020\u007f/]|\.\./u;
export const hostCharacters =
  (source: string): Check =>
  (draft) => {
    const host = valueOf(draft.fields, 'Host');
    return host !== null && (host === '' || BAD_HOST.test(host)) ? faulty(400, 'host', source) : draft;
  };

export const methodRefused =
  (method: string, status: number, source: string): Check =>
  (draft) =>
    draft.method === method ? faulty(status, 'method', source) : draft;

export const targetForm =
  (allowed: RegExp, status: number, source: string): Check =>
  (draft) =>
    draft.method === 'CONNECT' || allowed.test(draft.target) ? draft : faulty(status, 'target', source);

/** OPTIONS * is for the server itself (RFC 9110 §9.3.7), which a proxy without one cannot be. */
export const noAsterisk =
  (status: number, source: string): Check =>
  (draft) =>
    draft.target === '*' ? faulty(status, 'asterisk', source) : draft;

/** Steps of the path up and down; whoever maps paths to places refuses to be led out of the top, and an octet of zero. */
export const pathStays =
  (source: string): Check =>
  (draft) => {
    const [path = ''] = draft.target.replace(/^[a-z]+:\/\/[^/]*/iu, '').split(/[?#]/u);
    if (/%(?![0-9a-fA-F]{2})/u.test(path)) return faulty(400, 'percent', source);
    const decoded = path.replace(/%([0-9a-fA-F]{2})/gu, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
    if (decoded.includes('\u0000')) return faulty(400, 'null-octet', source);
    let depth = 0;
    for (const step of decoded.split('/').slice(1)) {
      if (step === '..') depth -= 1;
      else if (step !== '.' && step !== '') depth += 1;
      if (depth < 0) return faulty(400, 'dot-dot', source);
    }
    return draft;
  };

/** RFC 9110 §10.1.1: an expectation that cannot be met is answered with 417. */
export const expectationKnown: Check = (draft) =>
  listValues(draft.fields, 'Expect').every((value) => value.toLowerCase() === '100-continue')
    ? draft
    : faulty(417, 'expectation', 'RFC 9110 §10.1.1');

/** Content where the method gives it no meaning (RFC 9110 §9.3.1, §9.3.2). */
const hasContent = (value: string | null): boolean => value !== null && value !== '0';
export const noContentWithGet =
  (status: number, source: string): Check =>
  (draft) =>
    (draft.method === 'GET' || draft.method === 'HEAD') &&
    (hasContent(valueOf(draft.fields, 'Content-Length')) || has(draft.fields, 'Transfer-Encoding'))
      ? faulty(status, 'content-with-get', source)
      : draft;

/** An unknown version above 1.0 is 1.1's own (RFC 9110 §2.5); none at all is the oldest. */
export const knownVersion: Check = (draft) =>
  draft.version === '1.0' || draft.version === '1.1'
    ? draft
    : { ...draft, version: draft.version === '0.9' ? '1.0' : '1.1' };

/** Where an absolute target has taken Host's place (RFC 9112 §3.2.2), what Host said matters no more. */
export const targetOverHost: Check = (draft) =>
  /^https?:/iu.test(draft.target) && allValues(draft.fields, 'Host').length > 1
    ? {
        ...draft,
        fields: [...without(draft.fields, 'Host'), { name: 'Host', value: allValues(draft.fields, 'Host')[0] ?? '' }],
      }
    : draft;
