// The forty-eight modes: what the run lets be deduced is what the reference file expects, cell by cell; where it prints no cells, what was
// worked out by hand from the rules.
import { describe, expect, it } from 'vitest';
import byHand from '../../fixtures/knowledge-by-hand.json' with { type: 'json' };
import reference from '../../fixtures/knowledge.json' with { type: 'json' };
import { FACTS } from '../../../simulations/knowledge/fact.ts';
import { MODE_IDS, cellOf, matrixOf, runMode } from './runs.ts';

type Expected = Readonly<Record<string, unknown>> & {
  readonly assurance?: Readonly<Record<string, string>>;
  readonly heldBy?: Readonly<Record<string, readonly string[]>>;
};

const expectedOf = (id: string): (typeof reference.expected)[number] => {
  const found = reference.expected.find((mode) => mode.id === id);
  if (!found) throw new Error(`the reference has no mode ${id}`);
  return found;
};

const PUBLISHED: readonly string[] = reference.expected.map(({ id }) => id);

describe('the words of the reference', () => {
  it('are ours: the same facts in the same order', () => {
    expect(FACTS).toEqual(Object.keys(reference.facts));
  });

  it('name our modes, in the same order; sixteen are printed there, the others worked out here', () => {
    expect(MODE_IDS).toEqual(reference.modes.map(({ id }) => id));
    const covered = [...PUBLISHED, ...Object.keys(byHand.modes)];
    expect(PUBLISHED).toHaveLength(16);
    expect(covered.sort()).toEqual([...MODE_IDS].sort());
  });
});

describe.each(PUBLISHED)('mode %s', (id) => {
  const matrix = matrixOf(runMode(id));
  const { observers, metrics, beliefs } = expectedOf(id);

  it('has the observers of the reference', () => {
    expect(matrix.columns.map(({ observer }) => observer).sort()).toEqual(Object.keys(observers).sort());
  });

  it.each(Object.entries(observers as Readonly<Record<string, Expected>>))(
    '%s knows what it should',
    (name, expected) => {
      const value = Object.fromEntries(FACTS.map((fact) => [fact, cellOf(matrix, name, fact).value]));
      expect(value).toEqual(Object.fromEntries(FACTS.map((fact) => [fact, expected[fact]])));
    },
  );

  it.each(Object.entries(observers as Readonly<Record<string, Expected>>))(
    '%s knows it on that word',
    (name, expected) => {
      const known = FACTS.filter((fact) => cellOf(matrix, name, fact).assurance !== null);
      expect(Object.fromEntries(known.map((fact) => [fact, cellOf(matrix, name, fact).assurance]))).toEqual(
        expected.assurance ?? {},
      );
      const linkable = FACTS.filter((fact) => cellOf(matrix, name, fact).heldBy.length > 0);
      expect(Object.fromEntries(linkable.map((fact) => [fact, cellOf(matrix, name, fact).heldBy]))).toEqual(
        expected.heldBy ?? {},
      );
    },
  );

  it('counts the same parties', () => {
    expect(matrix.counters).toEqual(metrics.non_endpoint_observers_with);
  });

  it('has the origin believe the same', () => {
    expect(matrix.beliefs).toEqual(beliefs);
  });
});

const MARKS: Readonly<Record<string, string>> = {
  ...{ yes: 'Y', linkable: 'L', partial: '~', inferable: 'i', no: '.', na: '-' },
};

describe.each(Object.entries(byHand.modes))('mode %s, worked out by hand', (id, observers) => {
  const matrix = matrixOf(runMode(id));

  it('has every cell that the rules give', () => {
    const found = matrix.columns.map(
      ({ observer }) => [observer, FACTS.map((fact) => MARKS[cellOf(matrix, observer, fact).value]).join('')] as const,
    );
    const wanted = Object.entries(observers).map(([name, { cells }]) => [name, cells.replaceAll(' ', '')] as const);
    expect(byHand.facts).toEqual(FACTS);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
  });

  it('knows nothing on nobody’s word, and says who could translate what', () => {
    for (const { observer } of matrix.columns) {
      for (const fact of FACTS) {
        const { value, assurance, heldBy } = cellOf(matrix, observer, fact);
        if (value !== 'yes') expect(assurance).toBeNull();
        expect(heldBy.length > 0, `${observer} ${fact}`).toBe(value === 'linkable');
        for (const holder of heldBy) expect(['client', 'origin', 'relay_link', 'other_client']).not.toContain(holder);
      }
    }
  });
});
