// What products say of the servers behind them, and how wrong words are refused.
import { expect, it } from 'vitest';
import { haproxyFarm } from '../../../simulations/scenario/profiles/haproxy-backend.ts';
import { nginxFarm } from '../../../simulations/scenario/profiles/nginx-upstream.ts';
import { squidFarm } from '../../../simulations/scenario/profiles/squid-peers.ts';
import { varnishFarm } from '../../../simulations/scenario/profiles/varnish-directors.ts';
import { boxManners } from '../../../simulations/cli/recording/bench.ts';

const places = ['a', 'b'].map((id, place) => ({ id, address: '10.2.0.11', port: 8080 + place }));
const READERS = { nginx: nginxFarm, haproxy: haproxyFarm, squid: squidFarm, varnish: varnishFarm } as const;
type Product = keyof typeof READERS;
const read = (product: Product, ...directives: string[]) =>
  READERS[product](boxManners(product, 'box', directives), places);

it.each<[Product, string[], RegExp]>([
  ['nginx', ['server a weight=0', 'server b'], /weight of at least 1/u],
  ['nginx', ['server a max_fails=-1'], /whole number/u],
  ['nginx', ['server 10.2.0.99:80'], /10\.2\.0\.11:8080/u],
  ['nginx', ['ip_hash', 'server a', 'server b backup'], /only round robin and least_conn have backups/u],
  ['nginx', ['server a backup'], /leave one without backup/u],
  ['nginx', ['hash $request_uri consistent', 'server a weight=1000000'], /for a ring write 6000 at most/u],
  ['nginx', ['proxy_next_upstream sometimes'], /error, timeout/u],
  ['haproxy', ['server a weight 257'], /up to 256/u],
  ['haproxy', ['balance fairly'], /roundrobin, static-rr/u],
  ['haproxy', ['server a check fall 0'], /at least 1/u],
  ['haproxy', ['retry-on sometimes'], /conn-failure/u],
  ['squid', ['cache_peer 10.2.0.99 parent 80 0'], /10\.2\.0\.11:8080/u],
  ['varnish', ['new d = directors.shuffle()'], /round_robin, fallback, random, hash/u],
])('%s: %s is an error', (product, directives, message) => {
  expect(() => read(product, ...directives)).toThrow(message);
});

it('takes the limits that the products take', () => {
  const [nginx] = read('nginx', 'server a weight=1000000 max_conns=0 max_fails=0').servers;
  expect(nginx).toMatchObject({ weight: 1_000_000, maxConnections: 0, passive: { maxFails: 0, failTimeoutS: 10 } });
  const [haproxy] = read('haproxy', 'server a weight 0 maxconn 0').servers;
  expect(haproxy).toMatchObject({ weight: 0, maxConnections: 0 });
});

it('means all servers where no line names one', () => {
  for (const product of ['nginx', 'haproxy', 'squid', 'varnish'] as const)
    expect(read(product).servers.map(({ node }) => node)).toEqual([0, 1]);
});

it('reads the checks of HAProxy and the probe of Varnish', () => {
  const { servers, queue } = read(
    'haproxy',
    'option httpchk GET /health',
    'default-server check inter 1s fastinter 200ms fall 2 rise 4',
    'timeout connect 3s',
    'server a',
    'server b no-check',
  );
  expect(servers[0]?.check).toMatchObject({
    asks: { method: 'GET', target: '/health', host: null },
    everyMs: 1000,
    changingMs: 200,
    judges: { by: 'streak', fall: 2, rise: 4 },
  });
  expect([servers[1]?.check, queue?.timeoutMs]).toEqual([null, 3000]);
  const probed = read('varnish', '.probe = { .url = "/up"; .interval = 2s; .window = 5; .threshold = 3; }');
  expect(probed.servers[1]?.check).toMatchObject({
    asks: { target: '/up' },
    everyMs: 2000,
    passes: [200, 200],
    judges: { by: 'window', window: 5, threshold: 3, initial: 2 },
  });
});
