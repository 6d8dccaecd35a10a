// HAProxy 2.6.12 by rule, with names and values that no recording has; each outcome was seen on the product.
import { describe, expect, it } from 'vitest';
import { boxOf, linesOf, request, response } from '../entities/rewriting/exchange-texts.ts';

const haproxy = (...directives: readonly string[]): ReturnType<typeof boxOf> => boxOf('haproxy', 'gateway', directives);
const asked = request('GET /p HTTP/1.1', 'Host: www.Shop.test', 'X-Forwarded-For: 192.0.2.1', 'X-Mid: 1');
const sent = (...directives: readonly string[]): string[] =>
  linesOf(haproxy(...directives).forward(asked).message).slice(1);

describe('HAProxy towards the server', () => {
  it('passes nearly all as it came, names in lower case, and of Connection forgets two options', () => {
    const { message, edits } = haproxy().forward(
      request('GET /p HTTP/1.1', 'Host: a', 'Connection: keep-alive, X-Hop', 'X-Hop: 1', 'TE: trailers', 'x_under: 1'),
    );
    expect(linesOf(message)).toEqual([
      'GET /p HTTP/1.1',
      'host: a',
      'connection: X-Hop',
      'x-hop: 1',
      'te: trailers',
      'x_under: 1',
    ]);
    expect(edits.filter(({ reason }) => reason === 'name-case').map(({ before, after }) => [before, after])).toEqual([
      ['Host', 'host'],
      ['Connection', 'connection'],
      ['X-Hop', 'x-hop'],
      ['TE', 'te'],
    ]);
  });

  it('speaks the version of its client, and says what is not the default of it', () => {
    expect(linesOf(haproxy().forward(request('GET / HTTP/1.0')).message)).toEqual([
      'GET / HTTP/1.0',
      'connection: keep-alive',
    ]);
    expect(sent('option http-server-close').at(-1)).toBe('connection: close');
    expect(sent('option httpclose', 'option http-keep-alive').join()).not.toContain('connection');
  });

  it('replaces the whole value in which something is found, and writes a line although its value is empty', () => {
    const two = request('GET /p HTTP/1.1', 'Host: a', 'X-Custom: two', 'X-Other: three');
    const box = haproxy('http-request replace-header X-Custom o(.*) p\\1', 'http-request set-header X-Q %[query]');
    expect(linesOf(box.forward(two).message).slice(2)).toEqual(['x-custom: p', 'x-other: three', 'x-q: ']);
  });

  it('leaves the usual port out of Host where the target names it or asks for a tunnel', () => {
    const hostOf = (first: string, host: string): string =>
      linesOf(haproxy().forward(request(`${first} HTTP/1.1`, `Host: ${host}`)).message).join();
    expect(hostOf('CONNECT a.test:443', 'a.test:443')).toBe('CONNECT a.test:443 HTTP/1.1,host: a.test');
    expect(hostOf('CONNECT a.test:8443', 'a.test:8443')).toBe('CONNECT a.test:8443 HTTP/1.1,host: a.test:8443');
    expect(hostOf('GET http://a.test:80/x', 'a.test:80')).toBe('GET http://a.test/x HTTP/1.1,host: a.test');
    expect(hostOf('GET /x', 'a.test:80')).toBe('GET /x HTTP/1.1,host: a.test:80');
  });

  it.each([
    ['option forwardfor', ['x-forwarded-for: 192.0.2.1', 'x-mid: 1', 'x-forwarded-for: 198.51.100.10']],
    ['option forwardfor if-none', ['x-forwarded-for: 192.0.2.1', 'x-mid: 1']],
    ['option forwardfor header X-Client', ['x-forwarded-for: 192.0.2.1', 'x-mid: 1', 'x-client: 198.51.100.10']],
    ['option forwardfor except 198.51.100.0/28', ['x-forwarded-for: 192.0.2.1', 'x-mid: 1']],
    ['option forwardfor; http-request del-header X-Forwarded-For', ['x-mid: 1', 'x-forwarded-for: 198.51.100.10']],
    ['http-request set-header X-Forwarded-For %[src]', ['x-mid: 1', 'x-forwarded-for: 198.51.100.10']],
  ])('%s', (directives, lines) => {
    expect(sent(directives)).toEqual(['host: www.Shop.test', ...lines]);
  });

  it('carries rules out in order, on what the one before left; a set field goes to the end', () => {
    expect(
      sent(
        'http-request set-header X-Mid 2',
        'http-request set-header Host inner.example',
        'http-request set-header X-Fmt "%ci %[req.hdr(host)] %[method] %[path] 5%%"',
        'http-request replace-header X-Mid ^(.)$ <\\1>',
        'http-request add-header X-Proto https if { ssl_fc }',
        'http-request add-header X-Proto http unless { ssl_fc }',
        'option originalto',
      ),
    ).toEqual([
      'x-forwarded-for: 192.0.2.1',
      'x-mid: <2>',
      'host: inner.example',
      'x-fmt: 198.51.100.10 inner.example GET /p 5%',
      'x-proto: http',
      'x-original-to: 198.51.100.80',
    ]);
  });

  it('keeps an absolute target, and lets a new Host tell in it (RFC 9112 §3.2.2)', () => {
    const absolute = request('GET http://www.shop.test/z?y HTTP/1.1', 'Host: www.shop.test');
    expect(haproxy().forward(absolute).message.target).toBe('http://www.shop.test/z?y');
    const { message } = haproxy('http-request set-header Host inner.example').forward(absolute);
    expect(message.target).toBe('http://inner.example/z?y');
  });

  it('below HTTP changes nothing', () => {
    const { message, edits } = haproxy('mode tcp').forward(asked);
    expect(message).toBe(asked);
    expect(edits).toEqual([]);
  });
});

