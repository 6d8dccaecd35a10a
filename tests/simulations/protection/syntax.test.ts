// Every shape of request that was sent to the products, read by their rules: who refuses it, with what, and what the others make of it.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChunks } from '../../../simulations/protection/syntax/chunks.ts';
import { judgeRequest, readRequest } from '../../../simulations/protection/syntax/read-request.ts';
import { protectionFor } from '../../../simulations/scenario/profiles/index.ts';
import type { BoxManners } from '../../../simulations/scenario/scenario.ts';
import { manners } from './manners.ts';

interface Observed {
  readonly shape: string;
  readonly product: BoxManners['profile'];
  readonly sent: string;
  readonly status: number | null;
  readonly line: string | null;
}

const OBSERVED = JSON.parse(
  readFileSync(new URL('malformed-observed.json', import.meta.url), 'utf8'),
) as readonly Observed[];

const settingsOf = (product: BoxManners['profile']) =>
  protectionFor(manners(product, []), product === 'squid' ? 'forward-proxy' : 'gateway');

/** What is left to others: which site a target names, the tunnel, and what Varnish finds out only when it has asked its server. */
const ELSEWHERE = ['no-slash squid', 'connect squid', 'chunk-bad-size varnish', 'chunk-ext varnish'];

describe('requests in every shape, as the products were seen to take them', () => {
  for (const { shape, product, sent, status, line } of OBSERVED) {
    if (ELSEWHERE.includes(`${shape} ${product}`)) continue;
    it(`${shape}, ${product}: ${line === null ? String(status) : 'passes'}`, () => {
      const read = readRequest(sent, settingsOf(product));
      if (line !== null) expect(read.is).toBe('request');
      else expect(read).toMatchObject({ is: 'fault', fault: { status } });
    });
  }

  it('judges a message as it judges the same octets', () => {
    for (const { sent, product } of OBSERVED) {
      const settings = settingsOf(product);
      const read = readRequest(sent, settings);
      if (read.is !== 'request') continue;
      expect(judgeRequest(read.request, settings)).toEqual(read.request);
    }
  });
});

const head = (lines: readonly string[]): string => `GET / HTTP/1.1\r\nHost: a.example\r\n${lines.join('')}\r\n`;
const statusOf = (product: BoxManners['profile'], octets: string): number | null | 'passes' => {
  const read = readRequest(octets, settingsOf(product));
  return read.is === 'fault' ? read.fault.status : 'passes';
};

describe('how large a head may be', () => {
  const field = (length: number): string => head([`X-Big: ${'a'.repeat(length)}\r\n`]);
  const line = (length: number): string => `GET /${'a'.repeat(length)} HTTP/1.1\r\nHost: www.example.test\r\n\r\n`;
  const many = (count: number): string => head(Array.from({ length: count }, (_, i) => `X-H${String(i)}: 1\r\n`));
  const thousands = (count: number): string =>
    head(Array.from({ length: count }, (_, i) => `X-H${String(i).padStart(2, '0')}: ${'a'.repeat(999)}\r\n`));

  it('nginx 1.22.1 holds each line in one buffer of 8k and takes four', () => {
    expect([statusOf('nginx', field(8183)), statusOf('nginx', field(8184))]).toEqual(['passes', 400]);
    expect([statusOf('nginx', line(8176)), statusOf('nginx', line(8177))]).toEqual(['passes', 414]);
    expect([statusOf('nginx', thousands(32)), statusOf('nginx', thousands(33))]).toEqual(['passes', 400]);
    expect([statusOf('nginx', many(999)), statusOf('nginx', many(1000))]).toEqual(['passes', 400]);
  });

  it('HAProxy 2.6.12 holds the whole head in one buffer, and a hundred fields', () => {
    expect([statusOf('haproxy', line(15_235)), statusOf('haproxy', line(15_236))]).toEqual(['passes', 400]);
    expect([statusOf('haproxy', many(99)), statusOf('haproxy', many(100))]).toEqual(['passes', 400]);
  });

  it('Squid 5.7 takes 64 KB of head and 8191 characters of URL', () => {
    const site = (rest: string): string =>
      rest.replace(' /', ' http://127.0.0.1:34001/').replace('www.example.test', '127.0.0.1:34001');
    expect([statusOf('squid', site(line(8168))), statusOf('squid', site(line(8169)))]).toEqual(['passes', 400]);
    expect(statusOf('squid', site(line(70_000)))).toBe(414);
    expect(statusOf('squid', site(field(70_000)))).toBe(431);
  });

  it('Varnish 7.1 takes 32 kB of head, 8 kB of field, and hangs up on more', () => {
    expect([statusOf('varnish', line(32_726)), statusOf('varnish', line(32_727))]).toEqual(['passes', null]);
    expect([statusOf('varnish', field(8185)), statusOf('varnish', field(8186))]).toEqual(['passes', 400]);
    expect([statusOf('varnish', many(57)), statusOf('varnish', many(150))]).toEqual(['passes', 400]);
  });
});

describe('what may come at all', () => {
  it('is read without an error, and a part of a head is never taken for one', () => {
    const octets = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(octets, fc.constantFrom('rfc', 'nginx', 'haproxy', 'squid', 'varnish'), (sent, product) => {
        const read = readRequest(sent, settingsOf(product));
        if (!/\n\r?\n/u.test(sent)) expect(read.is).toBe('incomplete');
      }),
    );
  });

  it('chunks come out as they went in', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 6 }), (parts) => {
        const latin = parts.map((part) => part.replace(/[^ -~]/gu, '?'));
        const octets = latin.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join('');
        expect(readChunks(`${octets}0\r\n\r\nrest`)).toEqual({ is: 'whole', text: latin.join(''), rest: 'rest' });
        expect(readChunks(octets)).toEqual({ is: 'begun', text: latin.join('') });
      }),
    );
  });
});
