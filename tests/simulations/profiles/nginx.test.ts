// nginx 1.22.1 by rule, with names and values that no recording has; each outcome was seen on the product.
import { describe, expect, it } from 'vitest';
import { DirectiveError } from '../../../simulations/scenario/profiles/index.ts';
import { boxOf, linesOf, request, response } from '../entities/rewriting/exchange-texts.ts';

const nginx = (...directives: readonly string[]): ReturnType<typeof boxOf> => boxOf('nginx', 'gateway', directives);
const asked = request('GET /p?q=1 HTTP/1.1', 'Host: WWW.Shop.test:8080', 'User-Agent: UA/2', 'Accept: */*');
const got = (...lines: readonly string[]): ReturnType<typeof response> =>
  response('HTTP/1.1 200 OK', 'Server: app/7', 'Date: x', ...lines);

describe('nginx towards the server', () => {
  it('speaks HTTP/1.0, puts its own lines first and drops those of the client under the same names', () => {
    const { message, edits } = nginx().forward(asked);
    expect(linesOf(message)).toEqual([
      'GET /p?q=1 HTTP/1.0',
      'Host: 10.2.0.11:8080',
      'Connection: close',
      'User-Agent: UA/2',
      'Accept: */*',
    ]);
    expect(edits.map(({ change, line, reason, source }) => [change, line, reason, source])).toEqual([
      ['changed', 'start-line', 'version-own', 'RFC 9110 §6.2'],
      ['changed', 'Host', 'host-rewritten', 'nginx 1.22.1'],
      ['added', 'Connection', 'connection-own', 'nginx 1.22.1'],
    ]);
  });

  it('passes on what Connection names, Proxy-Authorization and Trailer, and drops odd names', () => {
    const { message, edits } = nginx('proxy_http_version 1.1').forward(
      request(
        'GET / HTTP/1.1',
        'Host: a',
        'Connection: keep-alive, X-Hop',
        'X-Hop: 1',
        'TE: trailers',
        'Keep-Alive: timeout=5',
        'Proxy-Authorization: Basic eA==',
        'Trailer: X',
        'x_under: 1',
        'X.Dot: 2',
      ),
    );
    expect(linesOf(message)).toEqual([
      'GET / HTTP/1.1',
      'Host: 10.2.0.11:8080',
      'Connection: close',
      'X-Hop: 1',
      'Proxy-Authorization: Basic eA==',
      'Trailer: X',
    ]);
    expect(edits.filter(({ reason }) => reason === 'name-odd').map(({ line }) => line)).toEqual(['x_under', 'X.Dot']);
    const lenient = nginx('underscores_in_headers on').forward(request('GET / HTTP/1.1', 'x_under: 1', 'X.Dot: 2'));
    expect(linesOf(lenient.message).slice(3)).toEqual(['x_under: 1']);
  });

  it('sets fields in the order of the directives, two of one name twice, none with an empty value', () => {
    const box = nginx(
      'proxy_set_header X-Dup 1; proxy_set_header Connection ""',
      'proxy_set_header x-dup "two words"',
      "proxy_set_header Host 'inner.example';",
      'proxy_set_header Accept ""',
    );
    expect(linesOf(box.forward(asked).message)).toEqual([
      'GET /p?q=1 HTTP/1.0',
      'X-Dup: 1',
      'x-dup: two words',
      'Host: inner.example',
      'User-Agent: UA/2',
    ]);
  });

  it('fills variables: hosts, addresses, the request, fields of the client', () => {
    const value =
      '$host|$http_host|$proxy_host|$scheme|$remote_addr|$server_port|$request_uri|${args}|$http_user_agent';
    const box = nginx(`proxy_set_header X "${value}|$server_protocol|$http_missing"`, 'proxy_pass http://app:81');
    expect(linesOf(box.forward(asked).message)[1]).toBe(
      'X: www.shop.test|WWW.Shop.test:8080|app:81|http|198.51.100.10|80|/p?q=1|q=1|UA/2|HTTP/1.1|',
    );
  });

  it('joins all lines of X-Forwarded-For before it appends, and takes the first line of other names', () => {
    const box = nginx(
      'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for',
      'proxy_set_header X-Two $http_x_two',
    );
    const two = request(
      'GET / HTTP/1.1',
      'Host: a',
      'X-Forwarded-For: 192.0.2.1',
      'X-Two: a',
      'X-Forwarded-For: 192.0.2.2',
      'X-Two: b',
    );
    expect(linesOf(box.forward(two).message).slice(1, 3)).toEqual([
      'X-Forwarded-For: 192.0.2.1, 192.0.2.2, 198.51.100.10',
      'X-Two: a',
    ]);
  });

  it('serves an absolute target: the host of the URL wins for $host, $http_host stays what came', () => {
    const absolute = request('GET http://api.example:81/z?y HTTP/1.1', 'Host: other.example');
    const box = nginx('proxy_set_header X "$host $http_host"');
    expect(linesOf(box.forward(absolute).message).slice(0, 2)).toEqual([
      'GET /z?y HTTP/1.0',
      'X: api.example other.example',
    ]);
  });

  it('replaces the path when proxy_pass has one', () => {
    expect(nginx('proxy_pass http://10.2.0.11:8080/app/').forward(asked).message.target).toBe('/app/p?q=1');
  });

  it('believes the reported address as real_ip is told to', () => {
    const box = nginx(
      'set_real_ip_from 198.51.100.0/24; real_ip_header X-Forwarded-For; real_ip_recursive on',
      'proxy_set_header X-Real-IP $remote_addr',
      'proxy_set_header X-Peer $realip_remote_addr',
    );
    const chained = request('GET / HTTP/1.1', 'Host: a', 'X-Forwarded-For: 192.0.2.9, 203.0.113.5, 198.51.100.7');
    expect(linesOf(box.forward(chained).message).slice(1, 3)).toEqual([
      'X-Real-IP: 203.0.113.5',
      'X-Peer: 198.51.100.10',
    ]);
  });
});

