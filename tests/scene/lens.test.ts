// The stage through one party's eyes: it grows with what that party has read, and shows nothing that it has not.
import { describe, expect, it } from 'vitest';
import type { Acquaintance, Scene } from '../../app/scene/scene.ts';
import { allRuns } from '../machines/runs.ts';
import { keyInstants, lensesOf, look, stageNamed, stageOf } from './stages.ts';

const known = (scene: Scene, node: string): Acquaintance => scene.participants.find((one) => one.node === node)!.known;
const everyText = (scene: Scene): string =>
  JSON.stringify([
    scene.captions.map(({ text }) => text),
    scene.callouts.map(({ label }) => label),
    [...scene.participants, ...scene.parcels, ...scene.casings, ...scene.eyes].map(({ label }) => label),
  ]);

describe('the origin', () => {
  it('sees clients in fog behind a forward proxy, and says so', () => {
    const scene = look(stageNamed('first screen, forward'), 30_000, { lens: 'origin' });
    expect(scene.veils).toHaveLength(4); // three people and the proxy's resolver
    expect(['alice', 'bob', 'carol'].map((node) => known(scene, node))).toEqual(['nothing', 'nothing', 'nothing']);
    expect(scene.captions.map(({ text }) => text)).toContain('hidden from the origin');
    expect(everyText(scene)).not.toContain('203.0.113.7');
  });
  it('knows a proxy that signs Via for what it is, and one that says nothing by its address alone', () => {
    expect(known(look(stageNamed('fwd-http-transparent'), 1000, { lens: 'origin' }), 'proxy')).toBe('role');
    expect(known(look(stageNamed('fwd-http-elite'), 1000, { lens: 'origin' }), 'proxy')).toBe('address');
    expect(known(look(stageNamed('fwd-http-elite'), 0, { lens: 'origin' }), 'proxy')).toBe('nothing');
  });
  it('is told of clients by X-Forwarded-For, from the request that says it on', () => {
    const stage = stageNamed('rp-http-xff');
    const received = stage.trace.records.find(
      (record) => record.kind === 'message.received' && record.from === 'gateway' && record.to.startsWith('origin'),
    );
    const asked = stage.trace.records.find(
      (record) => record.kind === 'message.sent' && record.from === 'gateway' && record.payload.kind === 'http-request',
    )!;
    expect(received).toBeDefined();
    const arrival = stage.trace.records.find(
      (record) => record.kind === 'message.received' && stage.trace.records[record.sent] === asked,
    )!;
    const at = arrival.at / 1000;
    const [before, after] = [at - 0.001, at].map((ms) => look(stage, ms, { lens: 'origin' }));
    expect(known(before!, 'alice')).toBe('nothing');
    expect(known(after!, 'alice')).toBe('role');
    expect(after!.captions.map(({ text }) => text)).toContain('told by X-Forwarded-For');
    expect(known(look(stageNamed('rp-http'), 1000, { lens: 'origin' }), 'alice')).toBe('nothing');
  });
});

describe('the client', () => {
  it('cannot tell a gateway from a site: an address, in one mode as in the other', () => {
    expect(known(look(stageNamed('direct-https'), 1000, { lens: 'client' }), 'origin-1')).toBe('address');
    const scene = look(stageNamed('rp-tls-terminate'), 1000, { lens: 'client' });
    expect(known(scene, 'gateway')).toBe('address');
    expect(known(scene, 'origin-1')).toBe('nothing');
    expect(everyText(scene)).not.toContain('10.0.0.');
    expect(everyText(scene)).not.toContain('Reverse proxy');
  });
  it('is the one whose exchange is chosen', () => {
    const stage = stageNamed('first screen, forward');
    const eyesOf = (selected: number | null) => {
      const scene = look(stage, 30_000, { lens: 'client', selected });
      return ['alice', 'bob'].map((node) => known(scene, node));
    };
    expect(eyesOf(null)).toEqual(['all', 'nothing']);
    expect(eyesOf(2)).toEqual(['nothing', 'all']);
  });
});

describe('parcels', () => {
  const stage = stageNamed('fwd-connect');
  const at = 320; // the request is on its way from the proxy to the origin, under TLS
  it('are closed to those without a key, and say nothing of what is inside', () => {
    const scene = look(stage, at, { lens: 'forward_proxy' });
    expect(scene.parcels).toMatchObject([{ shape: 'closed', tone: 'network', isCased: true }]);
    expect(everyText(scene)).not.toContain('orders');
    expect(look(stage, at, { lens: 'origin' }).parcels).toMatchObject([{ shape: 'request', isCased: true }]);
    expect(look(stage, at).parcels).toMatchObject([{ shape: 'request', isCased: true }]);
  });
  it('are not there for those whom they do not pass', () => {
    expect(look(stage, at, { lens: 'access_network' }).parcels).toEqual([]);
    expect(look(stage, at, { lens: 'transit' }).parcels).toMatchObject([{ shape: 'closed' }]);
  });
});

describe('over all that ships', () => {
  it.each(allRuns)('$name: no eye sees an address before its party has read it, and none forgets', (run) => {
    const stage = stageOf(run);
    const instants = keyInstants(stage, 10, 4000);
    const rank: Record<Acquaintance, number> = { nothing: 0, address: 1, role: 2, all: 3 };
    for (const lens of lensesOf(stage).slice(1)) {
      let before: readonly number[] = [];
      for (const at of instants) {
        const scene = look(stage, at, { lens });
        const now = scene.participants.map((one) => rank[one.known]);
        for (const [place, level] of before.entries()) expect(now[place]).toBeGreaterThanOrEqual(level);
        before = now;
        const shown = everyText(scene);
        for (const { known: level, node } of scene.participants) {
          if (level !== 'nothing') continue;
          const { addresses } = stage.trace.header.nodes.find(({ id }) => id === node)!;
          // A party may have its own address in view under another name; a stranger's address is nowhere, unless somebody shares it.
          const ofOthers = stage.trace.header.nodes.flatMap((one) => (one.id === node ? [] : one.addresses));
          for (const address of addresses) {
            if (!ofOthers.includes(address)) expect(shown).not.toContain(`"${address}"`);
          }
        }
      }
    }
  });
});
