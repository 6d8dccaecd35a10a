// nginx 1.22.1 as Debian packages it: HTTP/1.0 towards the server, Host rewritten, Server replaced, nothing said of the client or of itself.
// Orders and defaults were observed on the product.
import type { FieldRule, OwnLine, OwnPage, RewritingSettings, Template } from '../../http/rewriting-settings.ts';
import type { BoxManners } from '../scenario.ts';
import { readNginxConnections } from './nginx-connections.ts';
import type { NginxConfiguration } from './nginx-directives.ts';
import { readNginx } from './nginx-directives.ts';
import { NGINX } from './nginx-variables.ts';
import type { BoxKind } from './profile.ts';
import { IN_CHUNKS, of, ownLine, reasonFor } from './rule-words.ts';

/** What it sets itself unless a directive names the field; empty: the client's line is dropped. */
const PROXY_DEFAULTS = (host: Template): readonly OwnLine[] => [
  ownLine('Host', host, 'host-rewritten'),
  ownLine('Connection', ['close'], 'connection-own'),
  ownLine('Content-Length', of('content-length'), 'content-length'),
  ownLine('Transfer-Encoding', [], 'hop-by-hop', 'RFC 9110 §7.6.1'),
  ownLine('TE', [], 'hop-by-hop', 'RFC 9110 §7.6.1'),
  ownLine('Keep-Alive', [], 'hop-by-hop', 'RFC 9110 §7.6.1'),
  ownLine('Expect', [], 'connection-own'),
  ownLine('Upgrade', [], 'hop-by-hop', 'RFC 9110 §7.6.1'),
];

function requestRules(configuration: NginxConfiguration): FieldRule[] {
  const set = configuration.sets.map(({ name, value }) => ownLine(name, value, reasonFor(name, value)));
  const isSet = new Set(set.map(({ name }) => name.toLowerCase()));
  const defaults = PROXY_DEFAULTS(of(configuration.followsHost ? 'host-field' : 'next-hop')).filter(
    ({ name }) => !isSet.has(name.toLowerCase()),
  );
  return [
    { rule: 'drop-odd-names', underscores: configuration.underscores ? 'keep' : 'drop', reason: 'name-odd' },
    { rule: 'write-first', lines: [...set, ...defaults] },
    ...(configuration.passesRequestFields
      ? []
      : [
          {
            rule: 'drop-others',
            names: [...isSet, 'host', 'connection', 'content-length'],
            reason: 'configured',
          } as const,
        ]),
  ];
}

/** `add_header` without `always` speaks with these alone (ngx_http_headers_module). */
const ADDED_WITH = [200, 201, 204, 206, 301, 302, 303, 304, 307, 308];

/** What nginx keeps to itself besides Date and Server, unless `proxy_pass_header` says otherwise. */
const HIDDEN = [
  'X-Pad',
  'X-Accel-Expires',
  'X-Accel-Redirect',
  'X-Accel-Limit-Rate',
  'X-Accel-Buffering',
  'X-Accel-Charset',
];

const message = (field: string): Template => [{ field, in: 'message', take: 'first' }];

