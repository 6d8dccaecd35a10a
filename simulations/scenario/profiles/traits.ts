// What a product brings of itself, before anybody has told it anything: read off the settings that the boxes obey, so that it cannot say what
// is not done. `notes.ts` names the differences from the standard alone; here stand the defaults with their figures.
import type { CachingSettings } from '../../http/caching-settings.ts';
import type { TlsVersion } from '../../http/connection-settings.ts';
import type { HttpVersion } from '../../http/message.ts';
import type { BoxManners, GatewayNode } from '../scenario.ts';
import { cachingFor } from './caching.ts';
import { failuresFor } from './failures.ts';
import { farmFor } from './farm.ts';
import { settingsFor } from './settings.ts';
import { hostIsNextHop, tellsClient, writes } from './notes.ts';
import type { BoxKind } from './profile.ts';
import { protectionFor } from './protection.ts';

/** One default each; the sentences stand in the catalogues. Times in seconds, sizes in octets; null: none, or no limit. */
export type ProfileTrait =
  | { readonly key: 'via'; readonly request: boolean; readonly response: boolean }
  | { readonly key: 'client-told'; readonly isTold: boolean }
  | { readonly key: 'host'; readonly is: 'kept' | 'next-hop' | 'authority' }
  | { readonly key: 'version'; readonly inbound: HttpVersion | null; readonly keepsConnections: boolean }
  | { readonly key: 'server-field'; readonly isOwn: boolean }
  | { readonly key: 'tls'; readonly served: TlsVersion; readonly offered: TlsVersion; readonly tellsName: boolean }
  | { readonly key: 'unnamed-lifetime'; readonly by: 'age' | 'fixed' | 'none'; readonly seconds: number | null }
  | { readonly key: 'stale'; readonly when: 'error' | 'while-fetching' | 'never'; readonly seconds: number | null }
  | { readonly key: 'reload-heeded'; readonly isHeeded: boolean }
  | { readonly key: 'waits'; readonly connectSeconds: number | null; readonly answerSeconds: number | null }
  | { readonly key: 'tries'; readonly at: 'other-server' | 'same-server' | 'none'; readonly most: number | null }
  | { readonly key: 'head-limit'; readonly octets: number | null }
  | { readonly key: 'statuses'; readonly refused: number; readonly silent: number };

type Profile = BoxManners['profile'];

const mannersOf = (profile: Profile): BoxManners => ({
  profile,
  directives: [],
  name: profile,
  viaRequest: true,
  viaResponse: false,
  tellsClient: 'off',
  serverField: 'replace',
  cache: null,
});

/** A gateway that nobody has told anything, with one server behind it. */
const gatewayOf = (manners: BoxManners): GatewayNode => ({
  kind: 'gateway',
  id: 'gateway',
  place: 'server-side',
  operator: null,
  address: '192.0.2.80',
  innerAddress: '192.0.2.80',
  hosts: [],
  tls: 'none',
  inbound: { servers: ['server'], tls: false, policy: 'round-robin' },
  manners,
  keepAlive: true,
});

const SERVER = { id: 'server', address: '192.0.2.81', port: 80 } as const;

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
const newest = (versions: readonly TlsVersion[]): TlsVersion => [...versions].sort().at(-1) ?? '1.3';

/** RFC 9111 §4.2.2: how long an answer counts as fresh that does not say so itself. */
function unnamedLifetime(caching: CachingSettings): ProfileTrait {
  switch (caching.rules) {
    case 'rfc':
      return { key: 'unnamed-lifetime', by: 'age', seconds: null };
    case 'squid':
      return { key: 'unnamed-lifetime', by: 'age', seconds: caching.refreshPatterns.at(-1)?.maxSeconds ?? null };
    case 'varnish':
      return { key: 'unnamed-lifetime', by: 'fixed', seconds: caching.defaultTtlSeconds };
    case 'nginx':
      return { key: 'unnamed-lifetime', by: 'none', seconds: null };
  }
}

/** RFC 9111 §4.2.4. */
function staleness(caching: CachingSettings): ProfileTrait {
  switch (caching.rules) {
    case 'rfc':
      return { key: 'stale', when: 'error', seconds: null };
    case 'squid':
      return { key: 'stale', when: 'error', seconds: caching.maxStaleSeconds };
    case 'varnish':
      return { key: 'stale', when: 'while-fetching', seconds: caching.defaultGraceSeconds };
    case 'nginx':
      return { key: 'stale', when: caching.useStale.includes('error') ? 'error' : 'never', seconds: null };
  }
}

function tries(manners: BoxManners, kind: BoxKind): readonly ProfileTrait[] {
  if (kind === 'forward-proxy') return [];
  const { retrying } = farmFor(gatewayOf(manners), [SERVER]);
  switch (retrying.rules) {
    case 'rfc':
    case 'nginx':
      return [{ key: 'tries', at: 'other-server', most: retrying.tries === 0 ? null : retrying.tries }];
    case 'haproxy':
      return [
        { key: 'tries', at: retrying.redispatch === null ? 'same-server' : 'other-server', most: retrying.retries + 1 },
      ];
    case 'squid':
      return [{ key: 'tries', at: 'other-server', most: retrying.tries }];
    case 'varnish':
      return [{ key: 'tries', at: 'none', most: 1 }];
  }
}

/** The defaults of a product as this kind of box, in a fixed order. */
export function profileTraits(profile: Profile, kind: BoxKind): readonly ProfileTrait[] {
  const manners = mannersOf(profile);
  const { request, response, connections } = settingsFor(manners, kind);
  const caching = cachingFor(manners, kind);
  const { waits, statusFor } = failuresFor(manners, kind);
  const { head } = protectionFor(manners, kind);
  const host = hostIsNextHop(request.rules) ? 'next-hop' : kind === 'forward-proxy' ? 'authority' : 'kept';
  return [
    { key: 'via', request: writes(request.rules, 'via'), response: writes(response.rules, 'via') },
    { key: 'client-told', isTold: tellsClient(request.rules) },
    { key: 'host', is: host },
    { key: 'version', inbound: request.version, keepsConnections: connections.inboundKeepAlive },
    { key: 'server-field', isOwn: writes(response.rules, 'server') },
    {
      key: 'tls',
      served: newest(connections.servesTls),
      offered: newest(connections.offersTls),
      tellsName: connections.tellsServerName,
    },
    unnamedLifetime(caching),
    staleness(caching),
    { key: 'reload-heeded', isHeeded: caching.rules === 'rfc' || caching.rules === 'squid' },
    {
      key: 'waits',
      connectSeconds: finite(waits.connectMs / 1000),
      answerSeconds: finite(waits.answerMs / 1000),
    },
    ...tries(manners, kind),
    { key: 'head-limit', octets: finite(head.headBytes) },
    { key: 'statuses', refused: statusFor.refused, silent: statusFor['answer-timeout'] },
  ];
}
