// Access rules in the products' own words: who is let through, who is refused with what, and which words are refused themselves.
import { describe, expect, it } from 'vitest';
import { START } from '../../../simulations/kernel/time.ts';
import type { Asking } from '../../../simulations/protection/asking.ts';
import { fromBase64 } from '../../../simulations/protection/credentials.ts';
import { createProtection } from '../../../simulations/protection/engine.ts';
import type { Protection } from '../../../simulations/protection/engine.ts';
import type { Judgement } from '../../../simulations/protection/judgement.ts';
import { DirectiveError, protectionFor } from '../../../simulations/scenario/profiles/index.ts';
import { prefixIn, spanIn } from '../../../simulations/scenario/profiles/limit-words.ts';
import type { BoxManners } from '../../../simulations/scenario/scenario.ts';
import { asking } from './asking.ts';
import { manners } from './manners.ts';

const ACCOUNTS = ['alice:wonder', 'bob:pw'];

const box = (profile: BoxManners['profile'], ...directives: readonly string[]): Protection =>
  createProtection(
    protectionFor(
      manners(profile, directives, { accounts: ACCOUNTS }),
      profile === 'squid' ? 'forward-proxy' : 'gateway',
    ),
  );

const judged = (protection: Protection, said: Asking): Judgement | undefined => protection.arrived(said, START).at(-1);
function verdict(protection: Protection, said: Asking): number | string {
  const last = judged(protection, said);
  return last?.judgement === 'refused' ? (last.status ?? last.silently ?? '') : (last?.judgement ?? '');
}
const basic = (field: string, text: string) => ({
  name: field,
  value: `Basic ${Buffer.from(text).toString('base64')}`,
});

describe('nginx', () => {
  it('allow and deny: the first that fits', () => {
    const protection = box('nginx', 'deny 127.0.0.66; allow 127.0.0.0/8; deny all');
    const from = (client: string) => verdict(protection, asking({ client }));
    expect([from('127.0.0.1'), from('127.0.0.66'), from('10.0.0.1')]).toEqual(['admitted', 403, 403]);
  });

  it('auth_basic: 401 until good credentials come, and satisfy any lets either do', () => {
    const words = ['auth_basic "area"', 'auth_basic_user_file /etc/pw'];
    const good = asking({ fields: [basic('Authorization', 'alice:wonder')] });
    const bad = asking({ fields: [basic('Authorization', 'alice:x')] });
    const plain = box('nginx', ...words);
    expect([asking(), bad, good].map((said) => verdict(plain, said))).toEqual([401, 401, 'admitted']);
    const either = box('nginx', ...words, 'satisfy any', 'allow 10.0.0.1', 'deny all');
    expect(
      [asking(), asking({ client: '10.0.0.2' }), { ...good, client: '10.0.0.2' }].map((said) => verdict(either, said)),
    ).toEqual(['admitted', 401, 'admitted']);
  });

  it('client_max_body_size: from the announced length alone, the limit itself passes, nought is none', () => {
    const sized = (length: number) =>
      asking({ method: 'POST', fields: [{ name: 'Content-Length', value: String(length) }] });
    const of = (size: string) =>
      [1024, 1025, 2_000_000].map((length) => verdict(box('nginx', `client_max_body_size ${size}`), sized(length)));
    expect(of('1k')).toEqual(['admitted', 413, 413]);
    expect(of('0')).toEqual(['admitted', 'admitted', 'admitted']);
    expect(verdict(box('nginx'), sized(1_048_577))).toBe(413);
  });

  it.each([
    ['limit_req_zone $binary_remote_addr zone=z:1m rate=0r/s'],
    ['limit_req_zone $binary_remote_addr zone=z:1m rate=0.5r/s'],
    ['limit_req zone=nowhere'],
    ['limit_req_zone $binary_remote_addr zone=z:1m rate=1r/s; limit_req zone=z; limit_req zone=z burst=2'],
    ['limit_req_zone $binary_remote_addr zone=z:1m rate=1r/s; limit_req zone=z burst=-1'],
    ['limit_conn_zone $binary_remote_addr zone=c:1m; limit_conn c 0'],
    ['limit_req_status 200'],
    ['allow everybody'],
    ['client_max_body_size big'],
    ['large_client_header_buffers 0 8k'],
  ])('refuses "%s"', (directive) => {
    expect(() => box('nginx', directive)).toThrow(DirectiveError);
  });
});

describe('HAProxy', () => {
  it('rules in order, the first that ends it; conditions by name and in braces', () => {
    const protection = box(
      'haproxy',
      'acl admin path_beg /admin',
      'acl inside src 10.0.0.0/8 192.168.0.0/16',
      'http-request allow if { path /status }',
      'http-request deny if admin !inside or { hdr(User-Agent) -m sub -i curl }',
      'http-request deny deny_status 405 unless { method GET POST }',
      'http-request reject if { path_end .php }',
    );
    const of = (said: Parameters<typeof asking>[0]) => verdict(protection, asking(said));
    expect(of({ url: 'http://a.example/admin/x', client: '203.0.113.1' })).toBe(403);
    expect(of({ url: 'http://a.example/admin/x' })).toBe('admitted');
    expect(of({ fields: [{ name: 'user-agent', value: 'CURL/8' }] })).toBe(403);
    expect(of({ url: 'http://a.example/status', fields: [{ name: 'User-Agent', value: 'curl' }] })).toBe('admitted');
    expect(of({ method: 'DELETE' })).toBe(405);
    expect(of({ url: 'http://a.example/x.php' })).toBe('close');
  });

  it('tarpit holds a 500 back, auth asks with 401', () => {
    const protection = box(
      'haproxy',
      'timeout tarpit 5s',
      'http-request tarpit if { path /slow }',
      'http-request auth realm me unless { http_auth(l) }',
    );
    expect(judged(protection, asking({ url: 'http://a.example/slow' }))).toMatchObject({
      judgement: 'refused',
      status: 500,
      afterMs: 5000,
    });
    expect(verdict(protection, asking())).toBe(401);
    expect(verdict(protection, asking({ fields: [basic('Authorization', 'bob:pw')] }))).toBe('admitted');
  });

  it.each([
    ['http-request deny deny_status 418'],
    ['http-request deny if nobody'],
    ['http-request deny if { path_beg }'],
    ['http-request deny if { path_beg /a'],
    ['http-request track-sc0 src'],
    ['http-request deny if { sc_http_req_rate(0) gt many }'],
    ['acl x src here'],
    ['acl x path_reg ['],
    ['stick-table type ip'],
  ])('refuses "%s"', (directive) => {
    expect(() => box('haproxy', directive)).toThrow(DirectiveError);
  });
});

