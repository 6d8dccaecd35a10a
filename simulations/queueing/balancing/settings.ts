// What a balancer is set to, in the products' own terms, and the policy that follows from it.
import { fallback } from './fallback.ts';
import { haproxyFirst } from './haproxy/first.ts';
import type { HashType } from './haproxy/hashed.ts';
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
import type { AnyPolicy, Server } from './policy.ts';
import { hidden } from './policy.ts';
import { roundRobin } from './round-robin.ts';
import { highestScore } from './squid/highest-score.ts';
import { firstUp, squidRoundRobin, squidWeightedRoundRobin } from './squid/turns.ts';

/** An `upstream` block of nginx 1.22. */
export type NginxBalancing =
  | { readonly product: 'nginx'; readonly policy: 'round-robin' | 'least_conn' | 'ip_hash' }
  | { readonly product: 'nginx'; readonly policy: 'hash'; readonly isConsistent: boolean }
  | { readonly product: 'nginx'; readonly policy: 'random'; readonly candidates: 1 | 2 };

/** A `backend` of HAProxy 2.6; `allBackups` is its option of that name. */
export type HaproxyBalancing = { readonly product: 'haproxy'; readonly allBackups: boolean } & (
  | { readonly policy: 'roundrobin' | 'static-rr' | 'leastconn' | 'first' }
  | { readonly policy: 'source' | 'uri' | 'hdr' | 'url_param' | 'hash'; readonly hashType: HashType }
  | { readonly policy: 'random'; readonly draws: number }
);

/** The option of the `cache_peer` lines of Squid 5.7; `first-up` where they have none. */
export interface SquidBalancing {
  readonly product: 'squid';
  readonly policy: 'round-robin' | 'weighted-round-robin' | 'first-up' | 'sourcehash' | 'carp';
}

/** A director of Varnish 7.1. */
export type VarnishBalancing =
  | { readonly product: 'varnish'; readonly policy: 'round_robin' }
  | { readonly product: 'varnish'; readonly policy: 'fallback'; readonly isSticky: boolean };

/** `lbmethod` of Apache httpd 2.4. */
export interface ApacheBalancing {
  readonly product: 'apache';
  readonly policy: 'byrequests';
}

export type BalancingSettings = NginxBalancing | HaproxyBalancing | SquidBalancing | VarnishBalancing | ApacheBalancing;

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
      return hidden(settings.policy === 'fallback' ? fallback(settings.isSticky) : roundRobin);
    case 'apache':
      return hidden(smoothRoundRobin(servers, 'byrequests'));
  }
}
