// The profile of the standard, rule by rule.
import { describe, expect, it } from 'vitest';
import { boxOf, linesOf, request, response } from '../entities/rewriting/exchange-texts.ts';

const proxy = boxOf('rfc', 'forward-proxy');
const gateway = boxOf('rfc', 'gateway');
const asked = request('GET http://api.example/p?q=1 HTTP/1.1', 'Host: api.example', 'User-Agent: UA/1');

describe('a forward proxy by the standard', () => {
  it('asks an origin for a path (RFC 9112 §3.2.1) and a further proxy for the URI (§3.2.2)', () => {
    const { message, edits } = proxy.forward(asked);
    expect(linesOf(message)).toEqual([
      'GET /p?q=1 HTTP/1.1',
      'Host: api.example',
      'User-Agent: UA/1',
      'Via: 1.1 box.example',
    ]);
    expect(edits).toEqual([
      {
        change: 'changed',
        line: 'start-line',
        before: 'GET http://api.example/p?q=1 HTTP/1.1',
        after: 'GET /p?q=1 HTTP/1.1',
        reason: 'target-form',
        source: 'RFC 9112 §3.2.1',
      },
      {
        change: 'added',
        line: 'Via',
        before: null,
        after: '1.1 box.example',
        reason: 'via-added',
        source: 'RFC 9110 §7.6.3',
      },
    ]);
    expect(proxy.forward(asked, { nextHopIsProxy: true }).message.target).toBe('http://api.example/p?q=1');
  });

  it('takes Host from the target, not from the field (RFC 9112 §3.2.2)', () => {
    const { message, edits } = proxy.forward(request('GET http://API.example:8080/ HTTP/1.1', 'Host: other.example'));
    expect(linesOf(message)[1]).toBe('Host: api.example:8080');
    expect(edits.find(({ line }) => line === 'Host')).toMatchObject({
      change: 'changed',
      before: 'other.example',
      source: 'RFC 9112 §3.2.2',
    });
  });

  it('writes Host where a client of HTTP/1.0 sent none, and speaks its own version (RFC 9110 §6.2)', () => {
    const { message } = proxy.forward(request('GET http://api.example/ HTTP/1.0'));
    expect(linesOf(message)).toEqual(['GET / HTTP/1.1', 'Host: api.example', 'Via: 1.0 box.example']);
  });

  it('drops what concerns one connection, and what Connection names (RFC 9110 §7.6.1)', () => {
    const { message, edits } = proxy.forward(
      request(
        'GET http://api.example/ HTTP/1.1',
        'Host: api.example',
        'Connection: close, X-Hop',
        'X-Hop: 1',
        'Keep-Alive: timeout=5',
        'TE: trailers',
        'Upgrade: h2c',
        'Proxy-Connection: keep-alive',
        'Transfer-Encoding: chunked',
        'X-End: 1',
      ),
    );
    expect(linesOf(message)).toEqual(['GET / HTTP/1.1', 'Host: api.example', 'X-End: 1', 'Via: 1.1 box.example']);
    const removed = edits.filter(({ change }) => change === 'removed');
    expect(removed.map(({ line, reason }) => [line, reason])).toEqual([
      ['Connection', 'hop-by-hop'],
      ['X-Hop', 'connection-option'],
      ['Keep-Alive', 'hop-by-hop'],
      ['TE', 'hop-by-hop'],
      ['Upgrade', 'hop-by-hop'],
      ['Proxy-Connection', 'hop-by-hop'],
      ['Transfer-Encoding', 'hop-by-hop'],
    ]);
    expect(new Set(removed.map(({ source }) => source))).toEqual(new Set(['RFC 9110 §7.6.1']));
  });

  it('keeps the credentials that are meant for it (RFC 9110 §11.7.2) and passes those for the origin on (§11.6.2)', () => {
    const lines = ['Host: api.example', 'Proxy-Authorization: Basic eA==', 'Authorization: Basic eQ=='];
    const { message, edits } = proxy.forward(request('GET http://api.example/ HTTP/1.1', ...lines));
    expect(linesOf(message)).not.toContain('Proxy-Authorization: Basic eA==');
    expect(linesOf(message)).toContain('Authorization: Basic eQ==');
    expect(edits.map(({ reason }) => reason)).toContain('credentials-consumed');
  });

  it('counts Max-Forwards down for TRACE and OPTIONS alone (RFC 9110 §7.6.2)', () => {
    const lines = ['Host: api.example', 'Max-Forwards: 3'];
    expect(linesOf(proxy.forward(request('OPTIONS http://api.example/ HTTP/1.1', ...lines)).message)).toContain(
      'Max-Forwards: 2',
    );
    expect(linesOf(proxy.forward(request('GET http://api.example/ HTTP/1.1', ...lines)).message)).toContain(
      'Max-Forwards: 3',
    );
  });

  it('adds itself after those that are in Via already, in one list (RFC 9110 §7.6.3)', () => {
    const { message } = proxy.forward(
      request('GET http://api.example/ HTTP/1.1', 'Host: api.example', 'Via: 1.0 a', 'X: 1', 'Via: 1.1 b (c, d)'),
    );
    expect(linesOf(message)).toEqual([
      'GET / HTTP/1.1',
      'Host: api.example',
      'Via: 1.0 a, 1.1 b (c, d), 1.1 box.example',
      'X: 1',
    ]);
    const silent = boxOf('rfc', 'forward-proxy', [], { viaRequest: false });
    expect(linesOf(silent.forward(asked).message).join()).not.toContain('Via');
  });

  it('passes Server on and leaves a redirect to the site alone', () => {
    const got = response('HTTP/1.1 302 Found', 'Server: app/1', 'Date: x', 'Location: http://10.2.0.11:8080/new');
    expect(linesOf(proxy.back(got, asked).message)).toEqual([
      'HTTP/1.1 302 Found',
      'Server: app/1',
      'Date: x',
      'Location: http://10.2.0.11:8080/new',
      'Via: 1.1 box.example',
    ]);
  });
});

