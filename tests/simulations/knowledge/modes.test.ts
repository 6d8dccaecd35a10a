// The thirteen modes: what the run lets be deduced is what the reference file expects, cell by cell.
import { describe, expect, it } from 'vitest';
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

describe('the words of the reference', () => {
  it('are ours: the same facts in the same order', () => {
    expect(FACTS).toEqual(Object.keys(reference.facts));
  });

  it('cover thirteen of our modes', () => {
    expect(MODE_IDS).toHaveLength(13);
  });
});

describe.each(MODE_IDS)('mode %s', (id) => {
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
