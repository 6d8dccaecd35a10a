// nginx.conf as far as it tells the cache what to do: proxy_cache and its kin (ngx_http_proxy_module).
import type { NginxCaching, NginxText } from '../../http/caching-settings.ts';
import { NGINX_CACHING } from '../../http/caching-settings.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, directivesIn, readDirectives, wordsOf } from './directive-words.ts';
import { REQUEST_GAPS, readGaps } from './nginx-gaps.ts';
import { NGINX } from './nginx-variables.ts';
import { nginxSeconds } from './product-quantities.ts';

type Draft = { -readonly [K in keyof NginxCaching]: NginxCaching[K] };

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(NGINX, directive, found, advice);

const isOn = ([word = '']: readonly string[], directive: string): boolean => {
  if (word === 'on' || word === 'off') return word === 'on';
  throw wrong(directive, `"${word}"`, 'write on or off');
};

function seconds(word: string, directive: string): number {
  const found = nginxSeconds(word);
  if (found === null) throw wrong(directive, `"${word}"`, 'write a time as 10s, 5m or 1h');
  return found;
}

const textOf: (word: string, directive: string) => NginxText = readGaps({
  ...REQUEST_GAPS,
  proxy_host: { of: 'next-hop' } as const,
});

/** The statuses that stand for an error of the server behind. */
const STALE_WORDS: readonly string[] = [
  ...['error', 'timeout', 'invalid_header', 'updating', 'off'],
  ...[500, 502, 503, 504, 403, 404, 429].map((status) => `http_${status}`),
];

function readValid(draft: Draft, words: readonly string[], directive: string): void {
  const codes = words.slice(0, -1);
  const time = seconds(words.at(-1) ?? '', directive);
  for (const code of codes) {
    if (code !== 'any' && !/^[1-5]\d\d$/u.test(code)) throw wrong(directive, `"${code}"`, 'write a status or any');
  }
  // Alone, a time is for these three.
  const statuses = codes.length === 0 ? [200, 301, 302] : codes.includes('any') ? 'any' : codes.map(Number);
  draft.valid = [...draft.valid, { statuses, seconds: time }];
}

function readUseStale(draft: Draft, words: readonly string[], directive: string): void {
  const strange = words.find((word) => !STALE_WORDS.includes(word));
  if (strange !== undefined) throw wrong(directive, `"${strange}"`, `write some of ${STALE_WORDS.join(', ')}`);
  draft.useStale = words.includes('off') ? [] : words;
}

function readersFor(draft: Draft): Readonly<Record<string, Reader>> {
  const texts = (words: readonly string[], directive: string): NginxText[] =>
    words.map((word) => textOf(word, directive));
  return {
    proxy_cache: () => undefined, // whether there is a cache at all is a setting of the scenario
    proxy_cache_key: ([word = ''], directive) => void (draft.key = textOf(word, directive)),
    proxy_cache_valid: (words, directive) => {
      readValid(draft, words, directive);
    },
    proxy_cache_revalidate: (words, directive) => void (draft.revalidates = isOn(words, directive)),
    proxy_cache_use_stale: (words, directive) => {
      readUseStale(draft, words, directive);
    },
    proxy_cache_background_update: (words, directive) => void (draft.backgroundUpdate = isOn(words, directive)),
    proxy_cache_lock: (words, directive) => void (draft.lock = isOn(words, directive)),
    proxy_cache_lock_timeout: ([word = ''], directive) => void (draft.lockTimeoutSeconds = seconds(word, directive)),
    proxy_cache_lock_age: ([word = ''], directive) => void (draft.lockAgeSeconds = seconds(word, directive)),
    proxy_cache_min_uses: ([word = ''], directive) => {
      if (!/^\d+$/u.test(word)) throw wrong(directive, `"${word}"`, 'write a number');
      draft.minUses = Number(word);
    },
    proxy_cache_methods: (words) => void (draft.methods = words),
    proxy_cache_bypass: (words, directive) => void (draft.bypass = [...draft.bypass, ...texts(words, directive)]),
    proxy_no_cache: (words, directive) => void (draft.noCache = [...draft.noCache, ...texts(words, directive)]),
    proxy_ignore_headers: (words) => void (draft.ignores = words.map((word) => word.toLowerCase())),
    proxy_cache_convert_head: (words, directive) => void (draft.convertsHead = isOn(words, directive)),
    proxy_force_ranges: (words, directive) => void (draft.forcesRanges = isOn(words, directive)),
  };
}

/** The names that are read here; to the rest of the configuration they mean nothing. */
export const NGINX_CACHE_WORDS: readonly string[] = Object.keys(readersFor({ ...NGINX_CACHING }));

/** Throws `DirectiveError`; what is no word of the cache is left to the other reader. */
export function readNginxCache(directives: readonly string[]): NginxCaching {
  const draft: Draft = { ...NGINX_CACHING };
  const own = directivesIn(directives).filter((text) => NGINX_CACHE_WORDS.includes(wordsOf(text)[0] ?? ''));
  readDirectives(NGINX, own, readersFor(draft));
  return draft;
}
