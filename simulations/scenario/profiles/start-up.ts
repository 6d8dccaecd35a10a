// Names in a configuration that a product looks up when it starts: with one that does not exist it does not.
import type { BoxManners } from '../scenario.ts';
import { directivesIn, wordsOf } from './directive-words.ts';

const ADDRESS = /^\d+\.\d+\.\d+\.\d+$/u;

const nameIn = (authority: string): string => authority.replace(/:\d+$/u, '');

/** nginx 1.22, ngx_http_upstream.c: names in proxy_pass and in an upstream's servers, but for those with a variable. */
function nginxNames(words: readonly string[]): readonly string[] {
  const [directive, value = ''] = words;
  const [, authority] = /^https?:\/\/([^/$]+)(?:\/|$)/u.exec(value) ?? [];
  if (directive === 'proxy_pass' && authority !== undefined) return [authority];
  return directive === 'server' && /[a-z]/iu.test(value) && value.includes('.') ? [value] : [];
}

/** HAProxy 2.6, server.c: the address of a server, unless it may start without (`init-addr none`). */
function haproxyNames(words: readonly string[]): readonly string[] {
  const [directive, , address = ''] = words;
  const mayLack = words[words.indexOf('init-addr') + 1]?.split(',').includes('none') === true;
  return directive === 'server' && address !== '' && !mayLack ? [address] : [];
}

/** What the product says when it refuses to start; null: it starts. Products that look names up later only are never refused. */
export function startUpFault(
  { profile, directives }: Pick<BoxManners, 'profile' | 'directives'>,
  isKnown: (name: string) => boolean,
): string | null {
  const all = directivesIn(directives).map(wordsOf);
  const missing = (names: readonly string[]): string | undefined =>
    names.find((authority) => !ADDRESS.test(nameIn(authority)) && !isKnown(nameIn(authority)));
  if (profile === 'nginx') {
    const name = missing(all.flatMap(nginxNames));
    return name === undefined ? null : `[emerg] host not found in upstream "${name}"`;
  }
  if (profile === 'haproxy') {
    const name = missing(all.flatMap(haproxyNames));
    return name === undefined ? null : `could not resolve address '${nameIn(name)}'.`;
  }
  return null;
}