describe('Squid', () => {
  it('dstdomain with a leading dot means the name and all below it, and misses the address', () => {
    const protection = box('squid', 'acl bad dstdomain .bad.test', 'http_access deny bad', 'http_access allow all');
    const of = (url: string) => verdict(protection, asking({ url }));
    expect(
      ['http://good.test/', 'http://bad.test/', 'http://www.bad.test/', 'http://notbad.test/', 'http://127.0.0.1/'].map(
        of,
      ),
    ).toEqual(['admitted', 403, 403, 'admitted', 'admitted']);
  });

  it('the verdict without a fitting line is the opposite of the last', () => {
    expect(verdict(box('squid', 'acl a src 10.0.0.0/8', 'http_access deny a'), asking({ client: '192.168.0.1' }))).toBe(
      'admitted',
    );
    expect(
      verdict(box('squid', 'acl a src 10.0.0.0/8', 'http_access allow a'), asking({ client: '192.168.0.1' })),
    ).toBe(403);
    expect(verdict(box('squid', 'http_access deny all'), asking())).toBe(403);
  });

  it('all lists of a line must fit, values of a list any; ports, methods, patterns, ranges', () => {
    const protection = box(
      'squid',
      'acl Safe port 80 443 1025-65535; acl posting method POST PUT; acl ads url_regex -i /ADS/; acl kids src 10.0.0.10-10.0.0.12; acl away dst 203.0.113.0/24',
      'http_access deny !Safe; http_access deny posting kids; http_access deny ads; http_access deny away; http_access allow all',
    );
    const of = (said: Parameters<typeof asking>[0]) => verdict(protection, asking(said));
    expect(of({ url: 'http://a.test:81/' })).toBe(403);
    expect(of({ method: 'POST', client: '10.0.0.12' })).toBe(403);
    expect(of({ method: 'POST', client: '10.0.0.13' })).toBe('admitted');
    expect(of({ url: 'http://a.test/ads/1' })).toBe(403);
    expect(of({ destination: '203.0.113.9' })).toBe(403);
    expect(of({})).toBe('admitted');
    expect(protection.wantsDestination).toBe(true);
  });

  it('proxy_auth asks with 407 where the answer hangs on it, and only there', () => {
    const words = ['auth_param basic program /lib/auth', 'acl a proxy_auth REQUIRED', 'acl free dstdomain free.test'];
    const protection = box('squid', ...words, 'http_access allow free', 'http_access allow a', 'http_access deny all');
    const good = asking({ fields: [basic('Proxy-Authorization', 'alice:wonder')] });
    const instead = asking({ fields: [basic('Authorization', 'alice:wonder')] });
    expect(
      [asking(), good, instead, asking({ url: 'http://free.test/' })].map((said) => verdict(protection, said)),
    ).toEqual([407, 'admitted', 407, 'admitted']);
    const only = box('squid', ...words, 'acl b proxy_auth bob', 'http_access deny b', 'http_access allow a');
    expect(
      [good, asking({ fields: [basic('Proxy-Authorization', 'bob:pw')] })].map((said) => verdict(only, said)),
    ).toEqual(['admitted', 407]);
  });

  it.each([
    ['http_access deny nobody'],
    ['acl a nonsense x'],
    ['acl a src here'],
    ['acl a proxy_auth REQUIRED'],
    ['acl a port eighty'],
    ['request_body_max_size much'],
  ])('refuses "%s"', (directive) => {
    expect(() => box('squid', directive)).toThrow(DirectiveError);
  });
});

describe('parts', () => {
  it('prefixes, masks and spans', () => {
    expect(prefixIn('10.0.0.0/255.255.0.0')).toEqual({ base: '10.0.0.0', bits: 16 });
    expect(prefixIn('10.0.0.0/255.0.255.0')).toBeNull();
    expect(prefixIn('10.0.0.0/33')).toBeNull();
    expect(spanIn('10.0.0.1-10.0.0.4')).toEqual([
      { base: '10.0.0.1', bits: 32 },
      { base: '10.0.0.2', bits: 31 },
      { base: '10.0.0.4', bits: 32 },
    ]);
  });

  it('base64 (RFC 4648 §10)', () => {
    expect(['Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy'].map(fromBase64)).toEqual([
      'f',
      'fo',
      'foo',
      'foob',
      'fooba',
      'foobar',
    ]);
    expect([fromBase64('Zm9v!'), fromBase64('Z')]).toEqual([null, null]);
  });
});