function responseRules(configuration: NginxConfiguration, software: string): FieldRule[] {
  const { passes, hides, cookies, adds } = configuration;
  const passed = new Set(passes.map((name) => name.toLowerCase()));
  const isHidden = (name: string): boolean => !passed.has(name.toLowerCase());
  const defaultPair = { from: [{ of: 'next-hop-scheme' }, '://', { of: 'next-hop' }, '/'], to: ['/'] } as const;
  const pairs = [...(configuration.redirectDefault !== 'off' ? [defaultPair] : []), ...configuration.redirects];
  const head: OwnLine[] = [
    ownLine('Server', [software], 'server-replaced'),
    ownLine('Date', of('date'), 'product-added'),
    ownLine('Content-Type', message('Content-Type'), 'order-own'),
    ownLine('Content-Length', message('Content-Length'), 'order-own'),
  ].filter(({ name }) => (name !== 'Server' && name !== 'Date') || isHidden(name));
  const connection = ownLine('Connection', configuration.keepsClient ? of('persistence') : ['close'], 'connection-own');
  const keepAlive: OwnLine = {
    ...ownLine('Keep-Alive', [configuration.keepAliveTold], 'configured'),
    when: [{ if: 'persistence', is: 'keep-alive' }],
  };
  return [
    { rule: 'drop', names: HIDDEN.filter(isHidden), reason: 'product-added' },
    { rule: 'drop', names: hides, reason: 'configured' },
    { rule: 'drop', names: ['Keep-Alive', 'Transfer-Encoding'], reason: 'hop-by-hop', source: 'RFC 9110 §7.6.1' },
    { rule: 'write-first', lines: [IN_CHUNKS, connection, keepAlive] },
    { rule: 'replace-prefix', name: 'Location', pairs, localToFront: true, reason: 'location-rewritten' },
    { rule: 'write-first', lines: head },
    ...cookies.map((cookie) => ({ rule: 'replace-cookie-attribute', ...cookie, reason: 'cookie-rewritten' }) as const),
    ...adds.map(({ name, value, always }) => ({
      rule: 'add' as const,
      ...ownLine(name, value, 'configured'),
      when: always ? [] : [{ if: 'status' as const, oneOf: ADDED_WITH }],
    })),
  ];
}

/** Its own phrases, older than RFC 9110's. */
const PHRASES: readonly (readonly [status: number, phrase: string])[] = [
  [405, 'Not Allowed'],
  [408, 'Request Time-out'],
  [413, 'Request Entity Too Large'],
  [414, 'Request-URI Too Large'],
  [416, 'Requested Range Not Satisfiable'],
  [503, 'Service Temporarily Unavailable'],
  [504, 'Gateway Time-out'],
];

/** After these the connection goes: what follows on it could not be read with certainty. */
const CLOSING = [400, 405, 408, 413, 414, 500, 501];

function pages(software: string, keepsClient: boolean): OwnPage[] {
  const lines: readonly OwnLine[] = [
    ownLine('Server', [software], 'product-added'),
    ownLine('Date', of('date'), 'product-added'),
    ownLine('Content-Type', ['text/html'], 'product-added'),
    ownLine('Content-Length', of('page-length'), 'content-length'),
    ownLine('Connection', of('persistence'), 'connection-own'),
  ];
  const page = (status: number | null, phrase: string | null): OwnPage => ({
    status,
    why: null,
    phrase,
    error: '',
    lines,
    text: ['<html>\r\n<head><title>', { of: 'title' }, '</title></head>\r\n'],
    // Two times the title, once the product's token, the rest is markup.
    length: { fixed: 115 + software.length, parts: [{ of: 'title', times: 2 }] },
    closes: !keepsClient || (status !== null && CLOSING.includes(status)),
  });
  const phrased = PHRASES.map(([status, phrase]) => page(status, phrase));
  const closing = CLOSING.filter((status) => !PHRASES.some(([known]) => known === status));
  return [...phrased, ...closing.map((status) => page(status, null)), page(null, null)];
}

export function nginxSettings({ name, directives }: BoxManners, _kind: BoxKind): RewritingSettings {
  const configuration = readNginx(directives);
  const software = configuration.tokens ? 'nginx/1.22.1' : 'nginx';
  const { trusted, realIpField: field, realIpRecursive: recursive, version, path, nextHopName } = configuration;
  const closes = configuration.sets.every((set) => set.name.toLowerCase() !== 'connection');
  return {
    product: NGINX,
    source: NGINX,
    name,
    software,
    carries: configuration.isStream ? 'bytes' : 'messages',
    nextHopName,
    believes: trusted.length === 0 ? null : { trusted, field, recursive },
    heedsProxyConnection: false,
    request: {
      version,
      absoluteForm: 'origin-form',
      connect: 'refused',
      siteInQuery: configuration.siteInQuery,
      path,
      rules: requestRules(configuration),
    },
    response: { version: '1.1', phrase: 'received', rules: responseRules(configuration, software) },
    pages: pages(software, configuration.keepsClient),
    connections: { ...readNginxConnections(directives), inboundKeepAlive: version === '1.1' && !closes },
    loop: null,
  };
}
