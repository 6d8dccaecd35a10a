// What the visitor did, as it stands in a link: "send@1200,stop-2@2500" (milliseconds; the server counts from 1).
import type { Act } from '../state/acts.ts';

const ACT = /^(?:(send|burst)|(stop|start)-([1-6]))@(\d{1,7}(?:\.\d{1,3})?)$/u;

export const ACT_EXAMPLES: readonly string[] = ['send@1200', 'burst@1200', 'stop-1@2500', 'start-1@4000'];
/** More than this many in one link are not meant. */
export const MOST_ACTS = 50;

export const actWord = (act: Act): string =>
  `${act.act === 'stop' || act.act === 'start' ? `${act.act}-${String(act.server)}` : act.act}@${String(act.atMs)}`;

/** The act that a word stands for, or null when it stands for none. */
export function actOf(word: string): Act | null {
  const [, request, change, server, at] = ACT.exec(word) ?? [];
  if (at === undefined) return null;
  const atMs = Number(at);
  if (request === 'send' || request === 'burst') return { act: request, atMs };
  if (change === 'stop' || change === 'start') return { act: change, atMs, server: Number(server) };
  return null;
}
