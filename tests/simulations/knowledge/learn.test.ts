// What each message part says to whoever can read it.
import { describe, expect, it } from 'vitest';
import { learnFromPackets, learnFromPart } from '../../../simulations/knowledge/learn.ts';
import type { LegiblePart } from '../../../simulations/wire/visibility.ts';
import { clientHello, request, response } from './hand-made.ts';

const said = (part: LegiblePart['payload']): string[] =>
  learnFromPart(part).map(
    ({ about, part: where, field, value }) => `${where}${field === null ? '' : ` ${field}`}: ${about} ${value}`,
  );

describe('packets', () => {
  it('show who talks to whom', () => {
    const source = { address: '203.0.113.7', port: 40_001 };
    const destination = { address: '192.0.2.80', port: 443 };
    const view = { source, destination, part: null, closed: null };
    expect(learnFromPackets(view).map(({ part, value }) => `${part} ${value}`)).toEqual([
      'packet-source 203.0.113.7',
      'packet-destination 192.0.2.80',
      'packet-peers 203.0.113.7 > 192.0.2.80',
    ]);
  });
});

describe.each<readonly [string, LegiblePart['payload'], readonly string[]]>([
  ['a question for a name', { kind: 'dns-query', name: 'shop.example' }, ['dns-question: host shop.example']],
  [
    'its answer',
    { kind: 'dns-answer', name: 'shop.example', addresses: ['192.0.2.80'] },
    ['dns-answer: host shop.example', 'dns-answer: address 192.0.2.80'],
  ],
  ['a ClientHello', clientHello(1, 'shop.example'), ['server-name: host shop.example']],
  ['a ClientHello without a name', clientHello(1, null), []],
  ['a ServerHello', { kind: 'tls-server-hello', session: 1, version: '1.3', certificate: null }, []],
  [
    'a ServerHello of TLS 1.2',
    { kind: 'tls-server-hello', session: 1, version: '1.2', certificate: ['shop.example', 'www.shop.example'] },
    ['certificate: host shop.example', 'certificate: host www.shop.example'],
  ],
  [
    'a PROXY line',
    {
      kind: 'proxy-line',
      source: { address: '203.0.113.7', port: 40_001 },
      destination: { address: '192.0.2.80', port: 443 },
    },
    ['proxy-line: client-address 203.0.113.7'],
  ],
  ['a bare segment', { kind: 'tcp-syn' }, []],
  [
    'a request to an origin',
    request('GET', '/cart?id=1', { Host: 'shop.example:8080', Cookie: 'sid=alice', Authorization: 'Basic YTpi' }),
    [
      'request-target: path /cart?id=1',
      'host-field Host: host shop.example',
      'cookie Cookie: identity sid=alice',
      'authorization Authorization: identity Basic YTpi',
    ],
  ],
  [
    'a request to a proxy',
    request('POST', 'http://shop.example/cart', {}, 'note=gift'),
    [
      'absolute-form: host shop.example',
      'absolute-form: path /cart',
      'absolute-form: proxy-asked http://shop.example/cart',
      'content: request-content note=gift',
    ],
  ],
  [
    'a request for a tunnel',
    request('CONNECT', 'shop.example:443', { host: 'shop.example:443' }),
    [
      'connect-target: host shop.example',
      'connect-target: proxy-asked shop.example:443',
      'host-field host: host shop.example',
    ],
  ],
  [
    'a request that was passed on',
    request('GET', '/', {
      Via: '1.0 old.example, 1.1 Edge.example:8080 (nginx)',
      'X-Forwarded-For': 'unknown, 203.0.113.7',
      Forwarded: 'for="[2001:db8::7]:4711";by=_hidden',
    }),
    [
      'request-target: path /',
      'forwarding-field X-Forwarded-For: client-address 203.0.113.7',
      'forwarding-field Forwarded: client-address 2001:db8::7',
      'via Via: intermediary old.example',
      'via Via: intermediary edge.example:8080',
    ],
  ],
  [
    'a response',
    response(
      { Server: 'ShopServer/2.4', Age: '7', Location: '/orders', 'Cache-Status': '"Edge.example"; hit' },
      'a page',
    ),
    [
      'server-field Server: software ShopServer/2.4',
      'age Age: cached 7',
      'cache-status Cache-Status: intermediary edge.example',
      'content: response-content a page',
    ],
  ],
  [
    'a response that leads elsewhere',
    response({ Location: 'http://10.0.0.11:8080/orders' }),
    ['location Location: address 10.0.0.11'],
  ],
])('%s', (_name, part, expected) => {
  it('says what is in it', () => {
    expect(said(part)).toEqual(expected);
  });
});

describe('what sets a connection up', () => {
  it('is said of all that the connection carries later; what a request says is said of that request', () => {
    const lasting = (part: LegiblePart['payload']): boolean =>
      learnFromPart(part).every(({ isOfConnection }) => isOfConnection);
    expect(lasting(clientHello(1, 'shop.example'))).toBe(true);
    expect(lasting(request('CONNECT', 'shop.example:443', { Host: 'shop.example:443' }))).toBe(true);
    expect(
      learnFromPart(request('GET', '/', { Host: 'shop.example' })).some(({ isOfConnection }) => isOfConnection),
    ).toBe(false);
  });
});