describe('nginx towards the client', () => {
  it('writes Server, Date, type and length first, then its own Connection, then the rest as it came', () => {
    const { message, edits } = nginx().back(
      got('X-A: 1', 'Content-Length: 2', 'Content-Type: text/plain', 'Via: 1.1 o'),
    );
    expect(linesOf(message)).toEqual([
      'HTTP/1.1 200 OK',
      'Server: nginx/1.22.1',
      'Date: Sun, 06 Nov 1994 08:49:37 GMT',
      'Content-Type: text/plain',
      'Content-Length: 2',
      'Connection: keep-alive',
      'X-A: 1',
      'Via: 1.1 o',
    ]);
    expect(edits.map(({ change, line }) => `${change} ${line}`)).toEqual([
      'changed Server',
      'changed Date',
      'moved Content-Length',
      'moved Content-Type',
      'added Connection',
    ]);
  });

  it('says that the Server field is its own word even when the server has said the same', () => {
    const same = response('HTTP/1.1 200 OK', 'Server: nginx/1.22.1', 'Date: x');
    expect(nginx().back(same).edits[0]).toEqual({
      change: 'changed',
      line: 'Server',
      before: 'nginx/1.22.1',
      after: 'nginx/1.22.1',
      reason: 'server-replaced',
      source: 'nginx 1.22.1',
    });
  });

  it('hides and passes as told, and leaves its version out', () => {
    const box = nginx('proxy_pass_header server; proxy_hide_header x-a', 'server_tokens off');
    expect(linesOf(box.back(got('X-A: 1', 'X-Accel-Buffering: no')).message)).toEqual([
      'HTTP/1.1 200 OK',
      'Date: Sun, 06 Nov 1994 08:49:37 GMT',
      'Connection: keep-alive',
      'Server: app/7',
    ]);
    expect(linesOf(nginx('server_tokens off').back(got()).message)[1]).toBe('Server: nginx');
  });

  it('turns a redirect to exactly what proxy_pass names into one to itself, with its port when it is not the usual one', () => {
    const own = { own: { address: '198.51.100.80', port: 8000 } };
    const locations = [
      ['http://10.2.0.11:8080/new', 'http://www.shop.test:8000/new'],
      ['http://10.2.0.11/new', 'http://10.2.0.11/new'],
      ['https://10.2.0.11:8080/new', 'https://10.2.0.11:8080/new'],
      ['http://10.2.0.11:8080', 'http://10.2.0.11:8080'],
      ['/new', '/new'],
    ] as const;
    for (const [came, went] of locations) {
      const { message } = nginx('proxy_pass http://10.2.0.11:8080').back(got(`Location: ${came}`), undefined, own);
      expect(linesOf(message)).toContain(`Location: ${went}`);
    }
  });

  it('replaces redirects by the pairs it is given, which take the place of the default', () => {
    const box = nginx(
      'proxy_redirect http://10.2.0.11:8080/app/ /pub/',
      'proxy_redirect http://old.example http://new.example',
    );
    const location = (came: string): string | undefined =>
      box.back(got(`Location: ${came}`)).message.fields.find(({ name }) => name === 'Location')?.value;
    expect(location('http://10.2.0.11:8080/app/z')).toBe('http://www.shop.test/pub/z');
    expect(location('http://old.example/z')).toBe('http://new.example/z');
    expect(location('http://10.2.0.11:8080/other')).toBe('http://10.2.0.11:8080/other');
  });

  it('rewrites cookies', () => {
    const box = nginx('proxy_cookie_domain app.internal www.shop.test', 'proxy_cookie_path /in/ /out/');
    const { message, edits } = box.back(
      got(
        'Set-Cookie: a=1; Domain=.APP.internal; Path=/in/x; Secure',
        'Set-Cookie: b=2;domain=app.internal ; path=/In/',
      ),
    );
    expect(linesOf(message).slice(-2)).toEqual([
      'Set-Cookie: a=1; Domain=.www.shop.test; Path=/out/x; Secure',
      'Set-Cookie: b=2; domain=www.shop.test; path=/In/',
    ]);
    expect(edits.filter(({ reason }) => reason === 'cookie-rewritten')).toHaveLength(2);
  });

  it('adds fields to some statuses only, unless always', () => {
    const box = nginx('add_header X-Some "$remote_addr"', 'add_header X-Any 1 always');
    expect(linesOf(box.back(got()).message).slice(-2)).toEqual(['X-Some: 198.51.100.10', 'X-Any: 1']);
    expect(linesOf(box.back(response('HTTP/1.1 404 Not Found')).message).slice(-1)).toEqual(['X-Any: 1']);
  });

  it('closes when asked to, and tells Keep-Alive only while it keeps', () => {
    const box = nginx('keepalive_timeout 65 20');
    expect(linesOf(box.back(got()).message)).toContain('Keep-Alive: timeout=20');
    const old = linesOf(box.back(got(), request('GET / HTTP/1.0')).message);
    expect(old).toContain('Connection: close');
    expect(old.join()).not.toContain('Keep-Alive');
  });

  it('makes pages of a length that follows its title and its token', () => {
    const lengths = (...directives: readonly string[]): (string | undefined)[] =>
      [502, 503, 504].map((status) => {
        const page = nginx(...directives).own(status, 'refused');
        return `${page.reason} ${page.fields.find(({ name }) => name === 'Content-Length')?.value ?? ''}`;
      });
    expect(lengths()).toEqual(['Bad Gateway 157', 'Service Temporarily Unavailable 197', 'Gateway Time-out 167']);
    expect(lengths('server_tokens off')[0]).toBe('Bad Gateway 150');
    expect(linesOf(nginx().own(400, 'no-site'))).toContain('Connection: close');
  });
});

describe('a directive that nginx here does not know', () => {
  it('is an error that names the word and what is known', () => {
    expect(() => nginx('gzip on')).toThrow(DirectiveError);
    expect(() => nginx('gzip on')).toThrow(
      /"gzip" is no directive that is known in "gzip on"; known are: add_header, /u,
    );
  });

  it.each([
    ['proxy_http_version 2', /"2" .*write 1\.0 or 1\.1/u],
    ['server_tokens maybe', /"maybe" .*write on or off/u],
    ['proxy_set_header X $nonsense', /unknown variable \$nonsense .*known are: \$remote_addr/u],
    ['proxy_redirect ~^http http', /write off, default, or a prefix/u],
    ['set_real_ip_from 10.0.0.0/99', /write an IPv4 address or prefix/u],
    ['proxy_pass app:81', /write http:\/\/ or https:\/\//u],
  ])('%s', (directive, message) => {
    expect(() => nginx(directive)).toThrow(message);
  });
});
