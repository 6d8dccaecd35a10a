// The policy that follows from what a balancer is set to.
import type {
  BalancingSettings,
  HaproxyBalancing,
  NginxBalancing,
  PlainBalancing,
  SquidBalancing,
  VarnishBalancing,
} from '../../http/balancing-settings.ts';
import { MAP_BASED } from '../../http/balancing-settings.ts';
import { fallback } from './fallback.ts';
import { haproxyFirst } from './haproxy/first.ts';
import { haproxyHash } from './haproxy/hashed.ts';
import { haproxyLeastConn } from './haproxy/leastconn.ts';
import { haproxyRandom } from './haproxy/random.ts';
import { haproxyRoundRobin } from './haproxy/roundrobin.ts';
import { staticRoundRobin } from './haproxy/slots.ts';
import type { Farm } from './haproxy/standing.ts';
import { ipHash, keyHash } from './nginx/hashed.ts';
import { leastConn } from './nginx/least-conn.ts';
import { randomChoice } from './nginx/random.ts';
import { ringHash } from './nginx/ring.ts';
import { smoothRoundRobin } from './nginx/smooth-turn.ts';
import type { AnyPolicy, BalancingPolicy, Server } from './policy.ts';
import { hidden } from './policy.ts';
import { roundRobin } from './round-robin.ts';
import { highestScore } from './squid/highest-score.ts';
import { varnishHash, varnishRandom } from './varnish/weighted.ts';
import { firstUp, squidRoundRobin, squidWeightedRoundRobin } from './squid/turns.ts';

function nginxPolicy(settings: NginxBalancing, servers: readonly Server[], seed: number): AnyPolicy {
  switch (settings.policy) {
    case 'round-robin':
      return hidden(smoothRoundRobin(servers, 'round-robin'));
    case 'least_conn':
      return hidden(leastConn(servers));
    case 'ip_hash':
      return hidden(ipHash(servers));
    case 'hash':
      return hidden(settings.isConsistent ? ringHash(servers) : keyHash(servers));
    case 'random':
      return hidden(randomChoice(servers, seed, settings.candidates));
  }
}

function haproxyPolicy(settings: HaproxyBalancing, servers: readonly Server[], seed: number): AnyPolicy {
  const farm: Farm = { servers, allBackups: settings.allBackups };
  switch (settings.policy) {
    case 'roundrobin':
      return hidden(haproxyRoundRobin(farm));
    case 'static-rr':
      return hidden(staticRoundRobin(farm));
    case 'leastconn':
      return hidden(haproxyLeastConn(farm));
    case 'first':
      return hidden(haproxyFirst(farm));
    case 'random':
      return hidden(haproxyRandom(farm, settings.draws, seed));
    default:
      return hidden(haproxyHash(farm, settings.policy, settings.hashType));
  }
}

function squidPolicy({ policy }: SquidBalancing, servers: readonly Server[]): AnyPolicy {
  switch (policy) {
    case 'round-robin':
      return hidden(squidRoundRobin(servers));
    case 'weighted-round-robin':
      return hidden(squidWeightedRoundRobin(servers));
    case 'first-up':
      return hidden(firstUp(servers));
    default:
      return hidden(highestScore(servers, policy));
  }
}

function varnishPolicy(settings: VarnishBalancing, servers: readonly Server[], seed: number): AnyPolicy {
  switch (settings.policy) {
    case 'round_robin':
      return hidden({ ...roundRobin(servers), name: 'round_robin' });
    case 'fallback':
      return hidden(fallback(settings.isSticky));
    case 'random':
      return hidden(varnishRandom(servers, seed));
    case 'hash':
      return hidden(varnishHash(servers));
  }
}

/** Each idea as the product has it that made its name for it: nginx, but for `source`, which is HAProxy's. Others watch the servers. */
function plainPolicy({ policy }: PlainBalancing, servers: readonly Server[], seed: number): AnyPolicy {
  const bare = servers.map((server) => ({ ...server, passive: null }));
  const named = <State>({ start, choose, ended }: BalancingPolicy<State>): AnyPolicy =>
    hidden({ name: policy, start, choose, ...(ended ? { ended } : {}) });
  switch (policy) {
    case 'round-robin':
      return named(roundRobin(bare));
    case 'smooth-weighted':
      return named(smoothRoundRobin(bare, policy));
    case 'least-connections':
      return named(leastConn(bare));
    case 'random':
      return named(randomChoice(bare, seed, 1));
    case 'random-two':
      return named(randomChoice(bare, seed, 2));
    case 'address-hash':
      return named(ipHash(bare));
    case 'uri-hash':
      return named(keyHash(bare));
    case 'consistent-hash':
      return named(ringHash(bare));
    case 'source':
      return named(haproxyHash({ servers: bare, allBackups: true }, policy, MAP_BASED));
  }
}

/** The policy for these servers. `seed` serves the policies that draw lots; the others do not look at it. */
export function policyFor(settings: BalancingSettings, servers: readonly Server[], seed: number): AnyPolicy {
  switch (settings.product) {
    case 'nginx':
      return nginxPolicy(settings, servers, seed);
    case 'haproxy':
      return haproxyPolicy(settings, servers, seed);
    case 'squid':
      return squidPolicy(settings, servers);
    case 'varnish':
      return varnishPolicy(settings, servers, seed);
    case 'apache':
      return hidden(smoothRoundRobin(servers, 'byrequests'));
    case null:
      return plainPolicy(settings, servers, seed);
  }
}
