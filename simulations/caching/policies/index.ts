// The policy that goes with the settings of a cache.
import type { CachingSettings } from '../../http/caching-settings.ts';
import type { CacheTraits } from '../cache-traits.ts';
import type { Policy } from '../policy.ts';
import { nginxPolicy } from './nginx.ts';
import { rfcPolicy } from './rfc.ts';
import { squidPolicy } from './squid.ts';
import { varnishPolicy } from './varnish.ts';

/** A shared cache with these settings; `epochSeconds`: seconds since 1970 at the start of the run. */
export function policyFor(settings: CachingSettings, epochSeconds: number): Policy {
  const traits: CacheTraits = { isShared: true, epochSeconds };
  switch (settings.rules) {
    case 'rfc':
      return rfcPolicy(settings, { ...traits, targets: settings.targets });
    case 'nginx':
      return nginxPolicy(settings, traits);
    case 'squid':
      return squidPolicy(settings, traits);
    case 'varnish':
      return varnishPolicy(settings, traits);
  }
}
