// The recordings of topic identity, replayed: what origins receive and clients get back is what the real products made of it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { identityDifferences } from '../../simulations/cli/recording/compare-identity.ts';
import { scenarioOf } from '../../simulations/cli/recording/identity-scenario.ts';
import { observedIn } from '../../simulations/cli/recording/observed.ts';
import type { IdentityCase } from '../../simulations/cli/recording/recorded-case.ts';
import { Unsupported } from '../../simulations/cli/recording/recorded-case.ts';
import { simulate } from '../../simulations/simulate.ts';

const file = new URL('../fixtures/proxies/identity.json', import.meta.url);
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly IdentityCase[] };

const differencesOf = (recorded: IdentityCase): string[] =>
  identityDifferences(recorded.observed, observedIn(simulate(scenarioOf(recorded)).trace));

/** What the case needs that the simulator does not have; null: it can be replayed. */
function lackOf(recorded: IdentityCase): string | null {
  try {
    scenarioOf(recorded);
    return null;
  } catch (error) {
    if (error instanceof Unsupported) return error.message;
    throw error;
  }
}

/** Left out, each with what it would take: further products, SOCKS, the PROXY protocol, chains of two boxes of one kind. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'id-squid-chain-squid': 'two boxes of one kind',
  'id-tinyproxy-default': 'product tinyproxy',
  'id-tinyproxy-connect': 'product tinyproxy',
  'id-tinyproxy-via-off': 'product tinyproxy',
  'id-privoxy-default': 'product privoxy',
  'id-privoxy-add-xff': 'product privoxy',
  'id-privoxy-block-xff': 'product privoxy',
  'id-apache-fwd-default': 'product apache',
  'id-apache-fwd-via-on': 'product apache',
  'id-apache-fwd-addheaders-off': 'product apache',
  'id-socks5': 'curl: option --socks5',
  'id-haproxy-send-proxy': 'directive "server ... send-proxy"',
  'id-haproxy-connect': 'CONNECT passed on',
  'id-haproxy-proxyproto-nginx': 'two boxes of one kind',
  'id-apache-rev-default': 'product apache',
  'id-apache-rev-default-location': 'product apache',
  'id-apache-rev-reverse-redirect': 'product apache',
  'id-apache-rev-reverse-redirect-location': 'product apache',
  'id-apache-rev-addheaders-off': 'product apache',
  'id-varnish-default': 'product varnish',
  'id-varnish-redirect': 'product varnish',
};

/**
 * Its words put Host first, its recording last of the three. nginx 1.22.1 sends what it sets in the order of its directives (looked at:
 * Host first in, Host first out), so the words are not those that were recorded.
 */
const OTHER_ORDER = 'id-nginx-tls-termination';

const changed = (recorded: IdentityCase, change: Partial<IdentityCase>): IdentityCase => ({ ...recorded, ...change });
const byId = (id: string): IdentityCase => cases.find((candidate) => candidate.id === id)!;

describe('identity recordings', () => {
  const replayed = cases.filter(({ id }) => !(id in LEFT_OUT) && id !== OTHER_ORDER);

  it.each(replayed.map((recorded) => [recorded.id, recorded] as const))('%s comes out as recorded', (_, recorded) => {
    expect(differencesOf(recorded)).toEqual([]);
  });

  it('leaves out only what it names, and says what that lacks', () => {
    const lacks = cases.flatMap((recorded) => {
      const lack = lackOf(recorded);
      return lack === null ? [] : [[recorded.id, lack]];
    });
    expect(Object.fromEntries(lacks)).toEqual(LEFT_OUT);
  });

  it(`${OTHER_ORDER} comes out as recorded once its words stand in the order of its recording`, () => {
    const recorded = byId(OTHER_ORDER);
    const words = recorded.replay?.directives_in_full ?? [];
    const isHost = (word: string): boolean => word.startsWith('proxy_set_header Host');
    const inOrder = [...words.filter((word) => !isHost(word)), ...words.filter(isHost)];
    expect(differencesOf(recorded)).toHaveLength(1);
    expect(differencesOf(changed(recorded, { replay: { directives_in_full: inOrder } }))).toEqual([]);
  });
});

describe('the comparison notices', () => {
  const squid = byId('id-squid-ff-on-via-on');

  it('another directive', () => {
    const setup = { ...squid.setup, directives: ['forwarded_for delete'] };
    expect(differencesOf(changed(squid, { setup })).join()).toContain('origin request 1: fields recorded');
  });

  it('another request', () => {
    const stimulus = squid.stimulus.map((line) => line.replace('/secret-path', '/other'));
    expect(differencesOf(changed(squid, { stimulus })).join()).toContain('origin request 1 line: recorded');
  });

  it('a name in other case, a value that is no date, an answer that did not come', () => {
    const { observed } = squid;
    const [call] = observed.client;
    const [response] = call!.responses;
    const withFields = (change: (name: string, value: string) => readonly [string, string]): typeof observed => ({
      ...observed,
      client: [{ ...call!, responses: [{ ...response!, headers: response!.headers.map(([n, v]) => change(n, v)) }] }],
    });
    const { trace } = simulate(scenarioOf(squid));
    const simulated = observedIn(trace);
    expect(
      identityDifferences(
        withFields((name, value) => [name.toLowerCase(), value]),
        simulated,
      ),
    ).toHaveLength(1);
    expect(
      identityDifferences(
        withFields((name) => [name, '<date>']),
        simulated,
      ),
    ).toHaveLength(1);
    expect(identityDifferences(observed, { origin: [], client: [] })).toHaveLength(3);
  });

  it('boxes and words without a number of the recording: values that no recording has', () => {
    const spoofed = byId('id-nginx-xff-append-spoof');
    const stimulus = spoofed.stimulus.map((line) => line.replace('6.6.6.6', '203.0.113.9'));
    const [request] = observedIn(simulate(scenarioOf(changed(spoofed, { stimulus }))).trace).origin;
    expect(request?.headers[0]).toEqual(['X-Forwarded-For', '203.0.113.9, 198.51.100.10']);
  });
});
