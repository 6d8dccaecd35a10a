// A curl command line as the request that curl 7.88 makes of it.
import type { TlsVersion } from '../../../http/connection-settings.ts';
import { tlsBetween } from '../../../http/connection-settings.ts';
import type { TargetUri } from '../../../http/target-uri.ts';
import { parseAuthority, parseUri } from '../../../http/target-uri.ts';
import { wordsOf } from '../../../scenario/profiles/directive-words.ts';
import { Unsupported } from '../json.ts';

export interface CurlCommand {
  readonly url: TargetUri;
  readonly method: string;
  readonly proxy: { readonly address: string; readonly port: number } | null;
  /** A SOCKS server in place of a proxy; whether names are resolved there. */
  readonly socks: { readonly address: string; readonly port: number; readonly remoteNames: boolean } | null;
  /** Field lines in the order in which curl sends them, as "Name: value"; Host only when another than the URL's was asked for. */
  readonly fields: readonly string[];
  /** The same for a CONNECT. */
  readonly connectFields: readonly string[];
  readonly content: string | null;
  readonly tlsVersions: readonly TlsVersion[];
}

/** What the words of a command line say, as far as they have been read. */
interface Draft {
  url: TargetUri | null;
  method: string | null;
  proxy: CurlCommand['proxy'];
  socks: CurlCommand['socks'];
  cookie: string | null;
  referer: string | null;
  agent: string;
  data: string | null;
  newest: TlsVersion;
  readonly given: string[];
}

const nameOf = (line: string): string => line.slice(0, line.indexOf(':')).toLowerCase();
const isHost = (line: string): boolean => nameOf(line) === 'host';

/** The order: what curl writes of its own, the cookie, what `-H` gave. A field given takes the place of curl's own; one without a value takes it out. */
function fieldsFor({ given, cookie, referer, agent, data }: Draft, isProxied: boolean): string[] {
  const own = [
    ...(agent === '' ? [] : [`User-Agent: ${agent}`]),
    'Accept: */*',
    ...(referer === null ? [] : [`Referer: ${referer}`]),
    ...(isProxied ? ['Proxy-Connection: Keep-Alive'] : []),
    ...(cookie === null ? [] : [`Cookie: ${cookie}`]),
  ];
  const ofContent =
    data === null ? [] : [`Content-Length: ${String(data.length)}`, 'Content-Type: application/x-www-form-urlencoded'];
  const isOwn = (line: string): boolean => !given.some((other) => nameOf(other) === nameOf(line));
  const kept = given.filter((line) => !/^[^:]+:\s*$/u.test(line)).map((line) => line.replace(/^([^:;]+);$/u, '$1:'));
  return [
    ...kept.filter(isHost),
    ...own.filter(isOwn),
    ...kept.filter((line) => !isHost(line)),
    ...ofContent.filter(isOwn),
  ];
}

function proxyOf(text: string): NonNullable<CurlCommand['proxy']> {
  const place = parseAuthority(text.replace(/^http:\/\//u, '').replace(/\/$/u, ''));
  if ('error' in place) throw new Unsupported(`curl: "${text}" is no address of a proxy`);
  return { address: place.host, port: place.port ?? 1080 };
}

function urlOf(word: string): TargetUri {
  const uri = parseUri(word);
  if ('error' in uri) throw new Unsupported(`curl: "${word}" is no URL of http or https`);
  return uri;
}

const VERSIONS: Readonly<Record<string, TlsVersion>> = { '1.0': '1.0', '1.1': '1.1', '1.2': '1.2', '1.3': '1.3' };

function newestOf(word: string): TlsVersion {
  const version = VERSIONS[word];
  if (version === undefined) throw new Unsupported(`curl: TLS version ${word}`);
  return version;
}

/** Options with an argument. */
const OPTIONS: Readonly<Record<string, (draft: Draft, argument: string) => void>> = {
  '-H': (draft, argument) => void draft.given.push(argument),
  '-b': (draft, argument) => void (draft.cookie = argument),
  '-e': (draft, argument) => void (draft.referer = argument),
  '-A': (draft, argument) => void (draft.agent = argument),
  '-x': (draft, argument) => void (draft.proxy = proxyOf(argument)),
  '--socks5': (draft, argument) => void (draft.socks = { ...proxyOf(argument), remoteNames: false }),
  '--socks5-hostname': (draft, argument) => void (draft.socks = { ...proxyOf(argument), remoteNames: true }),
  '-X': (draft, argument) => void (draft.method = argument),
  '-d': (draft, argument) => void (draft.data = argument),
  '--tls-max': (draft, argument) => void (draft.newest = newestOf(argument)),
};

/** Options alone; what is told on the terminal, or not checked, does not stand in the messages. */
const SWITCHES: Readonly<Record<string, (draft: Draft) => void>> = {
  '-I': (draft) => void (draft.method = 'HEAD'),
  '-k': () => undefined,
  '-s': () => undefined,
  '-i': () => undefined,
};

/** Throws `Unsupported` for an option that it does not know. */
export function parseCurl(line: string): CurlCommand {
  const [program, ...words] = wordsOf(line);
  if (program !== 'curl') throw new Unsupported(`stimulus: "${line}"`);
  const draft: Draft = {
    url: null,
    method: null,
    proxy: null,
    socks: null,
    cookie: null,
    referer: null,
    agent: 'UA/1',
    data: null,
    newest: '1.3',
    given: [],
  };
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    const [option, alone] = [OPTIONS[word], SWITCHES[word]];
    if (option) option(draft, words[(i += 1)] ?? '');
    else if (alone) alone(draft);
    else if (word.startsWith('-')) throw new Unsupported(`curl: option ${word}`);
    else draft.url = urlOf(word);
  }
  const { url, proxy, data, agent, newest } = draft;
  if (!url) throw new Unsupported('curl: no URL');
  return {
    url,
    proxy,
    socks: draft.socks,
    method: draft.method ?? (data === null ? 'GET' : 'POST'),
    fields: fieldsFor(draft, proxy !== null && url.scheme === 'http'),
    connectFields: [...(agent === '' ? [] : [`User-Agent: ${agent}`]), 'Proxy-Connection: Keep-Alive'],
    content: data,
    tlsVersions: tlsBetween('1.2', newest),
  };
}
