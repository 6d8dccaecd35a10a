// What Varnish 7.1 with the built-in VCL can be told: the parameters that its cache goes by, as on the command line.
import type { VarnishCaching } from '../../http/caching-settings.ts';
import { VARNISH_CACHING } from '../../http/caching-settings.ts';
import { DirectiveError, directivesIn, wordsOf } from './directive-words.ts';
import { isVarnishDirector } from './varnish-directors.ts';
import { isVarnishWait } from './varnish-failures.ts';
import { VARNISH_LIMIT_WORDS } from './varnish-limits.ts';

export const VARNISH = 'Varnish 7.1';

const PARAMETERS: Readonly<Record<string, 'defaultTtlSeconds' | 'defaultGraceSeconds' | 'defaultKeepSeconds'>> = {
  default_ttl: 'defaultTtlSeconds',
  default_grace: 'defaultGraceSeconds',
  default_keep: 'defaultKeepSeconds',
};

/** `-p default_ttl=60`, with or without the -p; throws `DirectiveError` for anything else. */
export function readVarnish(directives: readonly string[]): VarnishCaching {
  const settings: { -readonly [K in keyof VarnishCaching]: VarnishCaching[K] } = { ...VARNISH_CACHING };
  for (const directive of directivesIn(directives)) {
    if (isVarnishWait(directive) || isVarnishDirector(directive)) continue;
    const words = wordsOf(directive.replaceAll('=', ' ')).filter((word) => word !== '-p');
    const [name = '', value = ''] = words;
    if (VARNISH_LIMIT_WORDS.includes(name)) continue; // read by varnish-limits.ts
    const key = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : undefined;
    const seconds = /^(\d+(?:\.\d+)?)s?$/u.exec(value)?.[1];
    if (key === undefined || seconds === undefined || words.length > 2) {
      const known = Object.keys(PARAMETERS).join(', ');
      throw new DirectiveError(VARNISH, directive, `"${name}" is no directive that is known`, `known are: ${known}`);
    }
    settings[key] = Number(seconds);
  }
  return settings;
}
