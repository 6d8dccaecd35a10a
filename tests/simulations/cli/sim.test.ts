// The command line from outside: JSON and nothing else on standard output, the same bytes each time, one clear line for what was typed wrong.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTrace } from '../../../simulations/trace/format.ts';
import { smallScenario, withChange } from '../scenario/small-scenario.ts';
import { sim, withFile } from './command.ts';

const jsonOf = (...words: readonly string[]): unknown => {
  const { status, stdout, stderr } = sim(...words);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
};

interface Expected {
  readonly id: string;
  readonly observers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly metrics: { readonly non_endpoint_observers_with: unknown };
  readonly beliefs: unknown;
}
interface Published {
  readonly facts: Readonly<Record<string, string>>;
  readonly expected: readonly Expected[];
}
const url = new URL('../../fixtures/knowledge.json', import.meta.url);
const published = JSON.parse(readFileSync(url, 'utf8')) as Published;
const FACTS = Object.keys(published.facts);

/** What a mode is published to print, in the order in which it is. */
const printed = ({ id, observers, metrics, beliefs }: Expected): unknown => ({
  mode: id,
  observers: Object.fromEntries(
    Object.entries(observers).map(([observer, cells]) => [
      observer,
      Object.fromEntries(FACTS.map((fact) => [fact, cells[fact]])),
    ]),
  ),
  counters: metrics.non_endpoint_observers_with,
  beliefs,
});

describe('sim list', () => {
  it('names what can be run', () => {
    const list = jsonOf('list') as { id: string; title: string; kind: string }[];
    expect(list.every(({ id, title }) => id !== '' && title !== '')).toBe(true);
    expect(list.filter(({ kind }) => kind === 'mode')).toHaveLength(48);
    expect(list.filter(({ kind }) => kind === 'scenario').map(({ id }) => id)).toContain('first-screen');
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  });
});

describe('sim matrix', () => {
  it('prints every published cell, counter and belief of every mode, in the published order', () => {
    const all = jsonOf('matrix', '--all') as { mode: string }[];
    expect(all).toHaveLength(48);
    for (const expected of published.expected) {
      const found = all.find(({ mode }) => mode === expected.id);
      expect(JSON.stringify(found)).toBe(JSON.stringify(printed(expected)));
    }
  });

  it('prints one mode alone', () => {
    expect(jsonOf('matrix', 'direct-https')).toMatchObject({
      mode: 'direct-https',
      counters: { link_ip_host: ['access_network', 'client_resolver', 'transit'], link_ip_content: [] },
    });
  });
});

describe('sim run', () => {
  it('prints numbers of the run and what it took', () => {
    expect(jsonOf('run', 'ledger-connect')).toMatchObject({
      scenario: 'ledger-connect',
      requests: { wanted: 1, finished: 1, inFlight: 0 },
      answers: { 200: 1 },
      latencyMs: { median: 280, p95: 280 },
      originRequests: { total: 1, byOrigin: { shop: 1 } },
      cache: { hitRatio: null, outcomes: {} },
      latencyPartsMs: { dns: 0, tcp: 90, connect: 10, tls: 90, http: 90, queue: 0, service: 0 },
      simulated: { events: expect.any(Number) as number, wallMs: expect.any(Number) as number },
    });
  });

  it('says the same without keeping the trace', () => {
    const withoutTime = (words: readonly string[]): unknown => {
      const { simulated, ...rest } = jsonOf(...words) as { simulated: { events: number; records: number } };
      return { ...rest, events: simulated.events, records: simulated.records };
    };
    const kept = withoutTime(['run', 'first-screen', '--seed', '3']);
    expect(withoutTime(['run', 'first-screen', '--seed=3', '--no-trace'])).toEqual(kept);
    expect(withoutTime(['run', 'first-screen', '--seed', '4'])).not.toEqual(kept);
  });
});

describe('sim trace', () => {
  it('prints the same bytes for the same input, and a trace that can be read', () => {
    const first = sim('trace', 'first-screen', '--seed', '11', '--until', '9000');
    const again = sim('trace', 'first-screen', '--seed', '11', '--until', '9000');
    expect(first.status).toBe(0);
    expect(again.stdout).toBe(first.stdout);
    const read = readTrace(first.stdout);
    expect(read.ok && read.trace.header).toMatchObject({ scenario: 'first-screen', seed: 11, horizonUs: 9_000_000 });
    expect(read.ok && read.trace.records.every(({ at }) => at <= 9_000_000)).toBe(true);
    expect(sim('trace', 'first-screen', '--seed', '12', '--until', '9000').stdout).not.toBe(first.stdout);
  });

  it('takes a file as well as an id', () => {
    const file = JSON.stringify(smallScenario());
    const lines = withFile(file, (path) => sim('trace', path))
      .stdout.trimEnd()
      .split('\n');
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.map((line) => (JSON.parse(line) as { kind?: string }).kind)).toContain('message.sent');
  });
});

