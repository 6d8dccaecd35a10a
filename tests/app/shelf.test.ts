// What ships is whole and correct: the page opens it without decoding it, so decoding must change nothing.
import { describe, expect, it } from 'vitest';
import { situationOf } from '../../app/shell/scenario-of.ts';
import { createShelf, headOf } from '../../app/shell/shelf.ts';
import { composeScenario } from '../../simulations/index.ts';
import { decodeScenario, decodeSituation } from '../../simulations/scenario/schema.ts';

const shelf = createShelf();

describe.each(shelf.situations)('situation $id', ({ id, opens, episodes }) => {
  it('is what its file decodes to, nothing left out', () => {
    const decoded = decodeSituation(structuredClone(situationOf(id)));
    expect(decoded).toEqual({ ok: true, situation: situationOf(id) });
  });

  it('is known by its head before it is fetched', () => {
    const whole = situationOf(id);
    const { opens: own, ...head } = headOf(id);
    expect(head).toEqual({
      id,
      seed: whole.seed,
      horizonMs: whole.horizonMs,
      episodes: whole.episodes.map((episode) => episode.id),
      servers: whole.origins.ids.length,
    });
    expect(own).toEqual(whole.opens);
  });

  it('opens on both stages with a scenario that the decoder accepts', () => {
    for (const setup of [opens.a, opens.b]) {
      for (const episode of episodes) {
        const scenario = composeScenario(situationOf(id), setup, { episode });
        expect(decodeScenario(JSON.parse(JSON.stringify(scenario)))).toEqual({ ok: true, scenario });
      }
    }
  });
});

it('opens the first screen: forward at the left, reverse at the right', () => {
  const [first] = shelf.situations;
  expect(first!.id).toBe('first-screen');
  expect([first!.opens.a.clientSide, first!.opens.a.serverSide]).toEqual(['explicit-proxy', 'none']);
  expect([first!.opens.b.clientSide, first!.opens.b.serverSide]).toEqual(['none', 'gateway']);
});

it('knows no situation of another name', () => {
  expect(() => situationOf('nowhere')).toThrow(RangeError);
  expect(() => headOf('nowhere')).toThrow(RangeError);
});
