// What is played over and over, as a link says it: "run" for all of it, or a stretch in milliseconds, "300-1190".
import { WHOLE_RUN, type Loop } from '../machines/playback.machine.ts';
import type { Reader } from './reader.ts';

const STRETCH = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/u;

export function loopIn(reader: Reader, horizonMs: number): Loop | null {
  const found = reader.text('loop');
  if (found === null) return null;
  if (found === 'run') return WHOLE_RUN;
  const [from = NaN, to = NaN] = (STRETCH.exec(found) ?? []).slice(1).map(Number);
  if (from < to && to <= horizonMs) return { from: Math.round(from * 1000), to: Math.round(to * 1000) };
  reader.note({ kind: 'value-unknown', parameter: 'loop', found, allowed: ['run', '300-1200'], used: '–' });
  return null;
}

/** Empty: nothing is played over and over, or nothing of a run that is so short. */
export function loopWord(loop: Loop | null, horizonMs: number): string {
  if (loop === null || loop.from >= horizonMs * 1000) return '';
  return loop.to === WHOLE_RUN.to
    ? 'run'
    : `${String(loop.from / 1000)}-${String(Math.min(loop.to / 1000, horizonMs))}`;
}
