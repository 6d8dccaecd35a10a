// A curl command line as the request that curl 7.88 makes of it.
import type { TargetUri } from '../../../http/target-uri.ts';
import { parseAuthority, parseUri } from '../../../http/target-uri.ts';
import { wordsOf } from '../../../scenario/profiles/directive-words.ts';
import { Unsupported } from '../json.ts';

export interface CurlCommand {
  readonly url: TargetUri;
  readonly proxy: { readonly address: string; readonly port: number } | null;
  /** Field lines in the order in which curl sends them, as "Name: value"; Host only when another than the URL's was asked for. */
  readonly fields: readonly string[];
}

/** The order: what curl writes of its own, the cookie, what `-H` gave. A field given takes the place of curl's own. */
function fieldsFor(
  given: readonly string[],
  cookie: string | null,
  referer: string | null,
  isProxied: boolean,
): string[] {
  const nameOf = (line: string): string => line.slice(0, line.indexOf(':')).toLowerCase();
  const own = [
    'User-Agent: UA/1',
    'Accept: */*',
    ...(referer === null ? [] : [`Referer: ${referer}`]),
    ...(isProxied ? ['Proxy-Connection: Keep-Alive'] : []),
    ...(cookie === null ? [] : [`Cookie: ${cookie}`]),
  ].filter((line) => !given.some((other) => nameOf(other) === nameOf(line)));
  const isHost = (line: string): boolean => nameOf(line) === 'host';
  return [...given.filter(isHost), ...own, ...given.filter((line) => !isHost(line))];
}

function proxyOf(text: string): NonNullable<CurlCommand['proxy']> {
  const place = parseAuthority(text.replace(/^http:\/\//u, '').replace(/\/$/u, ''));
  if ('error' in place) throw new Unsupported(`curl: "${text}" is no address of a proxy`);
  return { address: place.host, port: place.port ?? 1080 };
}

/** Throws `Unsupported` for an option that it does not know. */
export function parseCurl(line: string): CurlCommand {
  const [program, ...words] = wordsOf(line);
  if (program !== 'curl') throw new Unsupported(`stimulus: "${line}"`);
  const given: string[] = [];
  let url: TargetUri | null = null;
  let proxy: CurlCommand['proxy'] = null;
  let cookie: string | null = null;
  let referer: string | null = null;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    const argument = (): string => words[(i += 1)] ?? '';
    if (word === '-H') given.push(argument());
    else if (word === '-b') cookie = argument();
    else if (word === '-e') referer = argument();
    else if (word === '-x') proxy = proxyOf(argument());
    else if (word === '--tls-max')
      argument(); // what stands in the messages does not depend on it
    else if (word.startsWith('-')) throw new Unsupported(`curl: option ${word}`);
    else {
      const uri = parseUri(word);
      if ('error' in uri) throw new Unsupported(`curl: "${word}" is no URL of http or https`);
      url = uri;
    }
  }
  if (!url) throw new Unsupported('curl: no URL');
  return { url, proxy, fields: fieldsFor(given, cookie, referer, proxy !== null && url.scheme === 'http') };
}
