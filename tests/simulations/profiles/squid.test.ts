// Squid 5.7 by rule, with names and values that no recording has; each outcome was seen on the product.
import { describe, expect, it } from 'vitest';
import { boxOf, linesOf, request, response } from '../entities/rewriting/exchange-texts.ts';

const squid = (...directives: readonly string[]): ReturnType<typeof boxOf> =>
  boxOf('squid', 'forward-proxy', directives, { name: 'proxy.example' });
const asked = (...lines: readonly string[]): ReturnType<typeof request> =>
  request('GET http://api.example/p HTTP/1.1', 'Host: api.example', 'User-Agent: UA/2', ...lines);
const own = { own: { address: '10.1.0.2', port: 3128 } };

const TAIL = ['Cache-Control: max-age=259200', 'Connection: keep-alive'];

describe('Squid towards the origin', () => {
  it('puts Host after what came, then Via, the list of clients, Cache-Control and Connection', () => {
    const { message, edits } = squid().forward(asked('Via: 1.0 a', 'X: 1', 'X-Forwarded-For: 192.0.2.1'));
    expect(linesOf(message)).toEqual([
      'GET /p HTTP/1.1',
      'User-Agent: UA/2',
      'X: 1',
      'Host: api.example',
      'Via: 1.0 a, 1.1 proxy.example (squid/5.7)',
      'X-Forwarded-For: 192.0.2.1, 198.51.100.10',
      ...TAIL,
    ]);
    expect(edits.map(({ change, line, reason }) => [change, line, reason])).toEqual([
      ['changed', 'start-line', 'target-form'],
      ['moved', 'Host', 'order-own'],
      ['changed', 'Via', 'via-added'],
      ['changed', 'X-Forwarded-For', 'client-told'],
      ['added', 'Cache-Control', 'product-added'],
      ['added', 'Connection', 'connection-own'],
    ]);
  });

  it.each([
    ['on', ['X-Forwarded-For: 192.0.2.1, 192.0.2.2, 198.51.100.10']],
    ['off', ['X-Forwarded-For: 192.0.2.1, 192.0.2.2, unknown']],
    ['truncate', ['X-Forwarded-For: 198.51.100.10']],
    ['transparent', ['X-Forwarded-For: 192.0.2.1, 192.0.2.2']],
    ['delete', []],
  ])('forwarded_for %s', (word, told) => {
    const { message } = squid(`forwarded_for ${word}`).forward(
      asked('X-Forwarded-For: 192.0.2.1', 'X-Forwarded-For: 192.0.2.2'),
    );
    expect(linesOf(message).filter((line) => line.startsWith('X-Forwarded-For'))).toEqual(told);
  });

  it('forwarded_for transparent adds nothing where nothing came', () => {
    expect(linesOf(squid('forwarded_for transparent').forward(asked()).message).join()).not.toContain(
      'X-Forwarded-For',
    );
  });

  it('via off leaves what others wrote in its place', () => {
    expect(linesOf(squid('via off').forward(asked('Via: 1.0 a', 'X: 1')).message).slice(2, 4)).toEqual([
      'Via: 1.0 a',
      'X: 1',
    ]);
  });

  it('repacks Cache-Control, with a max-age unless the client gave one or no-cache', () => {
    const packed = (value: string): string | undefined =>
      squid()
        .forward(asked(`Cache-Control: ${value}`))
        .message.fields.find(({ name }) => name === 'Cache-Control')?.value;
    expect(packed('no-cache')).toBe('no-cache');
    expect(packed('max-age=5, no-store')).toBe('no-store, max-age=5');
    expect(packed('foo=bar, max-stale=3, no-transform')).toBe('no-transform, max-age=259200, max-stale=3, foo=bar');
  });

  it('keeps Proxy-Authorization to itself and passes Authorization on; an accelerator keeps that too, unless told not to', () => {
    const both = ['Authorization: Basic eA==', 'Proxy-Authorization: Basic eQ=='];
    const sent = linesOf(squid().forward(asked(...both)).message);
    expect(sent).toContain(both[0]);
    expect(sent).not.toContain(both[1]);
    const accelerated = request('GET /p HTTP/1.1', 'Host: www.shop.test', ...both);
    expect(linesOf(boxOf('squid', 'gateway').forward(accelerated).message)).not.toContain(both[0]);
    const told = boxOf('squid', 'gateway', ['cache_peer 10.2.0.11 parent 8080 0 originserver login=PASSTHRU']);
    expect(linesOf(told.forward(accelerated).message)).toContain(both[0]);
  });

  it('as an accelerator announces what it can do for the surrogate protocol', () => {
    const { message } = boxOf('squid', 'gateway').forward(request('GET /p HTTP/1.1', 'Host: www.shop.test'));
    expect(linesOf(message)).toContain('Surrogate-Capability: box.example="Surrogate/1.0"');
  });

  it('drops what concerns one connection and what Connection names (RFC 9110 §7.6.1), and Trailer', () => {
    const hop = [
      'Connection: X-Hop',
      'X-Hop: 1',
      'Keep-Alive: 1',
      'TE: trailers',
      'Trailer: X',
      'Upgrade: h2c',
      'Max-Forwards: 9',
    ];
    const { message } = squid('via off', 'forwarded_for delete').forward(asked(...hop));
    expect(linesOf(message)).toEqual(['GET /p HTTP/1.1', 'User-Agent: UA/2', 'Host: api.example', ...TAIL]);
  });

  it('hides and replaces fields by name, its own too, and by Other and All', () => {
    const hidden = squid(
      'request_header_access Via deny all',
      'request_header_access User-Agent deny all',
      'request_header_replace User-Agent Nobody/1',
      'request_header_access Other deny all',
    );
    expect(linesOf(hidden.forward(asked('X-Made-Up: 1', 'From: a@b')).message)).toEqual([
      'GET /p HTTP/1.1',
      'User-Agent: Nobody/1',
      'From: a@b',
      'Host: api.example',
      'X-Forwarded-For: 198.51.100.10',
      ...TAIL,
    ]);
    const bare = squid('request_header_access Host allow all', 'request_header_access All deny all');
    expect(linesOf(bare.forward(asked('Cookie: a=1')).message)).toEqual(['GET /p HTTP/1.1', 'Host: api.example']);
  });

  it('adds fields at the very end', () => {
    const box = squid('request_header_add X-Seen "from %>a, 100%%" all');
    expect(linesOf(box.forward(asked()).message).at(-1)).toBe('X-Seen: from 198.51.100.10, 100%');
  });
});

