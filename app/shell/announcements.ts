// What the page says by itself while it runs: every step when stepping, and now and then, when playing, what is worth hearing.
import { recordsBy, type Instant, type RecordKind, type Trace } from '../../simulations/index.ts';
import { tellingAt } from '../a11y/tell.ts';
import type { Session } from '../binding/session.ts';
import type { AllMessages, Messages } from '../i18n/messages.ts';
import { EVERYONE } from '../scene/scene.ts';
import { lensColumn } from '../state/lens.ts';
import { SIDES, type Side } from '../state/side.ts';
import { answerSwitches } from './answer-switches.ts';

/** Of a playing run, only what a lesson would stop at. */
const WORTH_HEARING: ReadonlySet<RecordKind> = new Set<RecordKind>([
  'cache.hit',
  'server.failed',
  'tunnel.opened',
  'exchange.finished',
  'intervention.applied',
]);

/** Speaks of `session` in these words from now on; gives back how to fall silent. */
export function announce(session: Session, words: AllMessages): () => void {
  const stops = [announceRun(session, words), answerSwitches(session, words)];
  return () => stops.forEach((stop) => stop());
}

function announceRun(session: Session, words: Messages): () => void {
  const { playback, playhead, runs, say, view } = session;
  let last = playhead.get();
  const told = (side: Side, from: Instant, to: Instant, worth: ReadonlySet<RecordKind> | null): string[] => {
    const trace = runs.getState().runs[side]?.trace;
    return trace === undefined ? [] : sentencesBetween(trace, from, to, session, { worth, words });
  };
  const moved = (now: Instant): void => {
    const from = last;
    last = now;
    const { mode } = playback.getState();
    if (mode === 'playing') {
      if (now < from) return;
      for (const side of SIDES) {
        const heard = told(side, from, now, WORTH_HEARING).at(-1);
        if (heard !== undefined) say('state', `${words.ui.stage[side]}: ${heard}`);
      }
      return;
    }
    if (mode === 'scrubbing') return;
    const heard = SIDES.flatMap((side) => {
      const sentences = told(side, (now - 1) as Instant, now, view.getState().voice === 'all' ? null : WORTH_HEARING);
      return sentences.length === 0 ? [] : [`${words.ui.stage[side]}: ${sentences.join(' ')}`];
    });
    say('step', [words.format.clock(now), ...heard].join('. '));
  };
  let mode = playback.getState().mode;
  const changed = (): void => {
    const next = playback.getState().mode;
    if (next === mode) return;
    mode = next;
    if (next === 'paused') say('state', words.playback.paused(words.format.clock(playhead.get())));
    if (next === 'ended') say('state', words.playback.ended);
  };
  const stops = [playhead.subscribe(moved), playback.subscribe(changed)];
  return () => {
    for (const stop of stops) stop();
  };
}

interface Wanted {
  readonly worth: ReadonlySet<RecordKind> | null;
  readonly words: Messages;
}

/** The sentences of the records after `from`, up to and including `to`, as the chosen eyes make them out. */
function sentencesBetween(
  trace: Trace,
  from: Instant,
  to: Instant,
  { view }: Session,
  { worth, words }: Wanted,
): string[] {
  const { lens: choice, exchange } = view.getState();
  const lens = lensColumn(choice, trace.header) ?? EVERYONE;
  const telling = tellingAt(trace, to, { lens, selected: exchange, words });
  const sentences: string[] = [];
  for (let number = recordsBy(trace, from); number < trace.records.length; number += 1) {
    const record = trace.records[number];
    if (record === undefined || record.at > to) break;
    const sentence = worth === null || worth.has(record.kind) ? telling.sentence(number) : null;
    if (sentence !== null) sentences.push(sentence);
  }
  return sentences;
}