describe('how the client is told', () => {
  const asking = request(
    'GET / HTTP/1.1',
    'Host: a',
    'X-Forwarded-For: 203.0.113.1',
    'X: 1',
    'X-Forwarded-For: 203.0.113.2',
  );
  const told = (tellsClient: 'off' | 'x-forwarded-for' | 'x-forwarded-for-overwrite' | 'forwarded'): string[] =>
    linesOf(boxOf('rfc', 'gateway', [], { tellsClient, viaRequest: false }).forward(asking).message).slice(2);

  it('not at all: what came is passed on', () => {
    expect(told('off')).toEqual(['X-Forwarded-For: 203.0.113.1', 'X: 1', 'X-Forwarded-For: 203.0.113.2']);
  });

  it('appended to the list that came', () => {
    expect(told('x-forwarded-for')).toEqual(['X-Forwarded-For: 203.0.113.1, 203.0.113.2, 198.51.100.10', 'X: 1']);
  });

  it('in place of what came', () => {
    expect(told('x-forwarded-for-overwrite')).toEqual(['X: 1', 'X-Forwarded-For: 198.51.100.10']);
  });

  it('as an element of Forwarded (RFC 7239 §4), after those that are there', () => {
    expect(told('forwarded').at(-1)).toBe('Forwarded: for=198.51.100.10;proto=http');
    const chained = request('GET / HTTP/1.1', 'Host: a', 'Forwarded: for=192.0.2.1');
    const { message } = boxOf('rfc', 'gateway', [], { tellsClient: 'forwarded' }).forward(chained);
    expect(linesOf(message)).toContain('Forwarded: for=192.0.2.1, for=198.51.100.10;proto=http');
  });
});

