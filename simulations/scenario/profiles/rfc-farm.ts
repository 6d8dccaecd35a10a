// The servers of a gateway without a product, from the fields of the scenario: the ideas without anybody's words for them.
import type { HashKey, PlainBalancing } from '../../http/balancing-settings.ts';
import type { ActiveCheck, FarmSettings } from '../../http/farm-settings.ts';
import { farmServer } from '../../http/farm-settings.ts';
import type { GatewayNode } from '../scenario.ts';
import type { ServerPlace } from './server-places.ts';
import { placeText } from './server-places.ts';

const KEYS: Partial<Record<PlainBalancing['policy'], HashKey>> = {
  'address-hash': { by: 'text', text: [{ of: 'client-address' }] },
  source: { by: 'text', text: [{ of: 'client-address' }] },
  'uri-hash': { by: 'text', text: [{ of: 'request-uri' }] },
  'consistent-hash': { by: 'text', text: [{ of: 'request-uri' }] },
};

function checkOf(inbound: GatewayNode['inbound'], host: string): ActiveCheck | null {
  const { checks } = inbound;
  if (!checks) return null;
  const { path, everyMs, timeoutMs, fall, rise } = checks;
  return {
    asks: { method: 'GET', target: path, host },
    passes: [200, 399],
    everyMs,
    changingMs: everyMs,
    downMs: everyMs,
    timeoutMs,
    firstMs: 0,
    judges: { by: 'streak', fall, rise, startsSound: true },
  };
}

export function rfcFarm({ inbound, hosts }: GatewayNode, places: readonly ServerPlace[]): FarmSettings {
  const check = checkOf(inbound, hosts[0] ?? 'localhost');
  const passive = inbound.circuit ? null : (inbound.passive ?? { maxFails: 1, failTimeoutS: 10 });
  const cookie = inbound.stickyCookie;
  const retries = inbound.retries ?? { tries: 0, nonIdempotent: false, statuses: [] };
  return {
    servers: places.map((place, node) => {
      const { weight, backup, down, maxConnections } = inbound.options?.find(({ server }) => server === place.id) ?? {};
      return farmServer(node, placeText(place), {
        weight: weight ?? 1,
        isBackup: backup ?? false,
        isDown: down ?? false,
        maxConnections: maxConnections ?? null,
        cookie: cookie === undefined ? null : place.id,
        passive,
        check,
      });
    }),
    balancing: { product: null, policy: inbound.policy },
    key: KEYS[inbound.policy] ?? { by: 'nothing' },
    stickiness:
      cookie === undefined
        ? null
        : { cookie, attributes: '; Path=/', isIndirect: true, makesPrivate: false, onPostOnly: false },
    queue: inbound.queue ?? null,
    circuit: inbound.circuit ?? null,
    retrying: { rules: 'rfc', ...retries },
  };
}
