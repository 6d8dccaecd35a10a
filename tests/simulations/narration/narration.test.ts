// Every record of every run can be told, through anybody's eyes; nobody is told what he cannot make out.
import { describe, expect, it } from 'vitest';
import {
  BASE_EXCHANGE,
  EVERYBODY,
  FIRST_SCREEN,
  LIBRARY,
  MODES,
  composeScenario,
  eyesOf,
  instant,
  modeOf,
  narrate,
  simulate,
  summaryAt,
  type Sentence,
  type Trace,
} from '../../../simulations/index.ts';
import { layersIn } from '../../../simulations/wire/visibility.ts';

const traceOf = (mode: string): Trace => simulate(composeScenario(BASE_EXCHANGE, modeOf(mode)!.setup)).trace;
const toldIn = (trace: Trace, observer: string | null): (Sentence | null)[] => {
  const eyes = observer === null ? EVERYBODY : eyesOf(trace.header, observer);
  return trace.records.map((_, number) => narrate(trace, number, eyes));
};
const flat = (said: Sentence | null): Sentence | null => (said?.key === 'arrived' ? said.what : said);

describe('everybody', () => {
  it.each(LIBRARY)('is told every record of $id', (entry) => {
    const { trace } = simulate(entry.scenario());
    const told = toldIn(trace, null);
    expect(told.filter((said) => said === null)).toEqual([]);
  });

  it('hears of a record that is not there: nothing', () => {
    expect(narrate(traceOf('direct-http'), 99_999)).toBeNull();
    expect(narrate(traceOf('direct-http'), -1)).toBeNull();
  });

  it('is told who can open what is encrypted', () => {
    const request = toldIn(traceOf('direct-https'), null).find((said) => said?.key === 'request');
    expect(request).toMatchObject({ method: 'POST', holders: ['alice', 'origin-1'] });
  });
});

describe('one party', () => {
  it.each(MODES.map(({ id }) => id))('in %s reads a request only where it holds a key or nothing is closed', (mode) => {
    const trace = traceOf(mode);
    for (const { id, column } of trace.header.observers) {
      const nodes = new Set(trace.header.nodes.filter(({ operator }) => operator === id).map((node) => node.id));
      for (const said of toldIn(trace, id).map(flat)) {
        if (said?.key !== 'request' && said?.key !== 'response') continue;
        const isOpen = said.holders === null || said.holders.some((holder) => nodes.has(holder));
        expect(isOpen, `${column} is told ${JSON.stringify(said)}`).toBe(true);
      }
    }
  });

  it('in a CONNECT tunnel hears of closed messages at the proxy, and of none on the far side of the network', () => {
    const trace = traceOf('fwd-connect');
    const keys = (observer: string) => new Set(toldIn(trace, observer).map((said) => flat(said)?.key));
    expect(keys('forward_proxy')).toContain('closed');
    expect(keys('access_network')).not.toContain('name-asked');
    expect(keys('transit')).toContain('hello');
    expect([...keys('other_client')]).not.toContain('request');
  });

  it('is not told what happens inside somebody else', () => {
    const trace = traceOf('rp-http');
    const inside = (observer: string) => toldIn(trace, observer).filter((said) => said?.key === 'rewritten').length;
    expect(inside('reverse_proxy')).toBeGreaterThan(0);
    expect([inside('origin'), inside('transit'), inside('access_network')]).toEqual([0, 0, 0]);
  });
});

describe('a summary', () => {
  const { trace } = simulate(composeScenario(FIRST_SCREEN, FIRST_SCREEN.opens!.b));
  it('counts what began, what is over and what is under way, by records alone', () => {
    for (const ms of [0, 300, 340, 1260, 5000, 20_000, 60_000]) {
      const t = instant(ms * 1000);
      const past = trace.records.filter(({ at }) => at <= t);
      const sent = past.filter(({ kind }) => kind === 'message.sent').length;
      const received = past.filter(({ kind }) => kind === 'message.received').length;
      const summary = summaryAt(trace, t);
      expect(summary.wanted).toBe(past.filter(({ kind }) => kind === 'exchange.wanted').length);
      expect(summary.finished).toBe(past.filter(({ kind }) => kind === 'exchange.finished').length);
      expect(summary.underWay).toHaveLength(sent - received);
      expect(summary.latest?.record ?? -1).toBe(past.length - 1);
    }
  });
});

describe('TLS', () => {
  it.each(MODES.map(({ id }) => id))('in %s is said to be between those who then hold its keys', (mode) => {
    const trace = traceOf(mode);
    const holders = new Map<number, readonly string[]>();
    const begun = new Map<number, readonly string[]>();
    for (const [number, record] of trace.records.entries()) {
      if (record.kind !== 'message.sent') continue;
      for (const layer of layersIn(record.payload, () => true)) {
        if (layer.kind === 'sealed') holders.set(layer.session, [...layer.holders].sort());
        const said = layer.kind === 'tls-client-hello' ? narrate(trace, number) : null;
        if (said?.key === 'hello' && said.ends !== null && layer.kind === 'tls-client-hello')
          begun.set(layer.session, [said.ends.begins, said.ends.answers].sort());
      }
    }
    for (const [session, ends] of begun) expect(holders.get(session) ?? ends).toEqual(ends);
  });

  it('through a tunnel is begun with the site, not with whoever passes it on, who is told nothing of its ends', () => {
    const trace = traceOf('fwd-connect-tls');
    const hellos = toldIn(trace, null).filter((said) => said?.key === 'hello');
    expect(hellos.some((said) => said.to === 'proxy' && said.ends?.answers === 'origin-1')).toBe(true);
    expect(hellos.filter((said) => said.from === 'proxy').map(({ ends }) => ends?.begins)).toEqual(['alice']);
    const ofProxy = toldIn(trace, 'forward_proxy')
      .map(flat)
      .filter((said) => said?.key === 'hello');
    expect(ofProxy.filter(({ ends }) => ends?.answers === 'origin-1')).toEqual([]);
  });

  it('a call in a packet is passed on by whoever gets it, and not meant for it', () => {
    const knocks = toldIn(traceOf('vpn-https'), null).flatMap((said) =>
      said?.key === 'knock' ? [[said.from, said.to, said.isCarried]] : [],
    );
    expect(knocks).toEqual([
      ['alice', 'proxy', false],
      ['alice', 'proxy', true],
      ['proxy', 'origin-1', false],
    ]);
  });
});
