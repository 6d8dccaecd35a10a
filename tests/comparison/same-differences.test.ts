// The list of differences, its sentences and the marks in the tables name the same cells, whatever is compared.
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../app/a11y/context-words.ts';
import { differencesIn } from '../../app/a11y/difference-words.ts';
import { differingFacts } from '../../app/a11y/differing-facts.ts';
import { namesOfBoth, observerNames } from '../../app/a11y/observer-names.ts';
import type { AllMessages } from '../../app/i18n/messages.ts';
import { contrastedWords } from '../../app/i18n/held-words.ts';
import { differenceAt } from '../../app/knowledge/cells.ts';
import { FACTS, instant, matrixAt, MODES, type Matrix, type ModeId } from '../../simulations/index.ts';
import { END, runOf } from '../app/base-exchange.ts';
import { EN, ZH } from '../i18n/all-words.ts';

const MIDDLE = instant(200_000);

const runs = new Map(MODES.map(({ id }) => [id, runOf(id)] as const));
const matrixOf = (id: ModeId, t = END): Matrix => matrixAt(runs.get(id)!.ledger, t, 'run');

const headerOf = (id: ModeId) => runs.get(id)!.trace.header;
const namesOf = (words: AllMessages, a: ModeId, b: ModeId) => namesOfBoth(words, { a: headerOf(a), b: headerOf(b) });

/** What the table of B marks, observer by observer. */
const markedIn = (b: Matrix, a: Matrix): readonly string[] =>
  b.columns.flatMap(({ observer }) =>
    FACTS.filter((fact) => differenceAt(b, a, observer, fact) !== null).map((fact) => `${observer}.${fact}`),
  );

describe.each(['direct-http', 'direct-https'] as const)('from %s', (plain) => {
  it.each(MODES.map(({ id }) => id))('to %s', (id) => {
    for (const t of [MIDDLE, END]) {
      const [a, b] = [matrixOf(plain, t), matrixOf(id, t)];
      const found = differingFacts(a, b);
      const listed = found.differing.flatMap(({ cells }) => cells.map(({ observer, fact }) => ({ observer, fact })));
      expect(found.count).toBe(listed.length);
      expect(listed.map(({ observer, fact }) => `${observer}.${fact}`).sort()).toEqual([...markedIn(b, a)].sort());
      for (const words of [EN, ZH]) {
        const { described, facts } = words;
        const nameOf = observerNames(words, headerOf(id));
        const said = differencesIn(found, namesOf(words, plain, id), words);
        const sides = found.lone.map(({ side }) => side);
        const alone = new Set(sides).size;
        if (found.count + alone === 0) {
          expect(said).toEqual([described.nothingDiffers]);
          continue;
        }
        // A sentence each, of that cell, in the list's order; then one for each stage with observers of its own.
        expect(said).toHaveLength(found.count + alone);
        listed.forEach(({ observer, fact }, number) => {
          const opening = described.differs(nameOf(observer), facts.facts[fact], '\n', '').split('\n')[0]!;
          expect(said[number]!.startsWith(opening)).toBe(true);
        });
        const rest = said.slice(found.count).join(' ');
        for (const { observer } of found.lone) expect(rest).toContain(nameOf(observer));
      }
    }
  });
});

describe('what is held as well, but with the help of another', () => {
  const [a, b] = [matrixOf('fwd-connect-tls'), matrixOf('rp-cache-hit')];
  const cell = differingFacts(a, b)
    .differing.flatMap(({ cells }) => cells)
    .find(({ observer, fact }) => observer === 'origin' && fact === 'link_ip_host')!;

  it('differs in list, table and sentence, and each says with whose', () => {
    expect([cell.a.value, cell.b.value]).toEqual(['linkable', 'linkable']);
    expect(differenceAt(a, b, 'origin', 'link_ip_host')).toBe(cell.b);
    expect(contrastedWords(EN.facts, cell.a, cell.b, namesOf(EN, 'fwd-connect-tls', 'rp-cache-hit'))).toEqual({
      a: 'could link (with Forward proxy)',
      b: 'could link (with Reverse proxy)',
    });
    expect(differencesIn(differingFacts(a, b), namesOf(EN, 'fwd-connect-tls', 'rp-cache-hit'), EN)).toContain(
      'Address and site together, Origin: Stage A: could link (with Forward proxy); Stage B: could link (with Reverse proxy).',
    );
  });

  it('is said of a switch in the same words', () => {
    expect(contextOf(runs.get('fwd-http-elite')!, runs.get('rp-http')!, EN)).toContain(
      'Origin could link (with Reverse proxy) now: Client’s IP address.',
    );
  });
});

it('of what follows from a switch two things are said, and how many there are besides, be it one', () => {
  const besides = new Set<number>();
  for (const { id: one } of MODES)
    for (const { id: other } of MODES) {
      const changes = differingFacts(matrixOf(one), matrixOf(other)).differing.flatMap(({ cells }) =>
        cells.filter(({ a, b }) => a.value !== 'na' && b.value !== 'na'),
      );
      const rest = changes.length - 2;
      const said = contextOf(runs.get(one)!, runs.get(other)!, EN);
      if (rest > 0) expect(said.endsWith(` ${EN.described.more(rest)}`), `${one} ${other}`).toBe(true);
      else expect(said).not.toMatch(/And \d+ more/);
      besides.add(rest);
    }
  expect([...besides]).toEqual(expect.arrayContaining([0, 1, 2]));
});

it('no two sides of a difference read alike, for any two modes', () => {
  const alike = MODES.flatMap(({ id: one }) =>
    MODES.filter(({ id }) => id > one).flatMap(({ id: other }) =>
      differingFacts(matrixOf(one), matrixOf(other)).differing.flatMap(({ cells }) =>
        cells
          .filter(({ a, b }) => {
            const words = contrastedWords(EN.facts, a, b, namesOf(EN, one, other));
            return words.a === words.b;
          })
          .map(({ observer, fact }) => `${one} ${other} ${observer} ${fact}`),
      ),
    ),
  );
  expect(alike).toEqual([]);
});
