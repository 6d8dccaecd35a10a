// Makes the runs of one stage, away from the page's own thread where the browser allows it. The latest request wins: an older
// one that is still being computed is given up. Finished runs are kept, so that going back to a set-up costs nothing.
import type { Scenario } from '../../simulations/index.ts';
import type { SideResult } from './compute.ts';
import type { Job, Reply } from './worker-messages.ts';

export interface Runner {
  /** Resolves with the run, or never when a newer request came first. Rejects with the simulator's error. */
  make(scenario: Scenario): Promise<SideResult>;
  dispose(): void;
}

export interface RunnerParts {
  readonly startThread: () => Promise<Worker>;
  /** Fetches the code that computes in the page itself; only called when there is no thread. */
  readonly loadCompute: () => Promise<(scenario: Scenario) => SideResult>;
  /** Told once, when no thread can be started. */
  readonly onNoThread: (why: string) => void;
}

interface Waiting {
  readonly job: number;
  readonly key: string;
  readonly scenario: Scenario;
  readonly resolve: (result: SideResult) => void;
  readonly reject: (error: Error) => void;
}

/** Finished runs kept for each stage. */
const KEPT = 6;

export function createRunner(parts: RunnerParts): Runner {
  const finished = new Map<string, SideResult>();
  let thread: Worker | null = null;
  let isOpening = false;
  let isDisposed = false;
  let threadless = false;
  let waiting: Waiting | null = null;
  let jobs = 0;

  const keep = (key: string, result: SideResult): void => {
    finished.delete(key);
    finished.set(key, result);
    const [oldest] = finished.keys();
    if (finished.size > KEPT && oldest !== undefined) finished.delete(oldest);
  };
  const settle = (reply: Exclude<Reply, { kind: 'ready' }>): void => {
    if (waiting?.job !== reply.job) return;
    const { key, resolve, reject } = waiting;
    waiting = null;
    if (reply.kind === 'failed') {
      reject(new Error(reply.why));
      return;
    }
    keep(key, reply.result);
    resolve(reply.result);
  };
  const giveUpThreads = (why: string): void => {
    thread?.terminate();
    thread = null;
    if (!threadless) parts.onNoThread(why);
    threadless = true;
    if (waiting !== null) computeHere(waiting);
  };
  const computeHere = ({ job, scenario }: Waiting): void => {
    parts
      .loadCompute()
      .then((compute) => {
        if (waiting?.job === job) settle({ kind: 'done', job, result: compute(scenario) });
      })
      .catch((error: unknown) => settle({ kind: 'failed', job, why: messageOf(error) }));
  };
  const adopt = (worker: Worker): void => {
    isOpening = false;
    if (isDisposed) {
      worker.terminate();
      return;
    }
    thread = worker;
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      if (data.kind !== 'ready') settle(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === thread) giveUpThreads(event.message || 'it stopped before it answered');
    };
    if (waiting !== null) post(worker, waiting);
  };
  const post = (worker: Worker, { job, scenario }: Waiting): void =>
    worker.postMessage({ job, scenario } satisfies Job);
  const open = (): void => {
    if (isOpening) return;
    isOpening = true;
    parts.startThread().then(adopt, (error: unknown) => giveUpThreads(messageOf(error)));
  };
  /** A thread cannot be told to stop: one that computes what nobody waits for any more is ended. */
  const supersede = (): void => {
    if (waiting === null) return;
    thread?.terminate();
    thread = null;
    waiting = null;
  };
  const submit = (next: Waiting): void => {
    waiting = next;
    if (threadless) computeHere(next);
    else if (thread === null) open();
    else post(thread, next);
  };

  return {
    make: (scenario) => {
      supersede();
      const key = JSON.stringify(scenario);
      const kept = finished.get(key);
      if (kept !== undefined) {
        keep(key, kept);
        return Promise.resolve(kept);
      }
      jobs += 1;
      const job = jobs;
      return new Promise((resolve, reject) => submit({ job, key, scenario, resolve, reject }));
    },
    dispose: () => {
      isDisposed = true;
      waiting = null;
      thread?.terminate();
      thread = null;
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
