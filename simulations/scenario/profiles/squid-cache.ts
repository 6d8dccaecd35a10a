// squid.conf as far as it tells the cache what to do.
import type { RefreshPattern, SquidCaching } from '../../http/caching-settings.ts';
import { SQUID_CACHING } from '../../http/caching-settings.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, directivesIn, readDirectives, wordsOf } from './directive-words.ts';
import { squidBytes, squidSeconds } from './product-quantities.ts';

const SQUID = 'Squid 5.7';

type Draft = { -readonly [K in keyof SquidCaching]: SquidCaching[K] };

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(SQUID, directive, found, advice);

const isOn = ([word = '']: readonly string[], directive: string): boolean => {
  if (word === 'on' || word === 'off') return word === 'on';
  throw wrong(directive, `"${word}"`, 'write on or off');
};

function time(words: readonly string[], directive: string): number {
  const found = squidSeconds(words);
  if (found === null)
    throw wrong(directive, `"${words.join(' ')}"`, 'write a number and seconds, minutes, hours or days');
  return found;
}

function size(words: readonly string[], directive: string): number {
  const found = squidBytes(words);
  if (found === null) throw wrong(directive, `"${words.join(' ')}"`, 'write a number and bytes, KB or MB');
  return found;
}

const OPTIONS: readonly string[] = [
  ...['override-expire', 'override-lastmod', 'reload-into-ims', 'ignore-reload'],
  ...['ignore-no-store', 'ignore-private', 'store-stale', 'refresh-ims'],
];

/** `refresh_pattern [-i] regex min percent% max [options]`; min and max in minutes. */
function patternIn(words: readonly string[], directive: string): RefreshPattern {
  const ignoresCase = words[0] === '-i';
  const [pattern = '', min = '', percent = '', max = '', ...options] = ignoresCase ? words.slice(1) : words;
  const numbers = [min, percent.replace(/%$/u, ''), max];
  if (!numbers.every((text) => /^\d+$/u.test(text))) {
    throw wrong(directive, `"${words.join(' ')}"`, 'write a pattern, minutes, a percentage and minutes');
  }
  try {
    new RegExp(pattern, 'u');
  } catch {
    throw wrong(directive, `"${pattern}"`, 'write a regular expression');
  }
  const stale = options.find((option) => option.startsWith('max-stale='));
  const others = options.filter((option) => option !== stale);
  const strange = others.find((option) => !OPTIONS.includes(option));
  if (strange !== undefined) throw wrong(directive, `"${strange}"`, `options that are known: ${OPTIONS.join(', ')}`);
  return {
    pattern,
    ignoresCase,
    minSeconds: Number(min) * 60,
    percent: Number(numbers[1]) / 100,
    maxSeconds: Number(max) * 60,
    options: others,
    maxStaleSeconds: stale === undefined ? null : Number(stale.slice('max-stale='.length)) * 60,
  };
}

interface Places {
  hasDisk: boolean;
  memoryBytes: number;
  memoryObjectBytes: number;
}

function readersFor(draft: Draft, own: RefreshPattern[], places: Places): Readonly<Record<string, Reader>> {
  return {
    refresh_pattern: (words, directive) => void own.push(patternIn(words, directive)),
    collapsed_forwarding: (words, directive) => void (draft.collapses = isOn(words, directive)),
    negative_ttl: (words, directive) => void (draft.negativeTtlSeconds = time(words, directive)),
    max_stale: (words, directive) => void (draft.maxStaleSeconds = time(words, directive)),
    minimum_expiry_time: (words, directive) => void (draft.minimumExpirySeconds = time(words, directive)),
    reload_into_ims: (words, directive) => void (draft.reloadIntoIms = isOn(words, directive)),
    refresh_all_ims: (words, directive) => void (draft.refreshAllIms = isOn(words, directive)),
    offline_mode: (words, directive) => void (draft.offline = isOn(words, directive)),
    maximum_object_size: (words, directive) => void (draft.maxObjectBytes = size(words, directive)),
    maximum_object_size_in_memory: (words, directive) => void (places.memoryObjectBytes = size(words, directive)),
    cache_mem: (words, directive) => void (places.memoryBytes = size(words, directive)),
    cache_dir: () => void (places.hasDisk = true),
    httpd_suppress_version_string: (words, directive) => {
      draft.software = isOn(words, directive) ? 'squid' : 'squid/5.7';
    },
    cache: (words, directive) => {
      const [verdict, list] = words;
      if (list !== 'all' || (verdict !== 'deny' && verdict !== 'allow')) {
        throw wrong(directive, `"${words.join(' ')}"`, 'write allow all or deny all');
      }
      draft.isOff = verdict === 'deny';
    },
  };
}

const SHARED: readonly string[] = ['httpd_suppress_version_string', 'cache'];
const ALL = Object.keys(readersFor({ ...SQUID_CACHING }, [], { hasDisk: false, memoryBytes: 0, memoryObjectBytes: 0 }));

/** The names that only the cache knows. */
export const SQUID_CACHE_WORDS: readonly string[] = ALL.filter((name) => !SHARED.includes(name));

const MEGABYTE = 1_048_576;

/** Throws `DirectiveError`. Refresh rules of one's own come before the packaged ones. */
export function readSquidCache(directives: readonly string[]): SquidCaching {
  const draft: Draft = { ...SQUID_CACHING };
  const own: RefreshPattern[] = [];
  const places: Places = { hasDisk: false, memoryBytes: 256 * MEGABYTE, memoryObjectBytes: MEGABYTE / 2 };
  const words = directivesIn(directives).filter((text) => ALL.includes(wordsOf(text)[0] ?? ''));
  readDirectives(SQUID, words, readersFor(draft, own, places));
  const isInMemory = places.memoryBytes > 0 && places.memoryObjectBytes > 0;
  const maxObjectBytes = places.hasDisk
    ? draft.maxObjectBytes
    : Math.min(draft.maxObjectBytes, places.memoryObjectBytes);
  return {
    ...draft,
    maxObjectBytes,
    keepsIn: places.hasDisk && !isInMemory ? 'disk' : 'memory',
    refreshPatterns: [...own, ...draft.refreshPatterns],
  };
}
