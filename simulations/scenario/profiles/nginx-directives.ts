// nginx.conf as far as it touches messages: ngx_http_proxy_module, ngx_http_realip_module, ngx_http_headers_module and a few core words.
import type { HttpVersion } from '../../http/message.ts';
import type { Belief, Template } from '../../http/rewriting-settings.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, directivesIn, readDirectives, wordsOf } from './directive-words.ts';
import { NGINX_CACHE_WORDS } from './nginx-cache.ts';
import { NGINX_FAILURE_WORDS } from './nginx-failures.ts';
import { NGINX_CONNECTION_WORDS } from './nginx-connections.ts';
import { NGINX_LIMIT_WORDS } from './nginx-limits.ts';
import { NGINX_UPSTREAM_WORDS } from './nginx-upstream.ts';
import { NGINX, nginxTemplate } from './nginx-variables.ts';

export interface NginxConfiguration {
  /** `proxy_set_header`, in order; an empty value takes the field away. */
  readonly sets: { readonly name: string; readonly value: Template }[];
  readonly hides: string[];
  readonly passes: string[];
  readonly adds: { readonly name: string; readonly value: Template; readonly always: boolean }[];
  readonly redirects: { readonly from: Template; readonly to: Template }[];
  /** Whether what proxy_pass names is turned back into this server (`proxy_redirect default`). */
  redirectDefault: 'implied' | 'asked' | 'off';
  readonly cookies: { readonly attribute: 'domain' | 'path'; readonly from: string; readonly to: Template }[];
  readonly trusted: Belief['trusted'][number][];
  realIpField: string;
  realIpRecursive: boolean;
  version: HttpVersion;
  tokens: boolean;
  underscores: boolean;
  passesRequestFields: boolean;
  keepsClient: boolean;
  keepAliveTold: string;
  nextHopName: string | null;
  path: { readonly from: string; readonly to: string } | null;
  /** `proxy_pass HOST:PORT`, as ngx_stream_proxy_module has it: bytes are passed on. */
  isStream: boolean;
  /** `proxy_pass http://$http_host$request_uri`: whatever host is asked for. */
  followsHost: boolean;
  /** `proxy_pass http://$arg_NAME:PORT`: whatever site the query names. */
  siteInQuery: { readonly argument: string; readonly port: number } | null;
}

const initially = (): NginxConfiguration => ({
  sets: [],
  hides: [],
  passes: [],
  adds: [],
  redirects: [],
  redirectDefault: 'implied',
  cookies: [],
  trusted: [],
  realIpField: 'X-Real-IP',
  realIpRecursive: false,
  version: '1.0',
  tokens: true,
  underscores: false,
  passesRequestFields: true,
  keepsClient: true,
  keepAliveTold: '',
  nextHopName: null,
  path: null,
  followsHost: false,
  siteInQuery: null,
  isStream: false,
});

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(NGINX, directive, found, advice);

const isOn = ([word]: readonly string[], directive: string): boolean => {
  if (word === 'on' || word === 'off') return word === 'on';
  throw wrong(directive, `"${word ?? ''}"`, 'write on or off');
};

function prefixIn(word: string, directive: string): Belief['trusted'][number] {
  const [, base, bits] = /^(\d+\.\d+\.\d+\.\d+)(?:\/(\d+))?$/u.exec(word) ?? [];
  if (base === undefined || Number(bits ?? 32) > 32)
    throw wrong(directive, `"${word}"`, 'write an IPv4 address or prefix');
  return { base, bits: Number(bits ?? 32) };
}

/** `proxy_pass URL`: the name under which the next hop is called, and the path that replaces the location's (here always /). */
function readProxyPass(configuration: NginxConfiguration, [url = '']: readonly string[], directive: string): void {
  if (/^https?:\/\/\$(?:http_)?host\$request_uri$/u.test(url)) {
    configuration.followsHost = true;
    return;
  }
  const [, argument, port = '80'] = /^http:\/\/\$arg_(\w+)(?::(\d{1,5}))?$/u.exec(url) ?? [];
  if (argument !== undefined) {
    configuration.siteInQuery = { argument, port: Number(port) };
    return;
  }
  if (/^\d+\.\d+\.\d+\.\d+:\d+$/u.test(url)) {
    configuration.isStream = true;
    return;
  }
  const [, authority, path] = /^https?:\/\/([^/$]+)(\/[^$]*)?$/u.exec(url) ?? [];
  if (authority === undefined)
    throw wrong(directive, `"${url}"`, 'write http:// or https://, host, port and perhaps a path');
  configuration.nextHopName = authority;
  configuration.path = path === undefined || path === '/' ? null : { from: '/', to: path };
}

