// How a box bears failures: its product's habits with what the directives say, else what the standard asks and leaves open.
import type { FailureSettings } from '../../http/failure-settings.ts';
import type { BoxManners } from '../scenario.ts';
import { readHaproxyFailures } from './haproxy-failures.ts';
import { readNginxFailures } from './nginx-failures.ts';
import type { BoxKind } from './profile.ts';
import { RFC_FAILURES } from './rfc-failures.ts';
import { readSquidFailures } from './squid-failures.ts';
import { readVarnishFailures } from './varnish-failures.ts';

/** Throws `DirectiveError` for a word of these matters that the product would not take. */
export function failuresFor({ profile, directives }: BoxManners, kind: BoxKind): FailureSettings {
  switch (profile) {
    case 'nginx':
      return readNginxFailures(directives);
    case 'haproxy':
      return readHaproxyFailures(directives);
    case 'squid':
      return readSquidFailures(directives, kind);
    case 'varnish':
      return readVarnishFailures(directives);
    case 'rfc':
      return RFC_FAILURES;
  }
}
