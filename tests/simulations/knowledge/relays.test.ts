// Two hops that know different halves: the model has no relays yet, but the rules must already be those that hold for them.
import { describe, expect, it } from 'vitest';
import reference from '../../fixtures/knowledge.json' with { type: 'json' };
import { FACTS } from '../../../simulations/knowledge/fact.ts';
import type { Trace } from '../../../simulations/trace/trace.ts';
import { Scribe, clientHello, headerWith, node, request, response, sealed } from './hand-made.ts';
import { cellOf, matrixOf, tell } from './runs.ts';

const R1 = '198.51.100.21';
const R2 = '198.51.100.22';
const SITE = '198.51.100.200';

const header = headerWith({
  nodes: [
    node('alice', '203.0.113.7', { configuration: { proxies: [R1, R2] } }),
    node('bob', '203.0.113.8', { configuration: { proxies: [R1, R2] } }),
    node('relay_1', R1),
    node('relay_2', R2),
    node('origin', SITE, { configuration: { hosts: ['shop.example'] } }),
  ],
  links: { 'alice relay_1': ['access_network'], 'relay_1 relay_2': ['relay_link'], 'relay_2 origin': ['transit'] },
  observers: [
    ['alice', 'client'],
    ...['access_network', 'client_resolver', 'relay_1', 'relay_2', 'relay_link', 'transit', 'origin'],
    ['bob', 'client'],
  ],
  zone: { 'shop.example': [SITE] },
  proxies: [R1, R2],
});

const HOST = { Host: 'shop.example', Cookie: 'sid=alice' };
const ORDER = request('POST', '/account/orders?id=42', HOST, 'note=gift');
const ANSWER = response({ Server: 'ShopServer/2.4' }, 'Order 42');
const TO_FIRST = ['alice', 'relay_1'] as const;
const TO_SECOND = ['alice', 'relay_2'] as const;
const TO_SITE = ['alice', 'origin'] as const;

/** Nested tunnels: through the first relay to the second, through the second to the site (RFC 9614 §3.1). */
function nestedTunnels(): Trace {
  const scribe = new Scribe(header).wants('alice', 'https://shop.example/account/orders?id=42', 'POST');
  scribe
    .sends('alice', 'relay_1', clientHello(1, 'first.relay.example'))
    .sends('alice', 'relay_1', sealed([TO_FIRST], request('CONNECT', 'second.relay.example:443')))
    .sends('relay_1', 'relay_2', { kind: 'tcp-syn' })
    .sends('relay_1', 'alice', sealed([TO_FIRST], response()));
  const hello = clientHello(2, 'second.relay.example');
  scribe.sends('alice', 'relay_1', sealed([TO_FIRST], hello)).sends('relay_1', 'relay_2', hello);
  const connect = request('CONNECT', 'shop.example:443');
  scribe
    .sends('alice', 'relay_1', sealed([TO_FIRST, TO_SECOND], connect))
    .sends('relay_1', 'relay_2', sealed([TO_SECOND], connect))
    .sends('relay_2', 'origin', { kind: 'tcp-syn' });
  const toSite = clientHello(3, 'shop.example');
  scribe
    .sends('alice', 'relay_1', sealed([TO_FIRST, TO_SECOND], toSite))
    .sends('relay_1', 'relay_2', sealed([TO_SECOND], toSite))
    .sends('relay_2', 'origin', toSite);
  scribe
    .sends('alice', 'relay_1', sealed([TO_FIRST, TO_SECOND, TO_SITE], ORDER))
    .sends('relay_1', 'relay_2', sealed([TO_SECOND, TO_SITE], ORDER))
    .sends('relay_2', 'origin', sealed([TO_SITE], ORDER));
  return scribe
    .sends('origin', 'relay_2', sealed([TO_SITE], ANSWER))
    .sends('relay_2', 'relay_1', sealed([TO_SECOND, TO_SITE], ANSWER))
    .sends('relay_1', 'alice', sealed([TO_FIRST, TO_SECOND, TO_SITE], ANSWER))
    .finishes('alice');
}

describe('two relays of different companies', () => {
  const matrix = matrixOf(tell(nestedTunnels()));
  const expected = reference.expected.find(({ id }) => id === 'relay-2hop')!;

  it.each(Object.entries(expected.observers))('%s knows what the reference says', (name, cells) => {
    const values = Object.fromEntries(FACTS.map((fact) => [fact, cellOf(matrix, name, fact).value]));
    expect(values).toEqual(Object.fromEntries(FACTS.map((fact) => [fact, (cells as Record<string, unknown>)[fact]])));
  });

  it('could each translate the other’s half, and nobody else’s', () => {
    expect(cellOf(matrix, 'relay_1', 'dest_host').heldBy).toEqual(['relay_2']);
    expect(cellOf(matrix, 'relay_2', 'client_ip').heldBy).toEqual(['relay_1']);
    expect(cellOf(matrix, 'relay_1', 'link_ip_host').heldBy).toEqual(['relay_2']);
  });

  it('count nobody who holds address and site together', () => {
    expect(matrix.counters).toEqual(expected.metrics.non_endpoint_observers_with);
  });

  it('show the reader which encryption hid the path from each', () => {
    const holders = (column: string): unknown => cellOf(matrix, column, 'url_path').reason;
    expect(holders('access_network')).toMatchObject({ kind: 'encrypted', holders: ['alice', 'relay_1'] });
    expect(holders('relay_1')).toMatchObject({ kind: 'encrypted', holders: ['alice', 'relay_2'] });
    expect(holders('relay_2')).toMatchObject({ kind: 'encrypted', holders: ['alice', 'origin'] });
  });
});
