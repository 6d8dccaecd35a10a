// Each "show me" shows the claim, each counter-example refutes it, and the numbers are those of the general forms: with n people and m
// pages direct n·m requests reach the origin, with a shared store m; latencies in round trips a = 10, b = 80, c = 90 ms (client to box,
// box to origin, client to origin; in-house gateway a = 90, b = 1).
import { describe, expect, it } from 'vitest';
import { CLAIM, CLAIMS, type ClaimId } from '../../app/comparison/four/claims.ts';
import { fourMeasure, type FourMeasure } from '../../app/comparison/four/four-measures.ts';
import { decode } from '../../app/embed/url-state.ts';
import { computeSide } from '../../app/runner/compute.ts';
import { scenarioOf, situationOf } from '../../app/shell/scenario-of.ts';
import { createShelf } from '../../app/shell/shelf.ts';
import { instant, START } from '../../simulations/index.ts';

const shelf = createShelf();

function stagesOf(claim: ClaimId, as: 'shows' | 'fails') {
  const { state, notices } = decode(CLAIM[claim][as], shelf);
  expect(notices).toEqual([]);
  const run = (side: 'a' | 'b') => computeSide(scenarioOf(state.choices, side, situationOf(state.choices.situation)));
  const runs = { a: run('a'), b: run('b') };
  const t = instant(state.t);
  return {
    t,
    of: (name: FourMeasure) => [fourMeasure(name, runs.a, t), fourMeasure(name, runs.b, t)],
    atStart: (name: FourMeasure) => [fourMeasure(name, runs.a, START), fourMeasure(name, runs.b, START)],
  };
}

const PEOPLE = 3;
const PAGES = 5;

describe('each claim', () => {
  it.each(CLAIMS)('%s: measures nothing before the run, and something after it', (claim) => {
    for (const as of ['shows', 'fails'] as const) {
      const stages = stagesOf(claim, as);
      for (const name of CLAIM[claim].measures) {
        const counted = name.startsWith('begun') || name.endsWith('Requests') || name.endsWith('Bytes');
        if (counted) expect(stages.atStart(name)).toEqual([0, 0]);
        expect(stages.of(name).every((value) => value !== null)).toBe(true);
      }
    }
  });
});

describe('whose requests it handles', () => {
  it('shows that clients begin them all, with either box', () => {
    const { of } = stagesOf('object', 'shows');
    expect(of('begunByClients')).toEqual([PEOPLE * PAGES, PEOPLE * PAGES]);
    expect(of('begunByServers')).toEqual([0, 0]);
    expect(of('begunByBoxes')).toEqual([0, 0]);
  });
  it('fails where a gateway looks after its servers', () => {
    const [without, checking] = stagesOf('object', 'fails').of('begunByBoxes');
    expect(without).toBe(0);
    expect(checking).toBeGreaterThan(0);
  });
});

describe('where it stands', () => {
  it('shows who has to be told: every client, or the name alone', () => {
    const { of } = stagesOf('location', 'shows');
    expect(of('toldClients')).toEqual([PEOPLE, 0]);
    expect(of('ledByName')).toEqual([0, PEOPLE]);
  });
  it('fails where the place is another and that stays so', () => {
    const { of } = stagesOf('location', 'fails');
    expect(of('toldClients')).toEqual([1, 0]);
    expect(of('ledByName')).toEqual([0, 1]);
  });
});

describe('security', () => {
  it('of servers: their address is read by fewer; but a network in front of them reads everything', () => {
    const [direct, behind] = stagesOf('protects-servers', 'shows').of('knowOrigin');
    expect(behind).toBeLessThan(direct!);
    expect(stagesOf('protects-servers', 'fails').of('addressAndContent')).toEqual([0, 1]);
  });
  it('of clients: 3 / 0 become 2 / 0; and 2 / 1 where the proxy ends the encryption', () => {
    const shows = stagesOf('protects-clients', 'shows');
    expect([shows.of('addressAndSite'), shows.of('addressAndContent')]).toEqual([
      [3, 2],
      [0, 0],
    ]);
    const fails = stagesOf('protects-clients', 'fails');
    expect([fails.of('addressAndSite'), fails.of('addressAndContent')]).toEqual([
      [3, 2],
      [0, 1],
    ]);
  });
});

describe('performance', () => {
  it('of a reverse proxy: the origin answers each page once; but without copies its hop costs 2 ms', () => {
    expect(stagesOf('speeds-up', 'shows').of('originRequests')).toEqual([PEOPLE * PAGES, PAGES]);
    // 3c = 270; 3a + 2b = 272 with a cold plaintext leg.
    expect(stagesOf('speeds-up', 'fails').of('latencyMedian')).toEqual([270, 272]);
  });
  it('of a forward proxy: CONNECT costs 10 ms; but shared copies spare the Internet', () => {
    // 3c = 270; 4a + 3b = 280.
    expect(stagesOf('slows-down', 'shows').of('latencyMedian')).toEqual([270, 280]);
    const fails = stagesOf('slows-down', 'fails');
    expect(fails.of('originRequests')).toEqual([PEOPLE * PAGES, PAGES]);
    const [direct, shared] = fails.of('transitBytes');
    expect(Math.round(direct! / shared!)).toBe(PEOPLE);
    // 2c = 180 and less for whoever comes again; a hit needs 2a = 20 at most.
    const [slow, quick] = fails.of('latencyMedian');
    expect(quick).toBeLessThan(slow!);
  });
});