describe('sim messages', () => {
  it('prints the text of each hop, and who can open it', () => {
    const hops = jsonOf('messages', 'fwd-connect') as Record<string, unknown>[];
    expect(hops[0]).toMatchObject({
      exchange: 1,
      sender: 'alice',
      receiver: 'proxy',
      destination: '198.51.100.10:3128',
      protection: [],
      text: 'CONNECT shop.example:443 HTTP/1.1\r\nHost: shop.example:443\r\n\r\n',
    });
    const post = hops.filter(({ text }) => String(text).startsWith('POST /account/orders?id=42 HTTP/1.1\r\n'));
    expect(post.map(({ sender, protection }) => [sender, protection])).toEqual([
      ['alice', [{ holders: ['alice', 'origin-1'] }]],
      ['proxy', [{ holders: ['alice', 'origin-1'] }]],
    ]);
    expect(String(post[0]?.['text'])).toContain('\r\nCookie: sid=alice\r\n');
    expect(String(post[0]?.['text']).endsWith('\r\n\r\nnote=gift')).toBe(true);
  });

  it('prints one exchange alone when asked', () => {
    const hops = jsonOf('messages', 'rp-cache-hit', '--exchange', '2') as { exchange: number; receiver: string }[];
    expect(hops.map(({ exchange }) => exchange)).toEqual([2, 2]);
    expect(hops.map(({ receiver }) => receiver)).toEqual(['gateway', 'alice']);
  });
});

describe('what is typed wrong', () => {
  const rows: readonly (readonly [words: readonly string[], says: RegExp])[] = [
    [[], /no command given: list \| matrix/],
    [['lst'], /unknown command "lst"/],
    [['list', 'all'], /list takes no "all"/],
    [['list', '--seed', '3'], /unknown option --seed/],
    [['matrix'], /no mode named/],
    [['matrix', 'fwd-conect'], /unknown mode "fwd-conect", did you mean "fwd-connect"\?/],
    [['matrix', 'fwd-connect', '--all'], /either --all or one mode/],
    [['run'], /no scenario named/],
    [['run', 'first-scren'], /unknown scenario "first-scren", did you mean "first-screen"\?/],
    [['run', 'first-screen', 'twice'], /"twice" is one too many/],
    [['run', 'first-screen', '--seed', 'seven'], /--seed: found "seven", write a whole number from 0 to 4294967295/],
    [['run', 'first-screen', '--seed'], /--seed: found nothing/],
    [['run', 'first-screen', '--seed', '-1'], /--seed: found "-1"/],
    [['run', 'first-screen', '--until', '1e99'], /--until: found "1e99", write a number of milliseconds/],
    [['run', 'first-screen', '--no-trace=yes'], /--no-trace takes no value/],
    [['messages', 'fwd-connect', '--exchange', '9'], /no exchange 9 in this run; there are 1, up to 1/],
    [['run', '.'], /unknown scenario "\."/],
  ];
  const files: readonly (readonly [name: string, content: string, says: RegExp])[] = [
    ['no JSON', '{"version": 1,', /not JSON/],
    ['a wrong type', JSON.stringify(withChange('seed', 'x')), /seed: found "x", expected integer 0…4294967295/],
    [
      'an unknown key',
      JSON.stringify(withChange('nodes[0].adress', 1)),
      /nodes\[0\]\.adress: .*did you mean "address"\?/,
    ],
    [
      'a dangling node',
      JSON.stringify(withChange('nodes[1].proxy.node', 'prxy')),
      /nodes\[1\]\.proxy\.node: found "prxy".*did you mean "proxy"\?/,
    ],
    [
      'a negative latency',
      JSON.stringify(withChange('links[0].latencyMs', -3)),
      /links\[0\]\.latencyMs: found -3, .*write a number from 0 to 60000/,
    ],
    [
      'too many requests',
      JSON.stringify(withChange('workload[0].when', { requestsPerSecond: 1e6, untilMs: 9000 })),
      /workload: found 18000001, expected ≤ 100000; lower the rates/,
    ],
    [
      'another version',
      JSON.stringify(withChange('version', 9)),
      /version: found 9, expected 1; this program reads version 1/,
    ],
  ];

  const isOneLine = (stderr: string): boolean =>
    stderr.startsWith('sim: ') && stderr.indexOf('\n') === stderr.length - 1;

  it.each(rows)('%j', (words, says) => {
    const { status, stdout, stderr } = sim(...words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
    expect(isOneLine(stderr)).toBe(true);
  });

  it.each(files)('a file with %s', (_name, content, says) => {
    const { status, stdout, stderr } = withFile(content, (path) => sim('run', path));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(says);
    expect(isOneLine(stderr)).toBe(true);
  });
});
