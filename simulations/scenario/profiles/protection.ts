// What a box refuses, delays and holds: its product's rules with what the directives say, else the scenario's own words.
import type { ProtectionSettings } from '../../http/protection-settings.ts';
import type { BoxManners } from '../scenario.ts';
import { readHaproxyRules } from './haproxy-rules.ts';
import { readNginxLimits } from './nginx-limits.ts';
import type { BoxKind } from './profile.ts';
import { rfcLimits } from './rfc-limits.ts';
import { readSquidLimits } from './squid-limits.ts';
import { readVarnishLimits } from './varnish-limits.ts';

/** Throws `DirectiveError`. */
export function protectionFor(manners: BoxManners, kind: BoxKind): ProtectionSettings {
  const { profile, directives, accounts = [] } = manners;
  switch (profile) {
    case 'nginx':
      return { ...readNginxLimits(directives).settings, accounts };
    case 'haproxy':
      return readHaproxyRules(directives, accounts).settings;
    case 'squid':
      return { ...readSquidLimits(directives, kind).settings, accounts };
    case 'varnish':
      return { ...readVarnishLimits(directives), accounts };
    case 'rfc':
      return rfcLimits(manners, kind);
  }
}
