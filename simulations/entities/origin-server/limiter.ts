// An origin that counts requests by the address that it believes its client has, and turns away whoever asks too often (RFC 6585 §4). What
// it believes may be false: then somebody else pays.
import type { BeliefSettings } from '../../http/believing.ts';
import { believed, reportsIn } from '../../http/believing.ts';
import type { Response } from '../../http/message.ts';
import { octetsIn } from '../../http/message.ts';
import { statusReason } from '../../http/status.ts';
import type { WindowSettings } from '../../protection/window.ts';
import { createWindow } from '../../protection/window.ts';
import type { Address } from '../../wire/address.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { World } from '../entity.ts';
import type { Asked } from '../transport/http-server.ts';
import type { Page } from './response.ts';

type Sign = (page: Page) => Page;

export interface Limiter {
  /** Whether the request may go on; false: it has been answered. */
  admits(asked: Asked): boolean;
}

/** The address that a server with these settings takes for whoever asks. */
export function clientOf({ request, end }: Asked, settings: BeliefSettings): Address {
  const line = end.told ? [{ field: null, address: end.told.source.address }] : [];
  const told = believed([...reportsIn(request.fields), ...line], end.remote.address, settings);
  return told === null || told.rule === null ? end.remote.address : told.report.address;
}

const TOO_MANY = 429;
const PAGE = 'too many requests from your address\n';

function tooMany(retryAfterS: number, software: string, sign: Sign): Response {
  const page = sign({ status: TOO_MANY, fields: [], text: PAGE, bytes: octetsIn(PAGE) });
  const { text, bytes } = page;
  return {
    ...{ kind: 'response', version: '1.1', status: TOO_MANY, reason: statusReason(TOO_MANY) },
    fields: [
      { name: 'Server', value: software },
      { name: 'Retry-After', value: String(retryAfterS) },
      { name: 'Cache-Control', value: 'no-store' }, // RFC 6585 §4: it must not be stored
      { name: 'Content-Type', value: 'text/plain' },
      { name: 'Content-Length', value: String(bytes) },
    ],
    content: { text, bytes },
  };
}

const words = ({ requests, spanMs }: WindowSettings): string => `${String(requests)} per ${String(spanMs / 1000)} s`;

/** `sign`: what its error pages end with. `limit` null: everybody is let in, and nobody is counted. */
export function createLimiter(
  node: NodeId,
  software: string,
  limit: WindowSettings | null,
  settings: BeliefSettings,
  sign: (page: Page, asked: Asked) => Page,
  world: World,
): Limiter {
  if (!limit) return { admits: () => true };
  const window = createWindow(limit);
  return {
    admits(asked) {
      const client = clientOf(asked, settings);
      const turned = window.ask(client, world.now);
      const { exchange } = asked;
      const common = { at: world.now, exchange, node, rule: 'rate', section: 'RFC 6585 §4', client } as const;
      const word = turned?.isBan === true ? `${words(limit)}, ban` : words(limit);
      const rest = { ...common, word, wait: null, isDryRun: false };
      if (!turned) {
        world.record({ kind: 'request.admitted', ...rest, status: null });
        return true;
      }
      world.record({ kind: 'request.refused', ...rest, status: TOO_MANY });
      asked.respond(tooMany(turned.retryAfterS, software, (page) => sign(page, asked)));
      return false;
    },
  };
}
