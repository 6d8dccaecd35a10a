// The card that says who called a server: it calls him as the drawing does, by an address that stands at him too, and stands at the server
// wherever one of two is meant.
import { describe, expect, it } from 'vitest';
import { apart, boxAround } from '../../app/scene/boxes.ts';
import type { Scene } from '../../app/scene/scene.ts';
import { allRuns } from '../machines/runs.ts';
import { LANGUAGES, keyInstants, look, stageNamed, stageOf } from './stages.ts';

const partsOf = ({ callouts }: Scene): readonly string[] =>
  callouts.flatMap(({ lines }) => lines.at(-1)?.parts.map(({ text }) => text) ?? []);

describe('who called', () => {
  it.each(allRuns)('$name: is called as in the drawing, with the address that stands there', (run) => {
    const stage = stageOf(run);
    const { byNode, ownerOf } = stage.index.cast;
    for (const words of Object.values(LANGUAGES))
      for (const at of keyInstants(stage, 20, 400)) {
        const scene = look(stage, at, { words });
        const [address, whose] = partsOf(scene);
        if (address === undefined) continue;
        const actor = byNode.get(ownerOf.get(address) ?? '');
        expect(actor).toBeDefined();
        const name = words.participant(actor!.called, actor!.number).toLowerCase();
        expect(whose?.toLowerCase().replace(/^the /u, '')).toBe(name);
        const there = scene.captions.find(({ key }) => key === `address-${actor!.key}`);
        if (actor!.addresses[0] !== address) expect(there?.text).toContain(address);
      }
  });

  it('is told nearest to the one of two servers that he called', () => {
    const stage = stageNamed('rush-hour');
    const told = new Set<string>();
    for (const at of keyInstants(stage, 60, 20)) {
      const { callouts, participants } = look(stage, at);
      const servers = participants.filter(({ role }) => role === 'origin-server');
      const called = servers.find(({ isActive }) => isActive);
      for (const card of callouts) {
        const away = (one: (typeof servers)[number]): number => apart(card, boxAround(one, one.width, one.height));
        const nearest = [...servers].sort((one, other) => away(one) - away(other))[0];
        expect(nearest?.node).toBe(called?.node);
        told.add(nearest?.node ?? '');
      }
    }
    expect(told.size).toBe(2);
  });
});
