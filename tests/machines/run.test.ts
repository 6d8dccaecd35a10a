// The run machine by XState's pure transition: the newest scenario is the one that counts.
import { initialTransition, transition } from 'xstate';
import { expect, it } from 'vitest';
import type { RunEvent } from '../../app/machines/run.machine.ts';
import { runMachine } from '../../app/machines/run.machine.ts';

function after(...events: readonly RunEvent[]) {
  let [snapshot] = initialTransition(runMachine);
  for (const event of events) [snapshot] = transition(runMachine, snapshot, event);
  return { value: snapshot.value, ...snapshot.context };
}

const changed = (job: number): RunEvent => ({ type: 'scenario changed', job });
const arrived = (job: number): RunEvent => ({ type: 'run arrived', job });
const failed = (job: number): RunEvent => ({ type: 'run failed', job, failure: 'no worker' });

it('goes from nothing to a run', () => {
  expect(after()).toEqual({ value: 'idle', job: 0, failure: null });
  expect(after(changed(1))).toMatchObject({ value: 'simulating', job: 1 });
  expect(after(changed(1), arrived(1))).toMatchObject({ value: 'ready', job: 1 });
});
it('drops what arrives for a scenario that has been superseded', () => {
  expect(after(changed(1), changed(2), arrived(1))).toMatchObject({ value: 'simulating', job: 2 });
  expect(after(changed(1), changed(2), failed(1))).toMatchObject({ value: 'simulating', failure: null });
  expect(after(changed(1), changed(2), arrived(1), arrived(2))).toMatchObject({ value: 'ready', job: 2 });
  expect(after(changed(1), arrived(1), arrived(1))).toMatchObject({ value: 'ready' });
});
it('says what went wrong, until the next scenario', () => {
  expect(after(changed(1), failed(1))).toEqual({ value: 'failed', job: 1, failure: 'no worker' });
  expect(after(changed(1), failed(1), changed(2))).toEqual({ value: 'simulating', job: 2, failure: null });
});
it('starts over from any state', () => {
  expect(after(changed(1), arrived(1), changed(2))).toMatchObject({ value: 'simulating', job: 2 });
});
