// Arrangements, lenses, keys, acts and steps: the plain functions under the controls.
import { describe, expect, it } from 'vitest';
import { actionOf, isUndo, KEYS } from '../../app/a11y/keyboard.ts';
import { nextEvent } from '../../app/shell/steps.ts';
import { situationOf } from '../../app/shell/scenario-of.ts';
import { interventionsOf, serversOf, stoppedBy, type Act } from '../../app/state/acts.ts';
import { ARRANGEMENTS, arranged, arrangementOf } from '../../app/state/arrangement.ts';
import { lensColumn, lensesFor } from '../../app/state/lens.ts';
import { composeScenario, instant, modeOf, PLAIN_SETUP, simulate, type Setup } from '../../simulations/index.ts';

const set = (switches: Partial<Setup>): Setup => ({ ...PLAIN_SETUP, ...switches });
const FORWARD = set({ clientSide: 'explicit-proxy' });
const REVERSE = set({ serverSide: 'gateway', origins: 3 });
const BOTH = set({ clientSide: 'explicit-proxy', serverSide: 'gateway' });

describe('arrangements', () => {
  it('lead from each to each, and are recognised', () => {
    for (const from of [PLAIN_SETUP, FORWARD, REVERSE, BOTH]) {
      for (const to of ARRANGEMENTS) expect(arrangementOf({ ...from, ...arranged(from, to) })).toBe(to);
    }
  });
  it('leave the kind of a box that stays', () => {
    const opened = set({ clientSide: 'tls-intercepting-proxy', serverSide: 'cdn' });
    expect(arranged(opened, 'both')).toEqual({ clientSide: 'tls-intercepting-proxy', serverSide: 'cdn' });
    expect(arranged(opened, 'reverse')).toEqual({ clientSide: 'none', serverSide: 'cdn' });
  });
});

describe('lenses', () => {
  const headerOf = (setup: Setup) => simulate(composeScenario(situationOf('base-exchange'), setup)).trace.header;
  it('offer one word for the box while each stage has at most one', () => {
    expect(lensesFor([FORWARD, REVERSE])).toEqual([
      'everyone',
      'client',
      'access_network',
      'proxy',
      'transit',
      'origin',
    ]);
    expect(lensesFor([PLAIN_SETUP, PLAIN_SETUP])).not.toContain('proxy');
    expect(lensesFor([BOTH, REVERSE])).toEqual(expect.arrayContaining(['forward_proxy', 'reverse_proxy']));
  });
  it('mean the box that stands on the stage', () => {
    expect(lensColumn('proxy', headerOf(FORWARD))).toBe('forward_proxy');
    expect(lensColumn('proxy', headerOf(REVERSE))).toBe('reverse_proxy');
    expect(lensColumn('proxy', headerOf(PLAIN_SETUP))).toBeNull();
    expect(lensColumn('everyone', headerOf(FORWARD))).toBeNull();
    expect(lensColumn('origin', headerOf(FORWARD))).toBe('origin');
  });
});

describe('keys', () => {
  const press = (key: string, more: object = {}) =>
    actionOf({ key, ctrlKey: false, metaKey: false, altKey: false, target: null, ...more });
  it('each do one thing', () => {
    const keys = KEYS.flatMap((entry) => entry.keys);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { action, keys: own } of KEYS) for (const key of own) expect(press(key)).toBe(action);
  });
  it('are left to the browser with a modifier, and to a field that they write in', () => {
    expect(press('p', { ctrlKey: true })).toBeNull();
    expect(press('s', { target: { closest: () => ({}) } })).toBeNull();
    expect(press('s', { target: { closest: () => null } })).toBe('send');
    expect(press('x')).toBeNull();
  });
  it('take back what was done last with Ctrl or Cmd alone, and leave a field what was typed there', () => {
    const undoes = (more: object) =>
      isUndo({ key: 'z', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false, target: null, ...more });
    expect(undoes({})).toBe(true);
    expect(undoes({ key: 'Z' })).toBe(true);
    expect(undoes({ ctrlKey: false, metaKey: true })).toBe(true);
    expect(undoes({ ctrlKey: false })).toBe(false);
    expect(undoes({ shiftKey: true })).toBe(false);
    expect(undoes({ altKey: true })).toBe(false);
    expect(undoes({ key: 'y' })).toBe(false);
    expect(undoes({ target: { closest: () => ({}) } })).toBe(false);
    expect(undoes({ target: { closest: () => null } })).toBe(true);
  });
});

describe('acts', () => {
  const situation = situationOf('first-screen');
  const place = { situation, episode: situation.episodes[0]! };
  const acts: readonly Act[] = [
    { act: 'send', atMs: 100 },
    { act: 'stop', atMs: 200, server: 2 },
    { act: 'burst', atMs: 300 },
    { act: 'start', atMs: 400, server: 2 },
  ];
  it('become the same requests on both stages, in their scheme', () => {
    const requests = (setup: Setup) =>
      interventionsOf(acts, place, setup).flatMap((one) => (one.patch === 'send-request' ? [one] : []));
    const plain = requests(FORWARD);
    const sealed = requests({ ...REVERSE, scheme: 'https' });
    expect(plain).toHaveLength(13);
    expect(new Set(plain.map(({ scheme }) => scheme))).toEqual(new Set(['http']));
    expect(sealed.map((one) => ({ ...one, scheme: 'http' }))).toEqual(plain);
  });
  it('pass by a stage that has no such server', () => {
    const patches = (setup: Setup) => interventionsOf(acts, place, setup).map(({ patch }) => patch);
    expect(patches(FORWARD)).not.toContain('stop-server');
    expect(patches(REVERSE)).toEqual(expect.arrayContaining(['stop-server', 'start-server']));
    expect(serversOf(situation, FORWARD)).toHaveLength(1);
    expect(serversOf(situation, REVERSE)).toHaveLength(3);
  });
  it('tell which servers are stopped when', () => {
    expect([...stoppedBy(acts, 199)]).toEqual([]);
    expect([...stoppedBy(acts, 200)]).toEqual([2]);
    expect([...stoppedBy(acts, 400)]).toEqual([]);
  });
  it('leave every record before them as it was', () => {
    const { setup } = modeOf('rp-http')!;
    const run = (some: readonly Act[]) =>
      simulate(composeScenario(situation, setup, { interventions: interventionsOf(some, place, setup) })).trace.records;
    const before = run([]).filter(({ at }) => at < 5_000_000);
    const changed = run([{ act: 'stop', atMs: 5000, server: 1 }]);
    expect(changed.filter(({ at }) => at < 5_000_000)).toEqual(before);
    expect(changed).not.toEqual(run([]));
  });
});

describe('steps', () => {
  const events = [instant(10), instant(20), instant(30)];
  const step = (now: number, forward: boolean) => nextEvent(events, instant(now), forward);
  it('go to the next event and back to the one before', () => {
    expect([step(0, true), step(10, true), step(15, true), step(30, true)]).toEqual([10, 20, 20, null]);
    expect([step(30, false), step(25, false), step(10, false), step(5, false)]).toEqual([20, 20, null, null]);
  });
  it('forward and as many back end where they began', () => {
    let now = instant(10);
    for (const forward of [true, true, false, false]) now = nextEvent(events, now, forward) ?? now;
    expect(now).toBe(10);
  });
});
