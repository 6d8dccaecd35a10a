// The simulation's own thread: hears a scenario, answers with a run. Bundled into the page as the text of one classic script.
import { computeSide } from './compute.ts';
import type { Job, Reply } from './worker-messages.ts';

const say = (reply: Reply): void => {
  postMessage(reply);
};

addEventListener('message', ({ data }: MessageEvent<Job>) => {
  try {
    say({ kind: 'done', job: data.job, result: computeSide(data.scenario) });
  } catch (error) {
    say({ kind: 'failed', job: data.job, why: error instanceof Error ? error.message : String(error) });
  }
});

say({ kind: 'ready' });
