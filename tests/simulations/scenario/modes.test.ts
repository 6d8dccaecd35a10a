// The named modes are settings and nothing else; what ships can be read and run.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LIBRARY, libraryEntry } from '../../../simulations/scenario/library/index.ts';
import { limitsOf } from '../../../simulations/scenario/limits.ts';
import { modeScenario } from '../../../simulations/scenario/mode-scenarios.ts';
import { MODES, modeOf } from '../../../simulations/scenario/modes.ts';
import { BASE_EXCHANGE, FIRST_SCREEN } from '../../../simulations/scenario/library/situations.ts';
import { decodeScenario, decodeSituation } from '../../../simulations/scenario/schema.ts';
import { simulate } from '../../../simulations/simulate.ts';
import { intentsOf } from '../../../simulations/workload/workload.ts';

interface Published {
  readonly modes: readonly { readonly id: string; readonly settings: Readonly<Record<string, unknown>> }[];
}
const url = new URL('../../fixtures/knowledge.json', import.meta.url);
const published = JSON.parse(readFileSync(url, 'utf8')) as Published;

/** Our words for theirs, where they are others. */
const DNS_WORDS: Readonly<Record<string, string>> = { 'through-tunnel': 'remote', 'at-exit': 'remote', none: 'remote' };
const CLIENT_WORDS: Readonly<Record<string, string>> = {
  'explicit-proxy': 'explicit-http-proxy',
  'inline-filter': 'inline-sni-filter',
  tor: 'tor-3hop',
  ohttp: 'ohttp-relay',
};
const PEOPLE: Readonly<Record<string, readonly string[]>> = {
  order: ['alice POST'],
  'public-copy': ['carol GET', 'alice GET', 'bob GET'],
};

describe('modes', () => {
  it('have published ids, each once', () => {
    const ids = MODES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(published.modes.map((mode) => mode.id));
  });

  it.each(MODES)('$id is set as published', ({ id, setup }) => {
    const settings = published.modes.find((mode) => mode.id === id)?.settings ?? {};
    const server = settings['server_side'];
    expect(setup.scheme).toBe(settings['scheme']);
    const dns = settings['dns'] as string;
    expect(setup.dns).toBe(DNS_WORDS[dns] ?? dns.split(',')[0]);
    expect(CLIENT_WORDS[setup.clientSide] ?? setup.clientSide).toBe(settings['client_side']);
    expect(setup.ech).toBe(settings['ech'] === true);
    expect(setup.cookies).toBe(settings['cookies'] !== false);
    if (setup.proxyTellsClient === 'forged') expect(settings['xff']).toMatch(/^forge:/);
    if (typeof server !== 'object' || server === null) {
      expect(setup.serverSide).toBe('none');
      return;
    }
    const { backends, via_response: via, cache, xff, ...more } = server as Record<string, unknown>;
    expect(setup.gatewayProxyLine).toBe(more['proxy_protocol'] !== undefined);
    expect(setup.clientForges).toBe(more['client_forges'] !== undefined);
    expect(setup.dnsOnlyRecord).toBe(more['dns_only_record'] === true);
    expect(setup.originFirewalled).toBe(more['origin_firewalled'] === true);
    expect(setup.gatewayLocation === 'pass').toBe(more['location_rewrite'] === false);
    expect(setup).toMatchObject({ origins: backends, gatewayViaResponse: via, gatewayCache: cache !== 'off' });
    expect(setup.gatewayTellsClient === 'off').toBe(xff === 'off');
  });

  it.each(MODES)('$id asks for nothing impossible', ({ setup }) => {
    const unmet = limitsOf(setup).filter(
      ({ allows, switch: id }) => !(allows as readonly unknown[]).includes(setup[id]),
    );
    // What a tunnel or a passed-on TLS leaves without effect may stand where it will.
    expect(unmet.filter(({ reason }) => reason === 'product-cannot' || reason === 'proxy-looks-up')).toEqual([]);
  });

  it('are one exchange of the same person, but for the copy that three people fetch', () => {
    for (const mode of MODES) {
      const people = intentsOf(modeScenario(mode)).map(({ client, method }) => `${client} ${method}`);
      expect(people).toEqual(PEOPLE[mode.episode] ?? ['alice GET', 'bob GET']);
    }
    expect(modeOf('rp-cache-hit')?.episode).toBe('public-copy');
    expect(modeOf('nothing')).toBeUndefined();
  });
});

describe('the library', () => {
  it.each([
    ['base-exchange', BASE_EXCHANGE],
    ['first-screen', FIRST_SCREEN],
  ])('situation %s stands in its file as it is used', (id, situation) => {
    const url = new URL(`../../../simulations/scenario/library/${id}.situation.json`, import.meta.url);
    expect(decodeSituation(JSON.parse(readFileSync(url, 'utf8')))).toEqual({ ok: true, situation });
  });

  it.each(LIBRARY.map((entry) => [entry.id, entry] as const))('%s decodes, runs and ends well', (id, entry) => {
    const scenario = entry.scenario();
    expect(scenario.id).toBe(id);
    expect(scenario.title).not.toBe('');
    expect(decodeScenario(JSON.parse(JSON.stringify(scenario)))).toEqual({ ok: true, scenario });
    const { records } = simulate(scenario).trace;
    const count = (kind: string): number => records.filter((record) => record.kind === kind).length;
    expect(count('exchange.wanted')).toBe(intentsOf(scenario).length);
    expect(count('exchange.finished')).toBe(count('exchange.wanted'));
  });

  it('opens with enough to see, soon enough', () => {
    for (const id of ['first-screen', 'first-screen-left']) {
      const intents = intentsOf(libraryEntry(id)!.scenario());
      expect(intents.length).toBeGreaterThanOrEqual(60);
      expect(intents.length).toBeLessThanOrEqual(300);
      expect(intents[0]?.at).toBeLessThan(1_000_000);
      expect(new Set(intents.slice(0, 3).map(({ client }) => client)).size).toBeGreaterThan(1);
    }
    expect(libraryEntry('first-screen')?.situation?.opens).toMatchObject({
      a: { clientSide: 'explicit-proxy', serverSide: 'none' },
      b: { clientSide: 'none', serverSide: 'gateway', origins: 3 },
    });
    expect(libraryEntry('nothing')).toBeUndefined();
  });
});
