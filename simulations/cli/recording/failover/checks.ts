// Cases in which HAProxy asks its servers itself: how many checks it took until it thought otherwise of one, and who served meanwhile.
import type { TraceRecord } from '../../../trace/record.ts';
import { NO_EXCHANGE } from '../../../trace/trace.ts';
import type { FarmRun } from '../farm/run.ts';
import type { JsonObject } from '../json.ts';
import { Unsupported } from '../json.ts';

const AWAITED = /^([A-Z]) is (down|up)$/u;

/** Whether the box thinks of the server as the words say. */
export function thinks(what: string, records: readonly TraceRecord[], idOf: (letter: string) => string): boolean {
  const [, letter = '', wanted] = AWAITED.exec(what) ?? [];
  if (wanted === undefined) throw new Unsupported(`step: waiting for "${what}"`);
  const ofServer = records.flatMap((record) =>
    record.kind === 'server.health' && record.server === idOf(letter) ? [record.state] : [],
  );
  const state = ofServer.at(-1) ?? 'up';
  return (state === 'down' || state === 'probing') === (wanted === 'down');
}

/** HAProxy's number for a server that runs (show servers state). */
const RUNNING = '2';
const STOPPED = '0';

/** Told under the recordings' names: the first wait that counts is for down, the second for up. */
export function checkAccount({ performed, ends, answerOf, trace }: FarmRun): JsonObject {
  const told: Record<string, string | number> = {};
  let isDown = false;
  const firstRequestAt = performed.find(({ step }) => step.kind === 'wait for')?.from ?? 0;
  const early = trace.records.filter(
    (record) => record.kind === 'server.health' && record.at <= firstRequestAt && record.state === 'down',
  );
  told['initial_state'] = early.length === 0 ? RUNNING : STOPPED;
  for (const { step, exchanges, from, to } of performed) {
    if (step.kind === 'wait for') {
      const [, letter, wanted] = AWAITED.exec(step.what) ?? [];
      isDown = wanted === 'down';
      const checks = ends.arrivals.filter(
        ({ exchange, origin, at }) => exchange === NO_EXCHANGE && origin === letter && at > from && at <= to,
      );
      told[isDown ? 'failed_checks_until_down' : 'good_checks_until_up'] = checks.length;
    } else if (step.kind === 'request') {
      const name = isDown ? 'served_while_down' : 'served_after';
      told[name] = `${String(told[name] ?? '')}${exchanges.map(answerOf).join('')}`;
    }
  }
  return told;
}
