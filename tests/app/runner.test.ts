// Runs are made elsewhere, the newest request wins, finished ones are kept, and without threads the page computes itself.
import { describe, expect, it, vi } from 'vitest';
import type { SideResult } from '../../app/runner/compute.ts';
import { createRunner, type RunnerParts } from '../../app/runner/runner.ts';
import type { Job, Reply } from '../../app/runner/worker-messages.ts';
import type { Scenario } from '../../simulations/index.ts';

const scenario = (id: string): Scenario => ({ id }) as unknown as Scenario;
const result = (id: string): SideResult => ({ trace: id }) as unknown as SideResult;

/** A thread that answers when the test says so. */
class FakeThread {
  onmessage: ((event: { data: Reply }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault: () => void }) => void) | null = null;
  readonly jobs: Job[] = [];
  isEnded = false;
  postMessage(job: Job): void {
    this.jobs.push(job);
  }
  terminate(): void {
    this.isEnded = true;
  }
  answer(place = 0): void {
    const { job, scenario: asked } = this.jobs[place]!;
    if (!this.isEnded) this.onmessage?.({ data: { kind: 'done', job, result: result(asked.id) } });
  }
}

function setUp(parts: Partial<RunnerParts> = {}) {
  const threads: FakeThread[] = [];
  const onNoThread = vi.fn();
  const loadCompute = vi.fn(() => Promise.resolve((asked: Scenario) => result(asked.id)));
  const startThread = vi.fn(() => {
    const thread = new FakeThread();
    threads.push(thread);
    return Promise.resolve(thread as unknown as Worker);
  });
  return {
    threads,
    onNoThread,
    loadCompute,
    startThread,
    runner: createRunner({ startThread, loadCompute, onNoThread, ...parts }),
  };
}

describe('with a thread', () => {
  it('makes a run there', async () => {
    const { runner, threads, loadCompute } = setUp();
    const run = runner.make(scenario('one'));
    await vi.waitFor(() => expect(threads[0]?.jobs).toHaveLength(1));
    threads[0]!.answer();
    expect(await run).toEqual(result('one'));
    expect(loadCompute).not.toHaveBeenCalled();
  });

  it('gives up what nobody waits for any more', async () => {
    const { runner, threads } = setUp();
    const settled = vi.fn();
    void runner.make(scenario('old')).then(settled, settled);
    await vi.waitFor(() => expect(threads[0]?.jobs).toHaveLength(1));
    const newer = runner.make(scenario('new'));
    await vi.waitFor(() => expect(threads[1]?.jobs).toHaveLength(1));
    expect(threads[0]!.isEnded).toBe(true);
    threads[0]!.answer();
    threads[1]!.answer();
    expect(await newer).toEqual(result('new'));
    expect(settled).not.toHaveBeenCalled();
  });

  it('asked twice before its thread has started makes only the newer run', async () => {
    const { runner, threads, startThread } = setUp();
    void runner.make(scenario('old'));
    const newer = runner.make(scenario('new'));
    await vi.waitFor(() => expect(threads[0]?.jobs).toHaveLength(1));
    expect(threads[0]!.jobs.map(({ scenario: { id } }) => id)).toEqual(['new']);
    threads[0]!.answer();
    expect(await newer).toEqual(result('new'));
    expect(startThread).toHaveBeenCalledTimes(1);
  });

  it('keeps finished runs', async () => {
    const { runner, threads } = setUp();
    const run = runner.make(scenario('one'));
    await vi.waitFor(() => expect(threads[0]?.jobs).toHaveLength(1));
    threads[0]!.answer();
    await run;
    expect(await runner.make(scenario('one'))).toEqual(result('one'));
    expect(threads[0]!.jobs).toHaveLength(1);
  });

  it('passes on what the simulator says went wrong, and goes on', async () => {
    const { runner, threads } = setUp();
    const bad = runner.make(scenario('bad'));
    await vi.waitFor(() => expect(threads[0]?.jobs).toHaveLength(1));
    threads[0]!.onmessage?.({ data: { kind: 'failed', job: 1, why: 'too many events' } });
    await expect(bad).rejects.toThrow('too many events');
    const good = runner.make(scenario('good'));
    threads[0]!.answer(1);
    expect(await good).toEqual(result('good'));
  });

  it('ends it when it is done with', async () => {
    const { runner, threads } = setUp();
    void runner.make(scenario('one'));
    await vi.waitFor(() => expect(threads).toHaveLength(1));
    runner.dispose();
    expect(threads[0]!.isEnded).toBe(true);
  });
});

describe('without a thread', () => {
  it('says why once, and computes in the page', async () => {
    const startThread = vi.fn(() => Promise.reject(new Error('refused')));
    const { runner, onNoThread } = setUp({ startThread });
    expect(await runner.make(scenario('one'))).toEqual(result('one'));
    expect(await runner.make(scenario('two'))).toEqual(result('two'));
    expect(onNoThread.mock.calls).toEqual([['refused']]);
    expect(startThread).toHaveBeenCalledTimes(1);
  });

  it('does the same when the thread dies before it has answered', async () => {
    const { runner, threads, onNoThread } = setUp();
    const run = runner.make(scenario('one'));
    await vi.waitFor(() => expect(threads[0]?.jobs).toHaveLength(1));
    threads[0]!.onerror?.({ message: '', preventDefault: () => undefined });
    expect(await run).toEqual(result('one'));
    expect(onNoThread).toHaveBeenCalledTimes(1);
  });

  it('passes on what the simulator says went wrong', async () => {
    const { runner } = setUp({
      startThread: () => Promise.reject(new Error('refused')),
      loadCompute: () =>
        Promise.resolve(() => {
          throw new RangeError('too many events');
        }),
    });
    await expect(runner.make(scenario('bad'))).rejects.toThrow('too many events');
  });
});
