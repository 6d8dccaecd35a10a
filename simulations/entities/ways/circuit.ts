// The way through an onion-routed circuit (tor-spec §5, §6): keys are agreed with one relay after the other, each through those before, so
// that every relay takes off one layer and knows its two neighbours only.
import type { NodeId } from '../../wire/payload.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { CircuitCell, Destination } from '../../wire/way-messages.ts';
import type { World } from '../entity.ts';
import type { End } from '../transport/end.ts';
import type { ProxyAddress } from './relays.ts';
import type { Dug } from './tunnel.ts';
import { tunnelWay } from './tunnel.ts';
import type { Traveller, Way } from './way.ts';

export const circuitWay = (traveller: Traveller, [first, ...others]: readonly [ProxyAddress, ...ProxyAddress[]]): Way =>
  tunnelWay(traveller, (to, exchange, dug) => {
    const { node, world, pool } = traveller;
    pool.take(
      {
        from: traveller.address,
        to: { address: first.address, port: first.port },
        serverName: null,
        isTlsWithoutName: true,
      },
      exchange,
      (end) => {
        build({ node, world, exchange, end, to, dug }, others);
      },
      () => {
        dug.failed('connection-refused');
      },
    );
  });

interface Building {
  readonly node: NodeId;
  readonly world: World;
  readonly exchange: ExchangeId;
  readonly end: End;
  readonly to: Destination;
  readonly dug: Dug;
}

function build({ node, world, exchange, end, to, dug }: Building, relays: readonly ProxyAddress[]): void {
  const ahead = [...relays];
  const propose = (step: 'create' | 'extend', next: Destination | null): void => {
    end.send({ kind: 'circuit', step, session: world.newSession(node), to: next }, exchange);
  };
  const goOn = ({ session }: CircuitCell): void => {
    if (session !== null) end.addLayer(session);
    const next = ahead.shift();
    if (next) propose('extend', { host: next.address, port: next.port });
    else end.send({ kind: 'circuit', step: 'begin', session: null, to }, exchange);
  };
  end.listener = {
    payload(payload) {
      if (payload.kind !== 'circuit') return;
      if (payload.step === 'created' || payload.step === 'extended') goOn(payload);
      else if (payload.step === 'connected') dug.open(end);
      else if (payload.step === 'ended') {
        end.listener = { payload: () => undefined, closed: () => undefined };
        dug.failed('proxy-refused');
        end.close('last-answer');
      }
    },
    closed() {
      dug.failed('connection-refused');
    },
  };
  propose('create', null);
}