function readRedirect(
  configuration: NginxConfiguration,
  words: readonly string[],
  template: (text: string) => Template,
): void {
  const [from = '', to] = words;
  if (from === 'off') {
    configuration.redirectDefault = 'off';
    configuration.redirects.length = 0;
  } else if (from === 'default') configuration.redirectDefault = 'asked';
  else if (to !== undefined && !from.startsWith('~')) {
    if (configuration.redirectDefault === 'implied') configuration.redirectDefault = 'off'; // a pair of one's own replaces it
    configuration.redirects.push({ from: template(from), to: template(to) });
  } else
    throw wrong(
      `proxy_redirect ${words.join(' ')}`,
      `"${from}"`,
      'write off, default, or a prefix and its replacement',
    );
}

function readersFor(configuration: NginxConfiguration, serverName: string): Readonly<Record<string, Reader>> {
  const c = configuration;
  const template = (text: string, directive: string): Template => nginxTemplate(text, directive, serverName);
  return {
    proxy_pass: (words, directive) => {
      readProxyPass(c, words, directive);
    },
    proxy_set_header: ([name = '', value = ''], directive) =>
      void c.sets.push({ name, value: template(value, directive) }),
    proxy_http_version: ([version], directive) => {
      if (version !== '1.0' && version !== '1.1') throw wrong(directive, `"${version ?? ''}"`, 'write 1.0 or 1.1');
      c.version = version;
    },
    proxy_pass_header: ([name = '']) => void c.passes.push(name),
    proxy_hide_header: ([name = '']) => void c.hides.push(name),
    proxy_pass_request_headers: (words, directive) => void (c.passesRequestFields = isOn(words, directive)),
    proxy_redirect: (words, directive) => {
      readRedirect(c, words, (text) => template(text, directive));
    },
    proxy_cookie_domain: ([from = '', to = ''], directive) => {
      if (from !== 'off') c.cookies.push({ attribute: 'domain', from, to: template(to, directive) });
    },
    proxy_cookie_path: ([from = '', to = ''], directive) => {
      if (from !== 'off') c.cookies.push({ attribute: 'path', from, to: template(to, directive) });
    },
    add_header: ([name = '', value = '', always], directive) =>
      void c.adds.push({ name, value: template(value, directive), always: always === 'always' }),
    server_tokens: (words, directive) => void (c.tokens = isOn(words, directive)),
    underscores_in_headers: (words, directive) => void (c.underscores = isOn(words, directive)),
    keepalive_timeout: ([client = '', told]) => {
      c.keepsClient = Number.parseFloat(client) > 0;
      c.keepAliveTold = told === undefined ? '' : `timeout=${String(Number.parseFloat(told))}`;
    },
    set_real_ip_from: ([word = ''], directive) => void c.trusted.push(prefixIn(word, directive)),
    real_ip_header: ([name = 'X-Real-IP']) => void (c.realIpField = name),
    real_ip_recursive: (words, directive) => void (c.realIpRecursive = isOn(words, directive)),
    server_name: () => undefined, // read beforehand: variables need it
    // Read by the files of these names.
    ...Object.fromEntries(
      [NGINX_CACHE_WORDS, NGINX_CONNECTION_WORDS, NGINX_FAILURE_WORDS, NGINX_LIMIT_WORDS, NGINX_UPSTREAM_WORDS]
        .flat()
        .map((name) => [name, () => undefined]),
    ),
  };
}

export function readNginx(directives: readonly string[]): NginxConfiguration {
  const configuration = initially();
  const named = directivesIn(directives)
    .map(wordsOf)
    .find(([word]) => word === 'server_name');
  readDirectives(NGINX, directives, readersFor(configuration, named?.[1] ?? ''));
  return configuration;
}
