// The pages with which each product turns a request away: who asks for credentials and in whose name, who closes, how long they are.
// Orders and lengths were observed on the products.
import type { OwnLine, OwnPage, RewritingSettings, Template } from '../../http/rewriting-settings.ts';
import type { BoxManners } from '../scenario.ts';
import { readHaproxyRules } from './haproxy-rules.ts';
import { readNginxLimits } from './nginx-limits.ts';
import type { BoxKind } from './profile.ts';
import { of, ownLine } from './rule-words.ts';
import { readSquidLimits } from './squid-limits.ts';

const TEXT: Template = [{ of: 'title' }, '\n'];

const page = (status: number | null, why: string | null, phrase: string | null, more: Partial<OwnPage>): OwnPage => ({
  status,
  why,
  phrase,
  error: '',
  lines: [],
  text: TEXT,
  length: null,
  closes: false,
  ...more,
});

/** RFC 7617 §2 */
const challenge = (name: string, realm: string): OwnLine =>
  ownLine(name, [`Basic realm="${realm}"`], 'product-added', 'RFC 9110 §11.6.1');

/** `lines`: of all its pages. */
function nginxRefusals(software: string, lines: readonly OwnLine[], realm: string | null): OwnPage[] {
  const length = { fixed: 115 + software.length, parts: [{ of: 'title', times: 2 }] } as const;
  const title = '401 Authorization Required';
  return [
    page(401, 'credentials', null, {
      lines: [...lines, challenge('WWW-Authenticate', realm ?? '')],
      length: { fixed: length.fixed + 2 * title.length, parts: [] },
    }),
    page(null, 'syntax', null, { lines, length, closes: true }),
  ];
}

const HAPROXY_SIZES: readonly (readonly [status: number, phrase: string, octets: number, closes?: true])[] = [
  [400, 'Bad request', 90, true],
  [401, 'Unauthorized', 112],
  [404, 'Not Found', 83],
  [405, 'Method Not Allowed', 146],
  [407, 'Unauthorized', 112],
  [408, 'Request Time-out', 110, true],
  [410, 'Gone', 114],
  [413, 'Payload Too Large', 106],
  [500, 'Internal Server Error', 97],
];

function haproxyRefusals(lines: readonly OwnLine[], realm: string | null): OwnPage[] {
  const length = (fixed: number): OwnPage['length'] => ({ fixed, parts: [] });
  const rules = HAPROXY_SIZES.flatMap(([status, phrase, octets, closes = false]) =>
    ['access', 'patience'].map((why) => page(status, why, phrase, { lines, length: length(octets), closes })),
  );
  const asking = [...lines, challenge('www-authenticate', realm ?? '')];
  const unheard: readonly OwnLine[] = [
    ownLine('Content-length', of('page-length'), 'content-length'),
    ownLine('Cache-Control', ['no-cache'], 'product-added'),
    ownLine('Content-Type', ['text/html'], 'product-added'),
  ];
  return [
    ...rules,
    page(401, 'credentials', 'Unauthorized', { lines: realm === null ? lines : asking, length: length(112) }),
    page(407, 'credentials', 'Unauthorized', { lines, length: length(112) }),
    page(422, 'syntax', 'Unprocessable Content', { lines: unheard, length: length(116), closes: true }),
  ];
}

interface SquidKind {
  readonly status: number;
  readonly why: string;
  readonly phrase?: string;
  readonly error: string;
  /** Octets besides the URL, which comes so many times, the name and the product's token. */
  readonly fixed: number;
  readonly urls: number;
  readonly closes: boolean;
}

