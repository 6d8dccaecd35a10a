// Single rules, each on the shortest trace that shows it.
import { describe, expect, it } from 'vitest';
import type { Payload } from '../../../simulations/wire/payload.ts';
import type { Instant } from '../../../simulations/kernel/time.ts';
import type { Fact } from '../../../simulations/knowledge/fact.ts';
import { buildLedger } from '../../../simulations/knowledge/ledger.ts';
import { matrixAt } from '../../../simulations/knowledge/matrix.ts';
import type { HeaderNode } from '../../../simulations/trace/header.ts';
import type { Trace } from '../../../simulations/trace/trace.ts';
import { Scribe, headerWith, node, request, response } from './hand-made.ts';
import { cellOf, matrixOf, tell } from './runs.ts';

const EDGE = '192.0.2.80';
const INNER = '10.0.0.11';

const alice = node('alice', '203.0.113.7');
const gateway = node('gateway', EDGE, { viaName: 'edge.example', configuration: { inbound: [INNER] } });
const origin = (trusted: readonly string[] = []): HeaderNode => node('origin', INNER, { configuration: { trusted } });

/** One request through a gateway, with the fields that each of them adds. */
function throughGateway(
  answer: Payload,
  forwarded: Record<string, string> = {},
  trusted: readonly string[] = [],
): Trace {
  const header = headerWith({
    nodes: [alice, gateway, origin(trusted)],
    links: { 'alice gateway': ['transit'], 'gateway origin': ['backend_link'] },
    observers: [['alice', 'client'], 'transit', 'gateway', 'backend_link', 'origin'],
    zone: { 'shop.example': [EDGE] },
  });
  return new Scribe(header)
    .wants('alice', 'http://shop.example/cart')
    .sends('alice', 'gateway', request('GET', '/cart', { Host: 'shop.example' }))
    .sends('gateway', 'origin', request('GET', '/cart', { Host: 'shop.example', ...forwarded }))
    .sends('origin', 'gateway', response({ Server: 'ShopServer/2.4' }, 'a cart'))
    .sends('gateway', 'alice', answer)
    .finishes('alice');
}

describe('an answer', () => {
  it('whose Location names a server behind the gateway gives both away', () => {
    const leak = response({ Location: `http://${INNER}:8080/cart/` }, 'a cart');
    const matrix = matrixOf(tell(throughGateway(leak)));
    expect(cellOf(matrix, 'client', 'origin_ip')).toMatchObject({ value: 'yes', assurance: 'observed' });
    expect(cellOf(matrix, 'transit', 'gateway_in_use').evidence).toMatchObject([
      { part: 'location', field: 'Location' },
    ]);
  });

  it('whose Location names the site itself gives nothing away', () => {
    const matrix = matrixOf(tell(throughGateway(response({ Location: 'http://shop.example/cart/' }, 'a cart'))));
    expect(cellOf(matrix, 'client', 'origin_ip').value).toBe('no');
    expect(cellOf(matrix, 'client', 'gateway_in_use').value).toBe('no');
  });

  it('that says which cache it passed names the gateway', () => {
    const matrix = matrixOf(tell(throughGateway(response({ 'Cache-Status': 'Edge.example; fwd=uri-miss' }, 'a cart'))));
    expect(cellOf(matrix, 'client', 'gateway_in_use').evidence).toMatchObject([{ part: 'cache-status' }]);
  });

  it('with an age lets its reader suppose a gateway, and no more', () => {
    const matrix = matrixOf(tell(throughGateway(response({ Age: '3' }, 'a cart'))));
    expect(cellOf(matrix, 'transit', 'gateway_in_use')).toMatchObject({
      value: 'inferable',
      evidence: [],
      reason: { kind: 'inferable', by: 'age' },
    });
  });

  it('with a Via that nobody signs says nothing', () => {
    const matrix = matrixOf(tell(throughGateway(response({ Via: '1.1 somebody.else' }, 'a cart'))));
    expect(cellOf(matrix, 'client', 'gateway_in_use')).toMatchObject({ value: 'no', reason: { kind: 'not-told' } });
  });
});

describe('a forwarding field', () => {
  const plain = response({}, 'a cart');
  const originIp = (fields: Record<string, string>, trusted: readonly string[] = []) => {
    const told = tell(throughGateway(plain, fields, trusted));
    return { cell: cellOf(matrixOf(told), 'origin', 'client_ip'), beliefs: matrixOf(told).beliefs };
  };

  it('with the true address is knowledge, as far as the sender can be trusted', () => {
    const { cell } = originIp({ Forwarded: 'for=203.0.113.7;proto=http' });
    expect(cell).toMatchObject({ value: 'yes', assurance: 'asserted', evidence: [{ field: 'Forwarded' }] });
  });

  it('with the true address among others is knowledge too, whatever is believed', () => {
    const { cell, beliefs } = originIp({ 'X-Forwarded-For': '198.51.100.99, 203.0.113.7' });
    expect(cell.value).toBe('yes');
    expect(beliefs['origin']?.client_ip).toMatchObject({ naive_socket: EDGE, reads_xff: '198.51.100.99' });
  });

  it('with a false address alone is evidence of nothing', () => {
    const { cell } = originIp({ 'X-Forwarded-For': '198.51.100.99' });
    expect(cell).toMatchObject({ value: 'linkable', evidence: [], heldBy: ['gateway'] });
  });

  it('is read from the right by an origin that trusts its gateway', () => {
    const { beliefs } = originIp({ 'X-Forwarded-For': '198.51.100.99, 203.0.113.7' }, [EDGE]);
    expect(beliefs['origin']?.client_ip).toEqual({ naive_socket: EDGE, trusted_xff: '203.0.113.7', correct: true });
  });

  it('makes an origin believe what is wrong when its gateway passes a lie on', () => {
    const { beliefs } = originIp({ 'X-Forwarded-For': '198.51.100.99' }, [EDGE]);
    expect(beliefs['origin']?.client_ip).toMatchObject({ trusted_xff: '198.51.100.99', correct: false });
  });
});

