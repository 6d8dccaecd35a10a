// Encryptions lie one inside another as the messages do: everybody's eyes see each of them, one party's only what no closed one hides.
import { describe, expect, it } from 'vitest';
import { bareCasingsOf, type BareCasing } from '../../app/scene/casings.ts';
import { isOwn, passesEyes, type Looker } from '../../app/scene/lens.ts';
import { stageSetOf } from '../../app/scene/stage-set.ts';
import { encapsulatedIn, type Payload } from '../../simulations/index.ts';
import { modeRuns } from '../machines/runs.ts';
import { look, stageNamed, stageOf, type Stage } from './stages.ts';

/** Holders of the closed layers that these eyes come upon, from the outside in, until one stays closed to them. */
function* seenIn(payload: Payload, eyes: Looker): Generator<string> {
  for (let layer: Payload | null = payload; layer !== null;) {
    if (layer.kind === 'sealed') {
      yield layer.holders.join(' + ');
      if (!layer.holders.some((holder) => isOwn(eyes, holder))) return;
    }
    if (layer.kind === 'sealed' || layer.kind === 'packet') layer = layer.inner;
    else layer = layer.kind === 'tls-client-hello' ? null : encapsulatedIn(layer);
  }
}

const sorted = (all: Iterable<string>): readonly string[] => [...new Set(all)].sort();

/** All casings of a run, at each instant at which they change. */
function casingsOf({ trace, index }: Stage, eyes: Looker): readonly (readonly BareCasing[])[] {
  const { courses } = stageSetOf(trace.header, index, 'wide');
  return index.encryptions.values.map((encryptions) => bareCasingsOf(encryptions, courses, eyes));
}

const closedFor = ({ trace, index }: Stage, eyes: Looker): readonly string[] => {
  const { courses } = stageSetOf(trace.header, index, 'wide');
  return sorted(
    trace.records.flatMap((record) => {
      if (record.kind !== 'message.sent') return [];
      const course = courses.get(record.link);
      return course && passesEyes(eyes, record.link, course.ends) ? [...seenIn(record.payload, eyes)] : [];
    }),
  );
};

describe.each(modeRuns.map(({ name, trace }) => [name, stageOf({ name, trace })] as const))('%s', (_, stage) => {
  const looked: readonly Looker[] = [{ sight: null }, ...stage.index.sights.map((sight) => ({ sight }))];

  it('shows each pair of eyes the encryptions that its messages are closed by, and none that lies in one of those', () => {
    const pairs = new Map(stage.index.encryptions.values.flat().map(({ key, holders }) => [key, holders.join(' + ')]));
    for (const eyes of looked) {
      const drawn = casingsOf(stage, eyes).flatMap((all) => all.map(({ key }) => pairs.get(key) ?? key));
      expect(sorted(drawn), eyes.sight?.column ?? 'everyone').toEqual(closedFor(stage, eyes));
    }
  });

  it('draws what is around wider than what is in it, and first', () => {
    for (const casings of casingsOf(stage, { sight: null }))
      for (const [nth, { breadth }] of casings.entries())
        for (const later of casings.slice(nth + 1)) expect(later.breadth).toBeLessThanOrEqual(breadth);
  });
});

describe('an onion', () => {
  const breadths = (lens?: string): readonly number[] =>
    look(stageNamed('tor-https'), 690, lens === undefined ? {} : { lens }).casings.map(({ breadth }) => breadth);

  it('loses a layer at each relay: three of them and the site’s own, in what relays share between them', () => {
    expect(breadths()).toEqual([23, 23, 19, 19, 15, 11]);
  });

  it('is one closed casing to those who read along', () => {
    expect(breadths('access_network')).toEqual([11]);
  });
});
