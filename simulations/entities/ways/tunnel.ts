// A way through a tunnel: somebody is asked to carry bytes to the site; what is said through it, TLS included, is for the site alone.
import type { TargetUri } from '../../http/target-uri.ts';
import { portOf } from '../../http/target-uri.ts';
import type { ExchangeId, Failure } from '../../trace/record.ts';
import type { Destination } from '../../wire/way-messages.ts';
import type { End } from '../transport/end.ts';
import type { Traveller, Way } from './way.ts';

/** What comes of digging a tunnel; one of the two is told. */
export interface Dug {
  open(end: End): void;
  failed(failure: Failure): void;
}

/** Opens a tunnel to that place. */
export type Dig = (to: Destination, exchange: ExchangeId, dug: Dug) => void;

const placeOf = (uri: TargetUri): Destination => ({ host: uri.host, port: portOf(uri) });

export function tunnelWay({ node, world, tlsVersions: versions }: Traveller, dig: Dig): Way {
  /** Tunnels that are open and idle, by the site that they lead to. */
  const idle = new Map<string, End[]>();

  return {
    go(uri, exchange, { arrived, failed }) {
      const { host, port } = placeOf(uri);
      const site = `${host}:${String(port)}`;
      const kept = idle.get(site) ?? [];
      idle.set(site, kept);
      const use = (end: End): void => {
        arrived(end, () => {
          end.listener = { payload: () => undefined, closed: () => void kept.splice(kept.indexOf(end), 1) };
          kept.push(end);
        });
      };
      const open = kept.pop();
      if (open) {
        const { connection, peer } = open;
        world.record({ kind: 'connection.reused', at: world.now, exchange, node, connection, peer });
        use(open);
        return;
      }
      dig({ host, port }, exchange, {
        open(end) {
          if (uri.scheme === 'http') {
            use(end);
            return;
          }
          end.listener = {
            payload: () => undefined,
            closed() {
              failed('connection-refused');
            },
          };
          const secured = (): void => {
            use(end);
          };
          end.secure(host, exchange, secured, { versions });
        },
        failed,
      });
    },
  };
}
