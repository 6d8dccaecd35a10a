// The straight way: look the name up, call the address, speak TLS where the scheme wants it.
import { portOf } from '../../http/target-uri.ts';
import type { SiteKey } from '../transport/tls-set-up.ts';
import type { Names } from '../transport/names.ts';
import type { Place } from '../transport/pool.ts';
import type { Traveller, Way } from './way.ts';

export const directWay = (
  { address: own, tlsVersions, pool }: Traveller,
  names: Names,
  keys: readonly SiteKey[],
): Way => ({
  go(uri, exchange, { arrived, failed }) {
    names.resolve(uri.host, exchange, ([address]) => {
      if (address === undefined) {
        failed('name-unknown');
        return;
      }
      const serverName = uri.scheme === 'https' ? uri.host : null;
      const siteKey = keys.find(({ host }) => host === uri.host);
      const place: Place = {
        from: own,
        to: { address, port: portOf(uri) },
        serverName,
        tlsVersions,
        ...(siteKey && serverName !== null ? { siteKey } : {}),
      };
      pool.take(
        place,
        exchange,
        (end) => {
          arrived(end, () => {
            pool.give(place, end);
          });
        },
        () => {
          failed('connection-refused');
        },
      );
    });
  },
});
