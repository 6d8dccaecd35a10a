// The coalition on the page: who is counted as one, and whom one operator would run.
import { describe, expect, it } from 'vitest';
import { matrixOf } from '../../app/knowledge/cells.ts';
import { intermediariesOf, jointCounters, originsOf } from '../../app/knowledge/coalitions.ts';
import { situationOf } from '../../app/shell/scenario-of.ts';
import { SHARERS } from '../../app/state/view-store.ts';
import { buildLedger, composeScenario, inForce, instant, MODES, modeOf, simulate } from '../../simulations/index.ts';

const situation = situationOf('base-exchange');
function runOf(id: string) {
  const { setup } = modeOf(id)!;
  const { trace } = simulate(composeScenario(situation, setup));
  const ledger = buildLedger(trace);
  return { trace, ledger, setup: inForce(setup), at: (ms: number) => matrixOf(ledger, instant(ms * 1000), null) };
}
const called = (members: readonly string[]): string => members.join(' and ');

describe('those who share', () => {
  const { at, ledger } = runOf('relay-2hop');
  const counted = (ms: number, ...share: string[]) =>
    jointCounters(at(ms), share, originsOf(ledger), called).link_ip_host;
  it('count as one, once the halves have been sent', () => {
    expect(counted(situation.horizonMs)).toEqual([]);
    expect(counted(situation.horizonMs, 'relay_1')).toEqual([]);
    expect(counted(situation.horizonMs, 'relay_1', 'relay_2')).toEqual(['relay_1 and relay_2']);
    expect(counted(0, 'relay_1', 'relay_2')).toEqual([]);
  });
  it('are those of the stage alone', () => {
    expect(counted(situation.horizonMs, 'reverse_proxy', 'relay_1', 'relay_2')).toEqual(['relay_1 and relay_2']);
  });
  it('can be any column of any mode', () => {
    const columns = new Set(MODES.flatMap(({ id }) => runOf(id).ledger.columns));
    expect([...columns].filter((column) => !SHARERS.includes(column))).toEqual([]);
  });
});

describe('one operator', () => {
  it.each([
    ['direct-https', []],
    ['fwd-connect', ['forward_proxy']],
    ['relay-2hop', ['relay_1', 'relay_2']],
    ['tor-https', ['relay_1', 'relay_2', 'relay_3']],
    ['ohttp', ['relay_1', 'origin']],
    ['chain-connect-cdn', ['forward_proxy', 'reverse_proxy']],
  ])('would run in %s %j', (id, boxes) => {
    const { trace, setup } = runOf(id);
    expect(intermediariesOf(trace.header, setup)).toEqual(boxes);
  });
});