describe('a box that takes packets which were meant for the site', () => {
  const site = node('origin', '198.51.100.200', { configuration: { hosts: ['shop.example'] } });
  const box = node('box', '198.51.100.10', { viaName: 'box.example' });
  const header = headerWith({
    nodes: [alice, box, site],
    links: { 'alice box': ['access_network'], 'box origin': ['transit'] },
    observers: [['alice', 'client'], 'access_network', 'box', 'transit', 'origin'],
    zone: { 'shop.example': ['198.51.100.200'] },
  });
  const asked = { Host: 'shop.example' };
  const trace = new Scribe(header)
    .wants('alice', 'http://shop.example/cart')
    .sends('alice', 'box', request('GET', '/cart', asked), '198.51.100.200')
    .sends('box', 'origin', request('GET', '/cart', { ...asked, Via: '1.1 box.example' }))
    .sends('origin', 'box', response({}, 'a cart'))
    .sends('box', 'alice', response({}, 'a cart'))
    .finishes('alice');
  const matrix = matrixOf(tell(trace));

  it('is an intermediary of the client’s side, though no client chose it', () => {
    expect(cellOf(matrix, 'box', 'forward_proxy_in_use')).toMatchObject({ value: 'yes', assurance: 'role' });
    expect(cellOf(matrix, 'origin', 'forward_proxy_in_use').evidence).toMatchObject([{ part: 'via' }]);
    expect(cellOf(matrix, 'client', 'forward_proxy_in_use').value).not.toBe('yes');
  });

  it('hides the client’s address from the site, which the site’s own address shows to the client', () => {
    expect(cellOf(matrix, 'origin', 'client_ip')).toMatchObject({ value: 'linkable', heldBy: ['box'] });
    expect(cellOf(matrix, 'client', 'origin_ip').value).toBe('yes');
  });
});

describe('a proxy behind the same public address as its client', () => {
  const own = '203.0.113.7';
  const site = node('origin', '198.51.100.200');
  const header = headerWith({
    nodes: [
      node('alice', own, { configuration: { proxies: ['192.168.1.2'] } }),
      { ...node('box', '192.168.1.2'), addresses: ['192.168.1.2', own] },
      site,
    ],
    links: { 'alice box': [], 'box origin': ['access_network'] },
    observers: [['alice', 'client'], 'access_network', 'box', 'origin'],
    zone: { 'shop.example': ['198.51.100.200'] },
    proxies: [own],
  });
  const asked = request('GET', '/cart', { Host: 'shop.example' });
  const scribe = new Scribe(header).wants('alice', 'http://shop.example/cart').sends('alice', 'box', asked);
  const matrix = matrixOf(tell(scribe.sends('box', 'origin', asked, undefined, own).finishes('alice')));

  it('hides neither the address nor shows itself by it', () => {
    expect(cellOf(matrix, 'origin', 'client_ip')).toMatchObject({ value: 'yes', assurance: 'observed' });
    expect(cellOf(matrix, 'origin', 'forward_proxy_in_use').value).toBe('no');
    expect(cellOf(matrix, 'access_network', 'forward_proxy_in_use').value).toBe('no');
  });
});

describe('a run', () => {
  const other = '192.0.2.90';
  const header = headerWith({
    nodes: [alice, gateway, origin(), node('elsewhere', other)],
    links: { 'alice gateway': [], 'gateway origin': [], 'alice elsewhere': [] },
    observers: [['alice', 'client'], 'gateway', 'origin', 'elsewhere'],
    zone: { 'shop.example': [EDGE], 'news.example': [other] },
  });
  const scribe = new Scribe(header)
    .wants('alice', 'http://news.example/')
    .sends('alice', 'elsewhere', request('GET', '/', { Host: 'news.example' }))
    .sends('elsewhere', 'alice', response({}, 'news'))
    .wants('alice', 'http://shop.example/cart');
  const told = tell(
    scribe.sends('alice', 'gateway', request('GET', '/cart', { Host: 'shop.example' })).finishes('alice'),
  );

  it('counts an exchange, and what is known of it by role, from its want on', () => {
    const at = (t: number, fact: Fact): string =>
      cellOf(matrixAt(told.ledger, t as Instant, 'run'), 'gateway', fact).value;
    expect([at(0, 'backend_count'), at(1999, 'backend_count'), at(2000, 'backend_count')]).toEqual(['na', 'na', 'yes']);
    expect([at(2000, 'dest_host'), at(3000, 'dest_host')]).toEqual(['no', 'yes']);
  });

  it('that nobody starts anything in knows nothing', () => {
    const idle = matrixAt(buildLedger({ header, records: [] }), 0 as Instant, 'run');
    expect(cellOf(idle, 'gateway', 'backend_count')).toMatchObject({ value: 'no', reason: { kind: 'not-wanted-yet' } });
    expect(() => matrixAt(told.ledger, 0 as Instant, { exchange: 99 })).toThrow('no exchange 99');
  });
});
