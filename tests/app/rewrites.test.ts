// A message before and after a box: each edit that the box reports marks exactly one line, and nothing else is marked.
import { describe, expect, it } from 'vitest';
import { linesOf, rewritesOf, type Line } from '../../app/inspector/rewrites.ts';
import { traceOf } from './base-exchange.ts';
import { instant, MODES, modeOf, startLine, type Edit } from '../../simulations/index.ts';

const END = instant(5_000_000);
const marked = (lines: readonly Line[]) => lines.flatMap(({ edit }) => (edit === null ? [] : [edit]));

describe.each(MODES)('$id', ({ setup }) => {
  const trace = traceOf(setup);

  it('marks each edit once on each side that it concerns', () => {
    for (const { said } of rewritesOf(trace, 1, END)) {
      const { received, forwarded, edits } = said;
      const before = marked(linesOf(received, startLine(received), edits, 'before'));
      const after = marked(linesOf(forwarded, startLine(forwarded), edits, 'after'));
      expect(new Set(before).size).toBe(before.length);
      expect(new Set(after).size).toBe(after.length);
      for (const edit of edits) {
        if (edit.change === 'removed' || edit.change === 'changed') expect(before).toContain(edit);
        if (edit.change === 'added' || edit.change === 'changed') expect(after).toContain(edit);
      }
    }
  });

  it('leaves every unmarked line as it was', () => {
    for (const { said } of rewritesOf(trace, 1, END)) {
      const { received, forwarded, edits } = said;
      const plain = (lines: readonly Line[]) => lines.filter(({ edit }) => edit === null).map(({ text }) => text);
      const before = plain(linesOf(received, startLine(received), edits, 'before'));
      const after = plain(linesOf(forwarded, startLine(forwarded), edits, 'after'));
      expect(after).toEqual(before);
    }
  });
});

it('marks a name that is written otherwise, and not the line whose value stays', () => {
  const edit: Edit = {
    ...{ change: 'changed', line: 'X-Id', before: 'X-Id', after: 'x-id' },
    ...{ reason: 'name-case', source: 'test' },
  };
  const rewritten = rewritesOf(traceOf(modeOf('rp-http-xff')!.setup), 1, END)[0]!.said.received;
  const message = {
    ...rewritten,
    fields: [
      { name: 'Host', value: 'X-Id' },
      { name: 'X-Id', value: '7' },
    ],
  };
  const went = {
    ...message,
    fields: [
      { name: 'Host', value: 'X-Id' },
      { name: 'x-id', value: '7' },
    ],
  };
  expect(linesOf(message, 'GET', [edit], 'before').map((line) => line.edit)).toEqual([null, null, edit]);
  expect(linesOf(went, 'GET', [edit], 'after').map((line) => line.edit)).toEqual([null, null, edit]);
});

it('lists rewrites only once they have happened', () => {
  const trace = traceOf(modeOf('rp-http-xff')!.setup);
  const all = rewritesOf(trace, 1, END);
  expect(all.map(({ said }) => said.forwarded.kind)).toEqual(['request', 'response']);
  expect(rewritesOf(trace, 1, instant(all[0]!.said.at - 1))).toEqual([]);
  expect(rewritesOf(trace, 1, all[0]!.said.at)).toHaveLength(1);
});
