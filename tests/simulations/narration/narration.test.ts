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