describe('a gateway by the standard', () => {
  it('keeps Host, which names the site (RFC 9110 §7.2), and the target as it came', () => {
    const { message } = gateway.forward(request('GET /a%7Eb//c HTTP/1.1', 'Host: WWW.shop.test'));
    expect(linesOf(message).slice(0, 2)).toEqual(['GET /a%7Eb//c HTTP/1.1', 'Host: WWW.shop.test']);
  });

  it('turns an absolute target into a path for its server (RFC 9112 §3.2.2)', () => {
    expect(gateway.forward(request('GET http://www.shop.test/x HTTP/1.1', 'Host: www.shop.test')).message.target).toBe(
      '/x',
    );
  });

  it('answers in its own name: Server replaced (RFC 9110 §10.2.4), a redirect to its server turned to itself', () => {
    const box = boxOf('rfc', 'gateway', [], { serverField: 'replace', viaResponse: false });
    const got = response('HTTP/1.1 302 Found', 'Server: app/1', 'Date: x', 'Location: http://10.2.0.11:8080/new');
    const { message, edits } = box.back(got);
    expect(linesOf(message)).toEqual([
      'HTTP/1.1 302 Found',
      'Server: box.example',
      'Date: x',
      'Location: http://www.shop.test/new',
    ]);
    expect(edits.map(({ line, reason, source }) => [line, reason, source])).toEqual([
      ['Server', 'server-replaced', 'RFC 9110 §10.2.4'],
      ['Location', 'location-rewritten', 'RFC 9110 §10.2.2'],
    ]);
  });

  it('tells the age of what it kept (RFC 9111 §5.1) and how it was found (RFC 9211 §2)', () => {
    const kept = response('HTTP/1.1 200 OK', 'Date: x', 'Age: 2', 'Cache-Status: edge; hit');
    const found = { cacheWord: 'HIT', ageSeconds: 7, cacheStatus: 'box.example; hit; ttl=53' };
    const { message, edits } = gateway.back(kept, undefined, found);
    expect(linesOf(message)).toContain('Age: 7');
    expect(linesOf(message)).toContain('Cache-Status: edge; hit, box.example; hit; ttl=53');
    expect(edits.map(({ reason }) => reason)).toEqual(['age-added', 'cache-status-added', 'via-added']);
  });

  it('dates what came without a date (RFC 9110 §6.6.1)', () => {
    expect(linesOf(gateway.back(response('HTTP/1.1 200 OK')).message)).toContain('Date: Sun, 06 Nov 1994 08:49:37 GMT');
  });

  it('says close when the client asked for that (RFC 9112 §9.6), whatever the server said', () => {
    const closing = request('GET / HTTP/1.1', 'Host: a', 'Connection: close');
    const got = response('HTTP/1.1 200 OK', 'Date: x', 'Connection: keep-alive', 'Keep-Alive: timeout=4');
    expect(linesOf(gateway.back(got, closing).message)).toContain('Connection: close');
    expect(linesOf(gateway.back(got).message).join()).not.toMatch(/Connection|Keep-Alive/u);
  });
});

describe('what a box says itself', () => {
  it('has a date, a type, a length that is true, and no Via: it passed nothing on', () => {
    const page = gateway.own(502, 'refused');
    expect(linesOf(page)).toEqual([
      'HTTP/1.1 502 Bad Gateway',
      'Date: Sun, 06 Nov 1994 08:49:37 GMT',
      'Content-Type: text/plain',
      'Content-Length: 16',
    ]);
    expect(page.content).toEqual({ text: '502 Bad Gateway\n', bytes: 16 });
  });

  it('has no content in answer to HEAD (RFC 9110 §9.3.2) and none at all in answer to CONNECT (§9.3.6)', () => {
    const headed = proxy.own(502, 'refused', request('HEAD http://a/ HTTP/1.1', 'Host: a'));
    expect(headed.content).toBeNull();
    expect(linesOf(headed)).toContain('Content-Length: 16');
    const tunnel = proxy.own(200, 'tunnel', request('CONNECT a:443 HTTP/1.1', 'Host: a:443'));
    expect(linesOf(tunnel)).toEqual(['HTTP/1.1 200 OK']);
    expect(tunnel.content).toBeNull();
  });
});