describe('Squid towards the client', () => {
  const got = response(
    'HTTP/1.0 200 Fine',
    'Server: app/7',
    'Date: x',
    'Set-Cookie: a=1',
    'Via: 1.1 o',
    'Keep-Alive: timeout=4',
  );

  it('uses the usual phrase, adds X-Cache, X-Cache-Lookup, Via and Connection, and passes Server on', () => {
    expect(linesOf(squid().back(got, asked(), own).message)).toEqual([
      'HTTP/1.1 200 OK',
      'Server: app/7',
      'Date: x',
      'Set-Cookie: a=1',
      'X-Cache: MISS from proxy.example',
      'X-Cache-Lookup: MISS from proxy.example:3128',
      'Via: 1.1 o, 1.1 proxy.example (squid/5.7)',
      'Connection: keep-alive',
    ]);
  });

  it('out of its cache: Age, no Set-Cookie, HIT', () => {
    const { message } = squid('via off').back(got, asked(), { ...own, cacheWord: 'HIT', ageSeconds: 12 });
    expect(linesOf(message)).toEqual([
      'HTTP/1.1 200 OK',
      'Server: app/7',
      'Date: x',
      'Via: 1.1 o',
      'Age: 12',
      'X-Cache: HIT from proxy.example',
      'X-Cache-Lookup: HIT from proxy.example:3128',
      'Connection: keep-alive',
    ]);
  });

  it('takes Proxy-Connection for Connection where that is missing', () => {
    const last = (...lines: readonly string[]): string | undefined =>
      linesOf(squid().back(got, request('GET http://a/ HTTP/1.0', ...lines), own).message).at(-1);
    expect(last('Proxy-Connection: keep-alive')).toBe('Connection: keep-alive');
    expect(last('Connection: X', 'Proxy-Connection: keep-alive')).toBe('Connection: close');
  });

  it('opens a tunnel without any field', () => {
    expect(linesOf(squid().own(200, 'tunnel'))).toEqual(['HTTP/1.1 200 Connection established']);
  });

  it('names the address that did not answer, and makes the page as long as the URL and names ask for', () => {
    const page = squid().own(503, 'refused', request('CONNECT db.example:5432 HTTP/1.1', 'Host: db.example:5432'), {
      nextHop: { address: '203.0.113.80', port: 5432 },
    });
    // 3006 octets, twice "db.example:5432", "proxy.example", "squid/5.7", "203.0.113.80".
    expect(page.fields.find(({ name }) => name === 'Content-Length')?.value).toBe(String(3006 + 2 * 15 + 13 + 9 + 12));
    expect(page.content?.text).toContain('203.0.113.80');
    expect(page.fields.map(({ name }) => name)).not.toContain('Via');
  });

  it('refuses a request without a site, and closes', () => {
    const page = linesOf(squid().own(400, 'no-site', request('GET /p HTTP/1.1', 'Host: a'), own));
    expect(page).toContain('X-Squid-Error: ERR_INVALID_URL 0');
    expect(page).toContain('X-Cache-Lookup: NONE from proxy.example:3128');
    expect(page.at(-1)).toBe('Connection: close');
  });
});

it.each([
  ['forwarded_for maybe', /"maybe" .*write one of on, off, delete, truncate, transparent/u],
  ['request_header_access Cookie deny staff', /access list "staff" .*the list that is known is all/u],
  ['request_header_add X "%un" all', /"%un" .*the code that is known is %>a/u],
  ['refresh_pattern . 0 20%', /refresh_pattern .*write a pattern, minutes, a percentage and minutes/u],
])('%s is an error', (directive, message) => {
  expect(() => squid(directive)).toThrow(message);
});
