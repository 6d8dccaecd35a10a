// The account that a draft gives of itself: what went, what changed, what is new, what only stands elsewhere.
import { describe, expect, it } from 'vitest';
import {
  draftOf,
  drop,
  editsOf,
  fieldsOf as linesIn,
  takeOut,
} from '../../../../simulations/entities/rewriting/draft.ts';
import type { Cause } from '../../../../simulations/entities/rewriting/draft.ts';
import { fieldsOf } from './exchange-texts.ts';

const why: Cause = { reason: 'configured', source: 'test' };
const order: Cause = { reason: 'order-own', source: 'test' };
const name: Cause = { reason: 'name-case', source: 'test' };

describe('edits of a draft', () => {
  it('are none for lines that nobody touched', () => {
    const draft = draftOf(fieldsOf(['A: 1', 'B: 2', 'A: 3']));
    expect(editsOf(draft, order, name)).toEqual([]);
    expect(linesIn(draft)).toEqual(fieldsOf(['A: 1', 'B: 2', 'A: 3']));
  });

  it('name each removed line with its own value and cause', () => {
    const draft = draftOf(fieldsOf(['A: 1', 'B: 2', 'A: 3']));
    drop(draft, ({ key }) => key === 'a', why);
    expect(editsOf(draft, order, name)).toEqual([
      { change: 'removed', line: 'A', before: '1', after: null, ...why },
      { change: 'removed', line: 'A', before: '3', after: null, ...why },
    ]);
  });

  it('call a line moved only when it must have moved: the longest run in order stays', () => {
    const draft = draftOf(fieldsOf(['A: 1', 'B: 2', 'C: 3', 'D: 4']));
    const [a, b, c, d] = draft.lines;
    draft.lines = [d!, a!, b!, c!];
    expect(editsOf(draft, order, name)).toEqual([{ change: 'moved', line: 'D', before: '4', after: '4', ...order }]);
  });

  it('tell a change of value from a change of name', () => {
    const draft = draftOf(fieldsOf(['Host: a', 'Accept: x']));
    draft.lines = draft.lines.map((line) =>
      line.key === 'host' ? { ...line, name: 'host', value: 'b', cause: why } : { ...line, name: 'accept' },
    );
    expect(editsOf(draft, order, name)).toEqual([
      { change: 'changed', line: 'Host', before: 'Host', after: 'host', ...name },
      { change: 'changed', line: 'Host', before: 'a', after: 'b', ...why },
      { change: 'changed', line: 'Accept', before: 'Accept', after: 'accept', ...name },
    ]);
  });

  it('count the first of several replaced lines as changed and the others as removed', () => {
    const draft = draftOf(fieldsOf(['X: 1', 'Y: 0', 'X: 2']));
    const { was, place } = takeOut(draft, 'x', why);
    expect(place).toBe(0);
    draft.lines.push({ name: 'X', key: 'x', value: '1, 2, 3', was, cause: why });
    expect(editsOf(draft, order, name)).toEqual([
      { change: 'changed', line: 'X', before: '1', after: '1, 2, 3', ...why },
      { change: 'removed', line: 'X', before: '2', after: null, ...why },
    ]);
  });
});
