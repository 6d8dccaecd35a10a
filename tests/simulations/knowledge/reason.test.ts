// Why a cell is empty: never sent that way, sealed for whom, taken out by whom, not asked, answered before it got there.
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../simulations/kernel/time.ts';
import type { Fact } from '../../../simulations/knowledge/fact.ts';
import { matrixAt } from '../../../simulations/knowledge/matrix.ts';
import type { Told } from './runs.ts';
import { cellOf, matrixOf, runMinute, runMode } from './runs.ts';

const reasonOf = (told: Told, column: string, fact: Fact, at?: Instant): unknown =>
  cellOf(matrixOf(told, at), column, fact).reason;

describe('what is not known', () => {
  it('passed under an encryption, whose ends are named', () => {
    const told = runMode('fwd-connect');
    for (const column of ['access_network', 'forward_proxy', 'transit']) {
      expect(reasonOf(told, column, 'url_path')).toMatchObject({ kind: 'encrypted', holders: ['alice', 'origin-1'] });
    }
  });

  it('names the record in which it passed', () => {
    const told = runMode('direct-https');
    const { reason } = cellOf(matrixOf(told), 'access_network', 'request_body');
    expect(reason.kind).toBe('encrypted');
    const record = told.trace.records[(reason as { record: number }).record];
    expect(record?.kind).toBe('message.received');
  });

  it('was taken out on the way, by the box’s own account', () => {
    const told = runMode('rp-http');
    const { reason } = cellOf(matrixOf(told), 'client', 'server_software');
    expect(reason).toMatchObject({ kind: 'removed', node: 'gateway', line: 'Server', why: 'server-replaced' });
    const record = told.trace.records[(reason as { record: number }).record];
    expect(record?.kind === 'message.rewritten' && record.edits.map(({ line }) => line)).toContain('Server');
  });

  it('is behind a neighbour', () => {
    const told = runMode('rp-cache-private-ok');
    expect(reasonOf(told, 'client', 'origin_ip')).toEqual({ kind: 'neighbour-only', address: '192.0.2.80' });
  });

  it('is in no message, or in none that passed', () => {
    const told = runMode('rp-cache-private-ok');
    expect(reasonOf(told, 'backend_link', 'backend_count')).toEqual({ kind: 'not-counted' });
    expect(reasonOf(told, 'transit', 'gateway_in_use')).toEqual({ kind: 'not-told' });
    expect(reasonOf(told, 'client_resolver', 'url_path')).toEqual({ kind: 'not-sent' });
  });

  it('never came that way', () => {
    expect(reasonOf(runMode('direct-http'), 'other_client', 'client_ip')).toEqual({ kind: 'off-path' });
    expect(reasonOf(runMode('fwd-connect'), 'client_resolver', 'dest_host')).toEqual({ kind: 'off-path' });
  });

  it('was answered before it got there', () => {
    for (const column of ['origin', 'backend_link']) {
      expect(reasonOf(runMode('rp-cache-hit'), column, 'url_path')).toMatchObject({
        kind: 'cache-answered',
        node: 'gateway',
      });
    }
  });

  it('was not asked of a resolver that had told the address before', () => {
    const told = runMinute({ scheme: 'http' });
    const again = told.ledger.accounts.filter(({ client }) => client === 'alice').at(-1);
    const matrix = matrixAt(told.ledger, told.end, { exchange: again?.exchange ?? 0 });
    expect(cellOf(matrix, 'client_resolver', 'dest_host')).toMatchObject({
      value: 'no',
      reason: { kind: 'not-asked' },
    });
  });

  it('may still come', () => {
    const told = runMode('direct-http');
    expect(reasonOf(told, 'access_network', 'dest_host', 0 as Instant)).toEqual({ kind: 'not-wanted-yet' });
    expect(reasonOf(told, 'transit', 'dest_host', 100_000 as Instant)).toEqual({ kind: 'nothing-yet' });
  });

  it('lacks one half', () => {
    expect(reasonOf(runMode('fwd-connect'), 'forward_proxy', 'link_ip_content')).toMatchObject({
      kind: 'half-missing',
      half: 'url_path',
      reason: { kind: 'encrypted' },
    });
  });
});

describe('what could be known', () => {
  it('names the address that somebody else can translate', () => {
    expect(reasonOf(runMode('fwd-http-elite'), 'origin', 'client_ip')).toMatchObject({
      kind: 'linkable',
      through: '198.51.100.10',
    });
  });

  it('names the public source', () => {
    expect(reasonOf(runMode('fwd-connect'), 'client', 'origin_ip')).toMatchObject({
      kind: 'inferable',
      by: 'public-dns',
    });
    expect(reasonOf(runMode('fwd-connect'), 'transit', 'forward_proxy_in_use')).toMatchObject({ by: 'proxy-list' });
    expect(reasonOf(runMode('cdn-full'), 'access_network', 'gateway_in_use')).toMatchObject({
      by: 'delivery-network-list',
    });
    expect(reasonOf(runMode('rp-cache-hit'), 'other_client', 'url_path')).toMatchObject({ by: 'shared-copy' });
  });
});
