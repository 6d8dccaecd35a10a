// The making of one stage's run: nothing asked for yet, under way, there, or gone wrong. A newer scenario supersedes the one in flight.
import { assign, setup } from 'xstate';

export interface RunContext {
  /** Number of the job in flight, or of the last one; jobs are numbered by whoever starts them. */
  readonly job: number;
  /** What to tell the reader when it went wrong; null otherwise. */
  readonly failure: string | null;
}

export type RunEvent =
  | { readonly type: 'scenario changed'; readonly job: number }
  | { readonly type: 'run arrived'; readonly job: number }
  | { readonly type: 'run failed'; readonly job: number; readonly failure: string };

export const runMachine = setup({
  types: { context: {} as RunContext, events: {} as RunEvent },
  guards: {
    'it is for the job in flight': ({ context, event }) => event.job === context.job,
  },
  actions: {
    'remember the job': assign(({ event }) => ({ job: event.job, failure: null })),
    'remember the failure': assign(({ event }) => ({ failure: event.type === 'run failed' ? event.failure : null })),
  },
}).createMachine({
  id: 'run',
  context: { job: 0, failure: null },
  initial: 'idle',
  // Whatever the state, the newest scenario is the one that counts.
  on: { 'scenario changed': { target: '.simulating', actions: 'remember the job' } },
  states: {
    idle: {},
    simulating: {
      on: {
        'run arrived': { guard: 'it is for the job in flight', target: 'ready' },
        'run failed': { guard: 'it is for the job in flight', target: 'failed', actions: 'remember the failure' },
      },
    },
    ready: {},
    failed: {},
  },
});
