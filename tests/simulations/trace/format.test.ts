// A trace survives being written and read, its bytes do not depend on how its objects were made, and what is no trace is refused by line.
import { describe, expect, it } from 'vitest';
import { libraryEntry } from '../../../simulations/scenario/library/index.ts';
import { simulate } from '../../../simulations/simulate.ts';
import { readTrace, traceText } from '../../../simulations/trace/format.ts';

const { trace } = simulate(libraryEntry('ledger-gateway-hit')!.scenario());
const text = traceText(trace);

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

const changed = (line: number, from: string | RegExp, to: string): string =>
  text
    .split('\n')
    .map((content, index) => (index === line - 1 ? content.replace(from, to) : content))
    .join('\n');

describe('trace format', () => {
  it('gives back what was written', () => {
    expect(readTrace(text)).toEqual({ ok: true, trace });
    expect(text.split('\n')).toHaveLength(trace.records.length + 2);
  });

  it('writes the same bytes whatever the order of keys in memory', () => {
    expect(traceText(turned(trace) as typeof trace)).toBe(text);
    expect(text.split('\n')[1]).toMatch(/^\{"kind":"exchange.wanted","at":0,"exchange":1,"node":"bob",/u);
  });

  const receivedAt = trace.records.findIndex(({ kind }) => kind === 'message.received') + 2;
  it.each([
    ['another version', changed(1, '"version":1', '"version":2'), 1, '2'],
    ['another format', changed(1, 'proxyscope-trace', 'pcap'), 1, '{"format":"pcap"'],
    ['nothing', '', 1, ''],
    ['no JSON', changed(3, /^.*$/u, '{"kind":'), 3, '{"kind":'],
    ['an unknown kind', changed(2, 'exchange.wanted', 'exchange.wished'), 2, '"exchange.wished"'],
    ['a key of every object as a kind', changed(2, 'exchange.wanted', 'toString'), 2, '"toString"'],
    ['time running back', changed(5, /"at":\d+/u, '"at":-1'), 5, '-1'],
    ['a receipt of what was never sent', changed(receivedAt, /"sent":\d+/u, '"sent":100000'), receivedAt, '100000'],
  ])('refuses %s', (_what, wrong, line, found) => {
    const read = readTrace(wrong);
    expect(read.ok ? null : read.problem.line).toBe(line);
    expect(read.ok ? null : read.problem.found.startsWith(found)).toBe(true);
    expect(read.ok ? '' : read.problem.expected).not.toBe('');
  });
});
