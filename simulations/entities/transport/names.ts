// Asking a resolver for the address of a name (RFC 1035; over HTTPS, RFC 8484) and remembering the answer for the rest of the run.
import type { ExchangeId } from '../../trace/record.ts';
import type { Address } from '../../wire/address.ts';
import { addressNumber } from '../../wire/address.ts';
import type { DnsAnswer, NodeId } from '../../wire/payload.ts';
import type { Transmission, World } from '../entity.ts';
import type { Pool } from './pool.ts';

export interface ResolverSettings {
  readonly node: NodeId;
  readonly address: Address;
  /** The name in its certificate when it is asked over HTTPS; null: plain DNS. */
  readonly serverName: string | null;
}

export interface Names {
  /** `found` gets the addresses, none when the name does not exist. */
  resolve(name: string, exchange: ExchangeId, found: (addresses: readonly Address[]) => void): void;
  /** Takes an answer that came over UDP; false: not one of ours. */
  receive(transmission: Transmission): boolean;
}

/** `resolver` null: the node has the public zone at hand and asks nobody. */
export function createNames(
  node: NodeId,
  own: Address,
  resolver: ResolverSettings | null,
  world: World,
  pool: Pool,
): Names {
  const known = new Map<string, readonly Address[]>();
  const waiting = new Map<string, ((addresses: readonly Address[]) => void)[]>();

  const learn = ({ name, addresses }: DnsAnswer): void => {
    known.set(name, addresses);
    const listeners = waiting.get(name) ?? [];
    waiting.delete(name);
    for (const listener of listeners) listener(addresses);
  };

  const askPlain = (name: string, to: ResolverSettings, exchange: ExchangeId): void => {
    world.send({
      connection: world.newConnection(),
      from: node,
      to: to.node,
      source: { address: own, port: world.newPort() },
      destination: { address: to.address, port: 53 },
      exchange,
      payload: { kind: 'dns-query', name },
    });
  };

  const askOverHttps = (name: string, to: ResolverSettings, exchange: ExchangeId): void => {
    const place = { from: own, to: { address: to.address, port: 443 }, serverName: to.serverName };
    const failed = (): void => {
      learn({ kind: 'dns-answer', name, addresses: [] });
    };
    pool.take(
      place,
      exchange,
      (end) => {
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
  };

  return {
    resolve(name, exchange, found) {
      // RFC 9110 §4.2.1: a host that is an address needs no look-up.
      const literal = addressNumber(name) === null ? null : [name];
      const addresses = literal ?? (resolver ? known.get(name) : world.lookUp(name));
      if (addresses) {
        found(addresses);
        return;
      }
      const listeners = waiting.get(name);
      if (listeners) {
        listeners.push(found);
        return;
      }
      waiting.set(name, [found]);
      if (!resolver) return;
      if (resolver.serverName === null) askPlain(name, resolver, exchange);
      else askOverHttps(name, resolver, exchange);
    },
    receive({ payload }) {
      if (payload.kind !== 'dns-answer') return false;
      learn(payload);
      return true;
    },
  };
}
