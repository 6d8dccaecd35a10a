// The base set-up of the failover cases, and what was done in them, in their own words.
import type { Behaviour } from '../behaviour.ts';
import { behaviourAt, originsOf } from '../behaviour.ts';
import type { Json, JsonObject } from '../json.ts';
import { Unsupported, isList, objectAt, optional, textsAt } from '../json.ts';
import type { Step } from '../steps.ts';
import { bodyOf, stepsOf } from '../steps.ts';
import { get } from '../asking.ts';

/** A, B, C … work; X is a closed port, Z a black hole. */
export const portOf = (letter: string): number =>
  letter === 'X' ? 22_009 : letter === 'Z' ? 22_010 : 22_001 + letter.charCodeAt(0) - 'A'.charCodeAt(0);

const UNWELL: readonly (readonly [string, Json])[] = [
  ['X', { refuses: true }],
  ['Z', { no_handshake: true }],
];

/** What each letter does, `replay.origins` coming first. */
export function behavioursOf(replay: JsonObject): ReadonlyMap<string, Behaviour> {
  const unwell = UNWELL.map(([letter, said]) => [letter, behaviourAt(letter, said)] as const);
  return new Map([...unwell, ...originsOf(replay)]);
}

const BASE: Readonly<Record<string, readonly string[]>> = {
  nginx: ['proxy_connect_timeout 60s', 'proxy_read_timeout 60s'],
  haproxy: ['retries 3', 'timeout connect 2s', 'timeout server 30s'],
};

/** Each HAProxy case closes with this default; another time, said before it, holds. */
const CLOSING = 'timeout connect 2s';

export function settled(product: string, directives: readonly string[]): readonly string[] {
  const base = Object.hasOwn(BASE, product) ? (BASE[product] ?? []) : [];
  const own = product === 'haproxy' && directives.at(-1) === CLOSING ? directives.slice(0, -1) : directives;
  return [...base, ...own];
}

/** `behaviours`: a server that starts again does as it did before. */
function stepIn(words: string, bodies: JsonObject | null, behaviours: ReadonlyMap<string, Behaviour>): Step {
  const [, seconds] = /^wait ([\d.]+)s$/u.exec(words) ?? [];
  if (seconds !== undefined) return { kind: 'wait', seconds: Number(seconds) };
  const [, origin = '', what] = /^([A-Z]) (stops|starts(?: again)?)$/u.exec(words) ?? [];
  if (what !== undefined) {
    const stopped = behaviourAt('stimulus', { refuses: true });
    const started = { ...(behaviours.get(origin) ?? stopped), refuses: false };
    return { kind: 'behave', origin, behaviour: what === 'stops' ? stopped : started };
  }
  const [, method, target = '/'] = /^([A-Z]+) (\/\S*)$/u.exec(words) ?? [];
  if (method === undefined) throw new Unsupported(`stimulus "${words}"`);
  return get(target, { method, body: bodyOf(bodies, method) });
}

/** Errors: FormatError, Unsupported. */
export function stepsDone(
  stimulus: Json,
  replay: JsonObject,
  behaviours: ReadonlyMap<string, Behaviour>,
): readonly Step[] {
  const steps = stepsOf(replay);
  if (steps) return steps;
  const words = isList(stimulus) ? textsAt('stimulus', stimulus) : textsAt('stimulus', [stimulus]);
  const bodies = optional(objectAt, 'replay.bodies', replay['bodies']);
  return words.map((text) => stepIn(text, bodies, behaviours));
}
