// What the products do below HTTP, by their own words: versions of TLS, the server name, the PROXY line.
import { describe, expect, it } from 'vitest';
import type { ConnectionSettings } from '../../../simulations/http/connection-settings.ts';
import { agreedTls, tlsBetween } from '../../../simulations/http/connection-settings.ts';
import { DirectiveError, settingsFor } from '../../../simulations/scenario/profiles/index.ts';
import { manners } from '../entities/rewriting/exchange-texts.ts';

type Profile = Parameters<typeof manners>[0];
const connections = (profile: Profile, ...directives: readonly string[]): ConnectionSettings =>
  settingsFor(manners(profile, { directives }), 'gateway').connections;

describe('TLS', () => {
  it('is spoken in the newest version that both sides know (RFC 8446 §4.2.1)', () => {
    expect(agreedTls(['1.2', '1.3'], ['1.3', '1.2'])).toBe('1.3');
    expect(agreedTls(['1.2', '1.3'], tlsBetween('1.0', '1.2'))).toBe('1.2');
    expect(agreedTls(['1.3'], ['1.2'])).toBeNull();
  });

  it('goes up to 1.2 at nginx 1.22 on both sides unless it is told otherwise, and to 1.3 elsewhere', () => {
    expect(connections('nginx')).toMatchObject({ servesTls: ['1.0', '1.1', '1.2'], offersTls: ['1.0', '1.1', '1.2'] });
    expect(connections('nginx', 'ssl_protocols TLSv1.3 TLSv1.2', 'proxy_ssl_protocols TLSv1.3')).toMatchObject({
      servesTls: ['1.3', '1.2'],
      offersTls: ['1.3'],
    });
    for (const profile of ['rfc', 'squid', 'haproxy'] as const) {
      expect(connections(profile)).toMatchObject({ servesTls: ['1.2', '1.3'], offersTls: ['1.2', '1.3'] });
    }
    expect(
      connections('haproxy', 'bind :443 ssl crt x ssl-max-ver TLSv1.2', 'server a 10.0.0.1 ssl force-tlsv13'),
    ).toMatchObject({ servesTls: ['1.2'], offersTls: ['1.3'] });
  });

  it('names the site to a server where the product does', () => {
    expect(connections('nginx').tellsServerName).toBe(false);
    expect(connections('nginx', 'proxy_ssl_server_name on').tellsServerName).toBe(true);
    expect(connections('haproxy', 'server a 10.0.0.1 ssl sni req.hdr(host)').tellsServerName).toBe(true);
    expect(connections('squid').tellsServerName).toBe(true);
  });
});

describe('the PROXY line', () => {
  it('is sent and awaited by the products’ own words', () => {
    expect(connections('haproxy')).toMatchObject({ sendsProxyLine: false, awaitsProxyLine: false });
    expect(connections('haproxy', 'server a 10.0.0.1 send-proxy').sendsProxyLine).toBe(true);
    expect(connections('haproxy', 'bind :80 accept-proxy').awaitsProxyLine).toBe(true);
    expect(connections('nginx', 'listen 8088 proxy_protocol', 'proxy_protocol on')).toMatchObject({
      sendsProxyLine: true,
      awaitsProxyLine: true,
    });
  });
});

it('complains about versions that nobody knows', () => {
  expect(() => connections('nginx', 'ssl_protocols TLSv2')).toThrow(DirectiveError);
  expect(() => connections('haproxy', 'bind :443 ssl-min-ver SSLv9')).toThrow(DirectiveError);
  expect(() => connections('nginx', 'proxy_ssl_server_name maybe')).toThrow(DirectiveError);
});