const SQUID_KINDS: readonly SquidKind[] = [
  { status: 403, why: 'access', error: 'ERR_ACCESS_DENIED 0', fixed: 3007, urls: 2, closes: false },
  { status: 401, why: 'credentials', error: 'ERR_CACHE_ACCESS_DENIED 0', fixed: 2989, urls: 3, closes: false },
  { status: 407, why: 'credentials', error: 'ERR_CACHE_ACCESS_DENIED 0', fixed: 2989, urls: 3, closes: false },
  { status: 403, why: 'reply-size', error: 'ERR_TOO_BIG 0', fixed: 3266, urls: 0, closes: false },
  { status: 413, why: 'size', phrase: 'Payload Too Large', error: 'ERR_TOO_BIG 0', fixed: 3258, urls: 0, closes: true },
  { status: 414, why: 'size', error: 'ERR_TOO_BIG 0', fixed: 3258, urls: 0, closes: true },
  { status: 431, why: 'size', error: 'ERR_TOO_BIG 0', fixed: 3258, urls: 0, closes: true },
  { status: 400, why: 'size', error: 'ERR_INVALID_URL 0', fixed: 3197, urls: 2, closes: true },
  { status: 400, why: 'syntax', error: 'ERR_INVALID_REQ 0', fixed: 3721, urls: 0, closes: true },
  { status: 411, why: 'syntax', error: 'ERR_INVALID_REQ 0', fixed: 3742, urls: 0, closes: true },
  { status: 417, why: 'syntax', error: 'ERR_INVALID_REQ 0', fixed: 3742, urls: 0, closes: true },
  { status: 501, why: 'syntax', error: 'ERR_UNSUP_REQ 0', fixed: 2990, urls: 2, closes: true },
  {
    ...{ status: 505, why: 'syntax', phrase: 'HTTP Version not supported', error: 'ERR_UNSUP_HTTPVERSION 0' },
    ...{ fixed: 2975, urls: 0, closes: true },
  },
];

/** `lines`: of its pages, all of them told here; the challenge comes after the language. */
function squidRefusals(lines: readonly OwnLine[], realm: string): OwnPage[] {
  const place = lines.findIndex(({ name }) => name === 'X-Cache');
  const asking = (name: string): readonly OwnLine[] => [
    ...lines.slice(0, place),
    challenge(name, realm),
    ...lines.slice(place),
  ];
  return SQUID_KINDS.map(({ status, why, phrase, error, fixed, urls, closes }) =>
    page(status, why, phrase ?? null, {
      error,
      lines: status === 407 ? asking('Proxy-Authenticate') : status === 401 ? asking('WWW-Authenticate') : lines,
      text: [{ of: 'title' }, ': ', { of: 'url' }, '\n'],
      length: {
        fixed,
        parts: [
          { of: 'url', times: urls },
          { of: 'name', times: 1 },
          { of: 'software', times: 1 },
        ],
      },
      closes,
    }),
  );
}

/** What Varnish cannot read it answers with a first line alone. */
const VARNISH_REFUSALS: readonly OwnPage[] = [
  page(null, 'syntax', null, { closes: true }),
  page(400, 'syntax', 'Bad Request', { closes: true }),
  page(null, 'size', null, { closes: true }),
];

/** `lines`: of all its pages. RFC 9110 §15.5.2 and §15.5.8 demand a challenge. */
function rfcRefusals(lines: readonly OwnLine[], realm: string): OwnPage[] {
  const length = { fixed: 1, parts: [{ of: 'title', times: 1 }] } as const;
  return [
    page(401, 'credentials', null, { lines: [...lines, challenge('WWW-Authenticate', realm)], length }),
    page(407, 'credentials', null, { lines: [...lines, challenge('Proxy-Authenticate', realm)], length }),
    page(null, 'syntax', null, { lines, length, closes: true }),
    page(408, 'patience', null, { lines, length, closes: true }),
    page(413, 'size', null, { lines, length, closes: true }),
  ];
}

/** Whoever is turned away at the door is told everything, whatever the method; a tunnel that fails later is not. */
const atDoor = (lines: readonly OwnLine[]): readonly OwnLine[] =>
  lines.map(({ when = [], ...line }) => ({
    ...line,
    when: when.filter((condition) => condition.if !== 'method-other'),
  }));

function refusalsFor(settings: RewritingSettings, manners: BoxManners, kind: BoxKind): readonly OwnPage[] {
  const { directives, profile } = manners;
  const lines = settings.pages.find(({ status, why }) => status === null && why === null)?.lines ?? [];
  switch (profile) {
    case 'nginx':
      return nginxRefusals(settings.software, lines, readNginxLimits(directives).realm);
    case 'haproxy':
      return haproxyRefusals(lines, readHaproxyRules(directives, []).realm ?? null);
    case 'squid':
      return squidRefusals(atDoor(lines), readSquidLimits(directives, kind).realm);
    case 'varnish':
      return VARNISH_REFUSALS;
    case 'rfc':
      return rfcRefusals(lines, manners.protection?.authentication?.realm ?? '');
  }
}

/** The settings with the pages of those who are turned away. */
export const withRefusals = (settings: RewritingSettings, manners: BoxManners, kind: BoxKind): RewritingSettings => ({
  ...settings,
  pages: [...refusalsFor(settings, manners, kind), ...settings.pages],
});
