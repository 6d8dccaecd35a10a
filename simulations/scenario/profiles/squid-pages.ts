// The pages that Squid 5.7 makes itself. Their markup is left out; their lengths were measured and depend on the URL and the names in them.
import type { OwnLine, OwnPage, Template } from '../../http/rewriting-settings.ts';
import { of, ownLine } from './rule-words.ts';
import type { SquidConfiguration } from './squid-directives.ts';

interface Kind {
  readonly status: number | null;
  readonly why: string | null;
  readonly error: string;
  /** Octets besides the URL (twice), the name, the product's token and, where `naming`, the server's address. */
  readonly fixed: number;
  /** Whether the page tells the address of the server that did not answer. */
  readonly naming?: boolean;
  readonly closes?: boolean;
}

const KINDS: readonly Kind[] = [
  { status: 400, why: null, error: 'ERR_INVALID_URL 0', fixed: 3197, closes: true },
  { status: 403, why: null, error: 'ERR_ACCESS_DENIED 0', fixed: 3007 },
  { status: 417, why: null, error: 'ERR_INVALID_REQ 0', fixed: 3711, closes: true },
  { status: 500, why: 'name-unknown', error: 'ERR_CANNOT_FORWARD 0', fixed: 3340 },
  { status: 501, why: null, error: 'ERR_UNSUP_REQ 0', fixed: 2990, closes: true },
  { status: 502, why: null, error: 'ERR_READ_ERROR 0', fixed: 2997 },
  { status: 502, why: 'closed', error: 'ERR_ZERO_SIZE_OBJECT 0', fixed: 2913 },
  { status: 502, why: 'reset', error: 'ERR_READ_ERROR 104', fixed: 3017 },
  { status: 502, why: 'not-http', error: 'ERR_INVALID_RESP 0', fixed: 3089 },
  { status: 502, why: 'too-big', error: 'ERR_TOO_BIG 0', fixed: 3212 },
  { status: 503, why: null, error: 'ERR_CONNECT_FAIL 111', fixed: 3006, naming: true },
  { status: 503, why: 'connect-timeout', error: 'ERR_CONNECT_FAIL 110', fixed: 3008, naming: true },
  { status: 504, why: null, error: 'ERR_READ_TIMEOUT 0', fixed: 3050 },
  { status: null, why: null, error: 'ERR_CANNOT_FORWARD 0', fixed: 3340 },
];

function linesOf({ via, keepsClients }: SquidConfiguration): readonly OwnLine[] {
  // What it says to a refused CONNECT ends after the language: such a message is not passed on, and no connection is spoken of.
  const unlessTunnel = { when: [{ if: 'method-other', oneOf: ['CONNECT'] }] } as const;
  const cache = (lookup: boolean): Template => [
    lookup ? { of: 'page-cache-word' } : 'MISS',
    ' from ',
    { of: 'name' },
    ...(lookup ? [':', { of: 'own-port' } as const] : []),
  ];
  return [
    ownLine('Server', of('software'), 'product-added'),
    ownLine('Mime-Version', ['1.0'], 'product-added'),
    ownLine('Date', of('date'), 'date-added'),
    ownLine('Content-Type', ['text/html;charset=utf-8'], 'product-added'),
    ownLine('Content-Length', of('page-length'), 'content-length'),
    ownLine('X-Squid-Error', of('error'), 'product-added'),
    ownLine('Vary', ['Accept-Language'], 'product-added'),
    ownLine('Content-Language', ['en'], 'product-added'),
    { ...ownLine('X-Cache', cache(false), 'product-added'), ...unlessTunnel },
    { ...ownLine('X-Cache-Lookup', cache(true), 'product-added'), ...unlessTunnel },
    ...(via
      ? [{ ...ownLine('Via', ['1.1 ', { of: 'name' }, ' (', { of: 'software' }, ')'], 'via-added'), ...unlessTunnel }]
      : []),
    { ...ownLine('Connection', keepsClients ? of('persistence') : ['close'], 'connection-own'), ...unlessTunnel },
  ];
}

export function squidPages(configuration: SquidConfiguration): OwnPage[] {
  const lines = linesOf(configuration);
  const page = ({ status, why, error, fixed, naming = false, closes = false }: Kind): OwnPage => ({
    status,
    why,
    phrase: null,
    error,
    lines,
    text: [
      '<title>ERROR: The requested URL could not be retrieved</title>\n',
      { of: 'url' },
      ...(naming ? [' (', { of: 'next-hop-address' } as const, ')'] : []),
      '\n',
    ],
    length: {
      fixed,
      parts: [
        { of: 'url', times: 2 },
        { of: 'name', times: 1 },
        { of: 'software', times: 1 },
        ...(naming ? [{ of: 'next-hop-address', times: 1 } as const] : []),
      ],
    },
    closes,
  });
  const tunnel: OwnPage = {
    status: 200,
    why: 'tunnel',
    phrase: 'Connection established',
    error: '',
    lines: [],
    text: [],
    length: null,
    closes: false,
  };
  // RFC 9110 §9.3.8: what came is given back as it came.
  const echo: OwnPage = {
    status: 200,
    why: 'trace',
    phrase: null,
    error: '',
    lines: [
      ownLine('Server', of('software'), 'product-added'),
      ownLine('Date', of('date'), 'date-added'),
      ownLine('Content-Type', ['message/http'], 'product-added'),
      ownLine('Content-Length', of('page-length'), 'content-length'),
      ...(configuration.via
        ? [ownLine('Via', ['1.1 ', { of: 'name' }, ' (', { of: 'software' }, ')'], 'via-added')]
        : []),
      ownLine('Connection', configuration.keepsClients ? of('persistence') : ['close'], 'connection-own'),
    ],
    text: of('echo'),
    length: { fixed: 0, parts: [{ of: 'echo', times: 1 }] },
    closes: false,
  };
  return [tunnel, echo, ...KINDS.map(page)];
}
