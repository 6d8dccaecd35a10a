// Asking a resolver for the address of a name (RFC 1035; over HTTPS, RFC 8484) and remembering the answer for the rest of the run.
import type { Duration } from '../../kernel/time.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { Address } from '../../wire/address.ts';
import { addressNumber } from '../../wire/address.ts';
import type { DnsAnswer, NodeId } from '../../wire/payload.ts';
import type { Timer, Transmission, World } from '../entity.ts';
import type { End } from './end.ts';
import type { Pool } from './pool.ts';
import type { Calling } from './transport.ts';

export interface ResolverSettings {
  readonly node: NodeId;
  readonly address: Address;
  /** The name in its certificate when it is asked over HTTPS; null: plain DNS. */
  readonly serverName: string | null;
}

/** glibc asks so often, and waits so long each time, in microseconds (resolv.conf(5): attempts:2, timeout:5). */
const ATTEMPTS = 2;
const PATIENCE = 5_000_000 as Duration;

export interface Names {
  /** `found` gets the addresses, none when the name does not exist or nobody says. */
  resolve(name: string, exchange: ExchangeId, found: (addresses: readonly Address[]) => void): void;
  /** Takes an answer that came over UDP; false: not one of ours. */
  receive(transmission: Transmission): boolean;
}

/** Who waits for the address of one name. */
interface Waiting {
  readonly listeners: ((addresses: readonly Address[]) => void)[];
  timer: Timer | null;
}

/** `resolver` null: the node has the public zone at hand and asks nobody. `given`: what it has of its own (hosts(5)). */
export function createNames(
  node: NodeId,
  own: Address,
  resolver: ResolverSettings | null,
  world: World,
  pool: Pool,
  given: readonly { readonly name: string; readonly address: Address }[] = [],
): Names {
  const known = new Map<string, readonly Address[]>(given.map(({ name, address }) => [name, [address]]));
  const waiting = new Map<string, Waiting>();

  const tell = (name: string, addresses: readonly Address[]): void => {
    const those = waiting.get(name);
    waiting.delete(name);
    those?.timer?.cancel();
    for (const found of those?.listeners ?? []) found(addresses);
  };

  const learn = ({ name, addresses }: DnsAnswer): void => {
    known.set(name, addresses);
    tell(name, addresses);
  };

  const askPlain = (name: string, to: ResolverSettings, exchange: ExchangeId): Calling => {
    world.send({
      connection: world.newConnection(),
      from: node,
      to: to.node,
      source: { address: own, port: world.newPort() },
      destination: { address: to.address, port: 53 },
      exchange,
      payload: { kind: 'dns-query', name },
    });
    return { cancel: () => undefined };
  };

  const askOverHttps = (name: string, to: ResolverSettings, exchange: ExchangeId): Calling => {
    const place = { from: own, to: { address: to.address, port: 443 }, serverName: to.serverName };
    const failed = (): void => {
      tell(name, []);
    };
    let asked: End | null = null;
    const call = pool.take(
      place,
      exchange,
      (end) => {
        asked = end;
        end.listener = {
          payload(payload) {
            if (payload.kind !== 'dns-answer') return;
            pool.give(place, end);
            learn(payload);
          },
          closed: failed,
        };
        end.send({ kind: 'dns-query', name }, exchange);
      },
      failed,
    );
    return {
      cancel() {
        if (asked) asked.close('given-up');
        else call.cancel();
      },
    };
  };

  /** Asks, and asks again when nothing comes; what cannot be learnt counts as no address, and is not remembered. */
  const ask = (name: string, to: ResolverSettings, exchange: ExchangeId, attempt: number): void => {
    const asking = to.serverName === null ? askPlain(name, to, exchange) : askOverHttps(name, to, exchange);
    const those = waiting.get(name);
    if (!those) return; // it was refused at once
    those.timer = world.later(PATIENCE, () => {
      asking.cancel();
      if (attempt < ATTEMPTS) ask(name, to, exchange, attempt + 1);
      else tell(name, []);
    });
  };

  return {
    resolve(name, exchange, found) {
      // RFC 9110 §4.2.1: a host that is an address needs no look-up.
      const literal = addressNumber(name) === null ? null : [name];
      const addresses = literal ?? known.get(name) ?? (resolver ? undefined : world.lookUp(name));
      if (addresses) {
        found(addresses);
        return;
      }
      const those = waiting.get(name);
      if (those) {
        those.listeners.push(found);
        return;
      }
      waiting.set(name, { listeners: [found], timer: null });
      if (resolver) ask(name, resolver, exchange, 1);
    },
    receive({ payload }) {
      if (payload.kind !== 'dns-answer') return false;
      learn(payload);
      return true;
    },
  };
}
