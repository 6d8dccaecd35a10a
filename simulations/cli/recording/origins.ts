// How the origins of a case behave, in the simulator's words: what a recording tells of them as `OriginBehaviour`.
import { imfFixdate } from '../../http/date.ts';
import type { Behaviour as Does, BehaviourException, OriginBehaviour } from '../../http/origin-behaviour.ts';
import type { Answering, Behaviour } from './behaviour.ts';

/** What a case's origins have in common. */
export interface Usual {
  /** What an answer without a body of its own has: `{count}` stands for how many requests have reached the origin. */
  readonly text: (behaviour: Answering) => string;
  /** Seconds since 1970 when the case begins: a date that is days away is fixed then. */
  readonly epochSeconds: number;
}

const DAYS = /^now([+-]\d+)d$/u;
const SECONDS = /^now(?:([+-]\d+)s)?$/u;

/** "now+2s" is made for each answer, "now-10d" once. */
function dated(value: string, epochSeconds: number): string {
  const days = DAYS.exec(value)?.[1];
  if (days !== undefined) return imfFixdate(epochSeconds + Number(days) * 86_400);
  const seconds = SECONDS.exec(value);
  return seconds ? `{now${seconds[1] === undefined ? '' : `${seconds[1]}s`}}` : value;
}

function does(answering: Answering, { text, epochSeconds }: Usual): Does {
  const { status, reason, fields, delayS, announcedLength, raw, drip } = answering;
  return {
    ...(status === null ? {} : { status }),
    ...(reason === null ? {} : { reason }),
    fields: fields.map(([name, value]) => `${name}: ${dated(value, epochSeconds)}`),
    text: answering.body ?? text(answering),
    ...(delayS === 0 ? {} : { delayMs: delayS * 1000 }),
    ...(answering.closesWithoutAnswer ? { closesWithoutAnswer: true } : {}),
    ...(answering.neverAnswers ? { neverAnswers: true } : {}),
    ...(announcedLength === null ? {} : { announcedLength }),
    ...(answering.hasNoLength ? { noLength: true } : {}),
    ...(raw === null ? {} : { raw }),
    ...(drip === null ? {} : { drip: { text: drip.bytes, times: drip.times, everyMs: drip.everyS * 1000 } }),
    ...(answering.then === null ? {} : { then: answering.then }),
  };
}

const NOTHING: Behaviour = {
  ...{ status: null, reason: null, fields: [], body: null, version: null, delayS: 0 },
  ...{ closesWithoutAnswer: false, neverAnswers: false, announcedLength: null, hasNoLength: false },
  ...{ raw: null, drip: null, then: null, refuses: false, hasNoHandshake: false },
  ...{ paths: new Map(), methods: new Map(), firstRequest: null, laterOnSameConnection: null, onANewConnection: null },
};

/**
 * `behaviour` undefined: it answers 200 at once. `byRequest`: what the k-th request that reaches it meets, from the first. The test origins
 * never say 100.
 */
export function originBehaviour(
  behaviour: Behaviour = NOTHING,
  usual: Usual,
  byRequest: readonly Behaviour[] = [],
): OriginBehaviour {
  const turns = [
    ['first-request', behaviour.firstRequest],
    ['later-on-same-connection', behaviour.laterOnSameConnection],
    ['on-new-connection', behaviour.onANewConnection],
  ] as const;
  const exceptions: BehaviourException[] = [
    ...byRequest.map((said, index) => ({ request: index + 1, does: does(said, usual) })),
    ...[...behaviour.paths].map(([path, said]) => ({ path, does: does(said, usual) })),
    ...[...behaviour.methods].map(([method, said]) => ({ method, does: does(said, usual) })),
    ...turns.flatMap(([turn, said]) => (said === null ? [] : [{ turn, does: does(said, usual) }])),
  ];
  const takes = behaviour.refuses ? 'refuses' : behaviour.hasNoHandshake ? 'no-handshake' : null;
  return {
    ...does(behaviour, usual),
    ...(takes === null ? {} : { takes }),
    ignoresExpect: true,
    ...(exceptions.length === 0 ? {} : { exceptions }),
  };
}
