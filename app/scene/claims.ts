// What one view of one transmission tells about the participants: whose addresses stand on it or in it, and what somebody is shown to be.
import type { MessageSent, Payload, TraceHeader, View } from '../../simulations/index.ts';
import type { Cast } from './cast.ts';
import { toldByFields } from './told-by-fields.ts';

/** `packets`: its address, from packets or a DNS answer; `field`: its address, from a field that says so; `role`: what it does. */
export interface Claim {
  readonly node: string;
  readonly way: 'packets' | 'field' | 'role';
  readonly address: string;
  readonly field: string;
}

export interface Claims {
  of(sent: MessageSent, view: View): readonly Claim[];
  /** The transmission will not be asked about again. */
  forget(sent: MessageSent): void;
}

const addressOf = (node: string | undefined, address: string, field: string | null = null): readonly Claim[] =>
  node === undefined ? [] : [{ node, way: field === null ? 'packets' : 'field', address, field: field ?? '' }];

const roleOf = (node: string | undefined): readonly Claim[] =>
  node === undefined ? [] : [{ node, way: 'role', address: '', field: '' }];

export function createClaims(header: TraceHeader, cast: Cast): Claims {
  const owner = (address: string): string | undefined => cast.ownerOf.get(address);
  /** Who signs Via by which name (RFC 9110 §7.6.3). */
  const signers = new Map(
    header.nodes.flatMap(({ id, viaName }) => (viaName === null ? [] : [[viaName, id] as const])),
  );

  const inPayload = (
    payload: Payload,
    source: string | undefined,
    destination: string | undefined,
  ): readonly Claim[] => {
    switch (payload.kind) {
      case 'dns-query':
        return roleOf(destination);
      case 'dns-answer':
        return [...roleOf(source), ...payload.addresses.flatMap((address) => addressOf(owner(address), address))];
      case 'proxy-line': {
        const { address } = payload.source;
        return addressOf(owner(address), address, 'PROXY');
      }
      case 'socks':
      case 'circuit':
        return payload.to ? roleOf(destination) : [];
      case 'http-request':
      case 'http-response': {
        const { message } = payload;
        const told = toldByFields(message);
        // RFC 9112 §3.2.2, §3.2.3: only a proxy is asked for a whole URI or an authority.
        const asksProxy =
          message.kind === 'request' && (message.method === 'CONNECT' || message.target.includes('://'));
        return [
          ...(asksProxy ? roleOf(destination) : []),
          ...(told.isPassedOn ? roleOf(source) : []),
          ...(message.kind === 'request'
            ? told.addresses.flatMap(({ address, field }) => addressOf(owner(address), address, field))
            : []),
          ...told.signers.flatMap((name) => roleOf(signers.get(name))),
        ];
      }
      default:
        return [];
    }
  };

  const read = ({ source, destination, inner, part }: View): readonly Claim[] => {
    const [from, to] = [owner(source.address), owner(destination.address)];
    const onPackets = [{ source, destination }, ...inner].flatMap((ends) =>
      [ends.source.address, ends.destination.address].flatMap((address) => addressOf(owner(address), address)),
    );
    return part ? [...onPackets, ...inPayload(part.payload, from, to)] : onPackets;
  };

  /** Views of one transmission that read equally much tell the same. */
  const known = new Map<MessageSent, Map<Payload | null, readonly Claim[]>>();
  return {
    of(sent, view) {
      const ofSent = known.get(sent) ?? new Map<Payload | null, readonly Claim[]>();
      known.set(sent, ofSent);
      // Where nothing could be read, what closed it tells how far one got: packets inside a tunnel may have been seen or not.
      const layer = view.part?.payload ?? view.closed;
      const claims = ofSent.get(layer) ?? read(view);
      ofSent.set(layer, claims);
      return claims;
    },
    forget(sent) {
      known.delete(sent);
    },
  };
}
