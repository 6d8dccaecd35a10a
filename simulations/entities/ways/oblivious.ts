// The way of Oblivious HTTP (RFC 9458): the request is closed to all but a gateway at the site, and put as content into a request to a
// relay, which passes it on without knowing what it says, as the gateway answers it without knowing who asks.
import type { NodeId } from '../../wire/payload.ts';
import type { World } from '../entity.ts';
import type { Encapsulation } from '../transport/end.ts';
import type { Place } from '../transport/pool.ts';
import type { ProxyAddress } from './relays.ts';
import type { Traveller, Way } from './way.ts';

export interface ObliviousSettings {
  readonly relay: ProxyAddress;
  /** The node that has the private half of the key configuration (RFC 9458 §3). */
  readonly keyHolder: NodeId;
}

/** Messages in binary form (RFC 9292) differ from their text by a few octets, which is left out. */
const CONTENT = { name: 'Content-Type', value: 'message/ohttp-req' };

/** Closes each request to all but the key's holder before it leaves, and opens the answers. */
function encapsulating({ relay, keyHolder }: ObliviousSettings, node: NodeId, world: World): Encapsulation {
  let session = 0;
  return {
    close(inner) {
      session = world.newSession(node);
      world.answerSession(session, keyHolder);
      const encapsulated = { kind: 'sealed', session, holders: world.holders(session), inner } as const;
      const fields = [{ name: 'Host', value: relay.serverName ?? relay.address }, CONTENT];
      const message = { kind: 'request', method: 'POST', target: '/', version: '1.1', fields, content: null } as const;
      return { kind: 'http-request', message, encapsulated };
    },
    // What the relay answers itself is its own word: it carries no answer of the site.
    open: (payload) =>
      payload.kind === 'http-response' && payload.encapsulated?.session === session
        ? payload.encapsulated.inner
        : payload,
  };
}

export function obliviousWay({ node, address: own, world, pool }: Traveller, settings: ObliviousSettings): Way {
  const { relay } = settings;
  const place: Place = { from: own, to: { address: relay.address, port: relay.port }, serverName: relay.serverName };
  return {
    go(_uri, exchange, { arrived, failed }) {
      pool.take(
        place,
        exchange,
        (end) => {
          end.encapsulation = encapsulating(settings, node, world);
          arrived(end, () => {
            pool.give(place, end);
          });
        },
        () => {
          failed('connection-refused');
        },
      );
    },
  };
}
