// The model's description says how the recordings come out, and names every case that does not pass: kept equal to the command.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../simulations/cli/conformance/verdict.ts';
import type { TopicName } from './published.ts';
import { publishedFile, verdictsOf } from './published.ts';

const TOPICS: readonly TopicName[] = ['caching', 'errors', 'failover', 'identity', 'load-balancing', 'protection'];

const document = readFileSync(new URL('../../../docs/model.md', import.meta.url), 'utf8');
const [, after = ''] = document.split('## Against the products\n');
const [section = ''] = after.split('\n## ');

/** Cells of the rows of the section's tables, heads left out. */
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| *(?:Recordings|-)/u.test(line))
  .map((line) =>
    line
      .split(/(?<!\\)\|/u)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  );

const named = (cell = ''): string => cell.replaceAll('`', '');

const verdicts: readonly Verdict[] = TOPICS.flatMap((topic) => verdictsOf(publishedFile(topic)));
const count = (file: string | null, result: string): number =>
  verdicts.filter((verdict) => verdict.result === result && (file === null || verdict.file === file)).length;

describe('the model’s description', () => {
  it('has the totals right', () => {
    const totals = rows.filter((cells) => /^\d+$/u.test(cells[1] ?? ''));
    expect(totals.map((cells) => [named(cells[0]), ...cells.slice(1).map(Number)])).toEqual([
      ...TOPICS.map((topic) => {
        const file = `${topic}.json`;
        return [file, count(file, 'pass'), count(file, 'fail'), count(file, 'unsupported')];
      }),
      ['all', count(null, 'pass'), count(null, 'fail'), count(null, 'unsupported')],
    ]);
  });

  it('lists every case that does not pass, each with its reason', () => {
    const listed = rows
      .filter((cells) => cells.length === 4 && /^(?:fail|unsupported)$/u.test(cells[1] ?? ''))
      .flatMap(([file, result = '', reason = '', ids = '']) =>
        [...ids.matchAll(/`([^`]+)`/gu)].map(([, id]) => ({ file: named(file), id, result, reason })),
      );
    const due = verdicts.filter(({ result }) => result !== 'pass');
    const place = ({ file, id, result }: { file: string; id?: string | undefined; result: string }): string =>
      `${file} ${id ?? ''} ${result}`;
    expect(listed.map(place).sort()).toEqual(due.map(place).sort());
    for (const { id, result, reason } of listed) {
      const why = due.find((verdict) => verdict.id === id)?.why;
      // What is lacking is told in the command's own words; why something differs is for people to say.
      if (result === 'unsupported') expect(reason).toBe(why);
      else expect(reason).toMatch(/\w{3}.{20}/u);
    }
  });
});
