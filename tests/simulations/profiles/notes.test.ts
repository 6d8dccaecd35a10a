// What is said of a product is read off its settings: another directive, another remark.
import { expect, it } from 'vitest';
import { profileNotes } from '../../../simulations/scenario/profiles/index.ts';
import { boxOf } from '../entities/rewriting/exchange-texts.ts';

const notes = (...args: Parameters<typeof boxOf>): readonly string[] => profileNotes(boxOf(...args).settings);

it('has nothing to remark on the standard', () => {
  expect(notes('rfc', 'gateway')).toEqual([]);
});

it('says how each product differs by default', () => {
  expect(notes('nginx', 'gateway')).toEqual([
    'request-without-via',
    'response-without-via',
    'request-keeps-hop-by-hop',
    'response-keeps-hop-by-hop',
    'old-version-inbound',
    'host-is-next-hop',
    'server-replaced',
    'drops-odd-names',
    'hit-without-age',
  ]);
  expect(notes('squid', 'forward-proxy')).toEqual(['tells-client', 'announces-itself-to-client', 'adds-cache-control']);
  expect(notes('haproxy', 'gateway')).toEqual([
    'request-without-via',
    'response-without-via',
    'request-keeps-hop-by-hop',
    'response-keeps-hop-by-hop',
    'version-of-client',
    'names-in-lower-case',
    'hit-without-age',
  ]);
});

it('follows the directives', () => {
  expect(notes('haproxy', 'gateway', ['mode tcp'])).toEqual(['changes-no-message']);
  expect(notes('squid', 'forward-proxy', ['forwarded_for delete', 'via off'])).toEqual([
    'request-without-via',
    'response-without-via',
    'announces-itself-to-client',
    'adds-cache-control',
  ]);
  const modern = notes('nginx', 'gateway', [
    'proxy_http_version 1.1',
    'proxy_set_header Host $host',
    'proxy_set_header X-Real-IP $remote_addr',
  ]);
  expect(modern).not.toContain('old-version-inbound');
  expect(modern).not.toContain('host-is-next-hop');
  expect(modern).toContain('tells-client');
});
