// More than an eye can follow is drawn as width, and the stage says so; nothing under way is lost in the sum.
import { describe, expect, it } from 'vitest';
import { MOST_PARCELS } from '../../app/scene/flows.ts';
import { overlaps } from '../../app/scene/boxes.ts';
import { simulate } from '../../simulations/index.ts';
import { crowdedScenario } from '../bench/crowd.ts';
import { LANGUAGES, look, stageOf } from './stages.ts';

const few = stageOf({ name: 'few', trace: simulate(crowdedScenario(30, 300)).trace });
const many = stageOf({ name: 'many', trace: simulate(crowdedScenario(30, 4000)).trace });

const underWayOf = (label: string): number => Number(/([\d,]+) messages under way/.exec(label)?.[1]?.replace(',', ''));

describe('a crowded stage', () => {
  it('draws every parcel while they can be followed', () => {
    const scene = look(few, 2500);
    expect(scene.flows).toEqual([]);
    expect(scene.parcels.length).toBeGreaterThan(20);
    expect(scene.parcels.length).toBe(underWayOf(scene.label));
  });

  it('draws bands instead, which count what is under way, each way apart', () => {
    const scene = look(many, 2500);
    const total = underWayOf(scene.label);
    expect(total).toBeGreaterThan(MOST_PARCELS);
    expect(scene.parcels).toEqual([]);
    expect(scene.flows.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    const [widest] = [...scene.flows].sort((one, other) => other.count - one.count);
    const [narrowest] = [...scene.flows].sort((one, other) => one.count - other.count);
    expect(widest!.breadth).toBeGreaterThan(narrowest!.breadth);
    expect(new Set(scene.flows.map(({ tone }) => tone))).toEqual(new Set(['client', 'server']));
    expect(scene.flows[0]!.label).toMatch(/^\d+ messages? from .+ to .+$/);
  });

  it('keeps the parcels of the request that is followed', () => {
    const { record, sentAt, receivedAt } = many.index.flights;
    const flight = record.findIndex((_, nth) => sentAt[nth]! < 2_500_000 && receivedAt[nth]! > 2_500_000);
    const sent = many.trace.records[record[flight]!];
    const selected = sent?.kind === 'message.sent' ? sent.exchange : null;
    expect(selected).not.toBeNull();
    const { parcels, flows, label } = look(many, 2500, { selected });
    expect(parcels.length).toBeGreaterThan(0);
    expect(parcels.every(({ isSelected }) => isSelected)).toBe(true);
    expect(flows.reduce((sum, { count }) => sum + count, parcels.length)).toBe(underWayOf(label));
  });

  it.each(['wide', 'narrow'] as const)('says so in words that cover nothing, %s', (width) => {
    for (const words of Object.values(LANGUAGES)) {
      const { captions } = look(many, 2500, { width, words });
      const said = captions.filter(({ key }) => key.startsWith('crowd-'));
      expect(said.map(({ text }) => text).join('')).toMatch(/\d/);
      for (const one of said)
        for (const other of captions) if (one !== other) expect(overlaps(one.box, other.box)).toBe(false);
    }
  });
});