describe('HAProxy towards the client', () => {
  const got = response(
    'HTTP/1.1 200 Fine',
    'Server: app/7',
    'Location: http://10.2.0.11:8080/new',
    'Connection: close, X-R',
  );

  it('passes the answer as it came: Server, redirects to its server, what Connection names', () => {
    expect(linesOf(haproxy().back(got).message)).toEqual([
      'HTTP/1.1 200 Fine',
      'server: app/7',
      'location: http://10.2.0.11:8080/new',
      'connection: X-R',
    ]);
  });

  it('changes fields of answers', () => {
    const box = haproxy('http-response replace-header Server app/(.*) v-\\1', 'http-response set-header X-Frame DENY');
    expect(linesOf(box.back(got).message).slice(1)).toEqual([
      'server: v-7',
      'location: http://10.2.0.11:8080/new',
      'connection: X-R',
      'x-frame: DENY',
    ]);
  });

  it('says close or keep-alive as the client of each version needs it', () => {
    const last = (...first: readonly [string, ...string[]]): string | undefined =>
      linesOf(haproxy().back(response('HTTP/1.1 200 OK'), request(...first)).message)[1];
    expect(last('GET / HTTP/1.1')).toBeUndefined();
    expect(last('GET / HTTP/1.1', 'Connection: close')).toBe('connection: close');
    expect(last('GET / HTTP/1.0')).toBe('connection: close');
    expect(last('GET / HTTP/1.0', 'Connection: keep-alive')).toBe('connection: keep-alive');
  });

  it('makes pages of its own', () => {
    expect(linesOf(haproxy().own(503, 'no-server'))).toEqual([
      'HTTP/1.1 503 Service Unavailable',
      'content-length: 107',
      'cache-control: no-cache',
      'content-type: text/html',
    ]);
  });
});

it.each([
  ['stats enable', /"stats" is no directive that is known .*option forwardfor/u],
  ['option forwardfor sometimes', /write except NETWORK, header NAME or if-none/u],
  ['http-request redirect', /"redirect" .*the actions that are known are set-header/u],
  ['http-request set-header X %[uuid]', /unknown sample %\[uuid\] .*known are: %\[src\]/u],
  ['http-request set-header X 1 if { path /x }', /the conditions that are known are if \{ ssl_fc \}/u],
  ['http-request replace-header X ( y', /write a regular expression/u],
  ['mode health', /write http or tcp/u],
])('%s is an error', (directive, message) => {
  expect(() => haproxy(directive)).toThrow(message);
});
