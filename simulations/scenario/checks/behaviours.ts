// What origins and clients are told to do can be done: keys that say the opposite of one another do not stand side by side.
import type { AskingManner } from '../../http/asking-manner.ts';
import { octetsIn } from '../../http/message.ts';
import type { Behaviour, OriginBehaviour } from '../../http/origin-behaviour.ts';
import { estimatedRequests } from '../estimate.ts';
import type { Problem } from '../problem.ts';
import { MOST_PROBLEMS } from '../problem.ts';
import type { Scenario } from '../scenario.ts';
import { problem } from './registry.ts';

/** Contents above this travel in parts. */
const PART_OCTETS = 1_048_576;
/** More pieces than this in all, and a run takes too long to be waited for. */
const MOST_PIECES = 1_000_000;
const MOST_OCTETS = 1_000_000_000;

/** Of these keys one at most may be there. */
const ENDINGS: readonly (keyof Behaviour)[] = ['announcedLength', 'noLength', 'chunked', 'raw'];
const SILENCES: readonly (keyof Behaviour)[] = ['closesWithoutAnswer', 'neverAnswers', 'raw'];
const CONTENTS: readonly (keyof AskingManner)[] = ['raw', 'pieces', 'contentAfterMs'];

interface Told {
  readonly path: string;
  readonly behaviour: OriginBehaviour;
}

const toldTo = ({ nodes, interventions }: Scenario): readonly Told[] => [
  ...nodes.flatMap((node, index) =>
    node.kind === 'origin-server' && node.behaviour
      ? [{ path: `nodes[${index}].behaviour`, behaviour: node.behaviour }]
      : [],
  ),
  ...interventions.flatMap((intervention, index) =>
    intervention.patch === 'behave' && intervention.behaviour
      ? [{ path: `interventions[${index}].behaviour`, behaviour: intervention.behaviour }]
      : [],
  ),
];

export function checkBehaviours(scenario: Scenario): readonly Problem[] {
  const told = toldTo(scenario);
  const problems = [
    ...told.flatMap(({ path, behaviour }) => [
      ...checkBehaviour(path, behaviour),
      ...(behaviour.exceptions ?? []).flatMap((exception, index) => [
        ...checkBehaviour(`${path}.exceptions[${index}].does`, exception.does),
        ...checkCondition(`${path}.exceptions[${index}]`, exception),
      ]),
    ]),
    ...scenario.workload.flatMap(({ manner }, index) =>
      manner ? together(`workload[${index}].manner`, manner, CONTENTS) : [],
    ),
    ...checkPieces(scenario, told),
  ];
  return problems.slice(0, MOST_PROBLEMS);
}

function together<T extends object>(path: string, value: T, keys: readonly (keyof T & string)[]): readonly Problem[] {
  const there = keys.filter((key) => value[key] !== undefined && value[key] !== false);
  if (there.length < 2) return [];
  const choices = there.map((key) => JSON.stringify(key)).join(' | ');
  return [problem(path, there.join(', '), choices, { key: 'choose-one-of', params: { choices } })];
}

function checkBehaviour(path: string, behaviour: Behaviour): readonly Problem[] {
  const { announcedLength, text = '', drip } = behaviour;
  const sent = (behaviour.bytes ?? octetsIn(text)) + (drip ? drip.times * octetsIn(drip.text) : 0);
  const isKept = announcedLength !== undefined && announcedLength < sent;
  const advice = { key: 'write-whole-number', params: { least: sent, most: MOST_OCTETS } } as const;
  return [
    ...together(path, behaviour, ENDINGS),
    ...together(path, behaviour, SILENCES),
    ...(isKept ? [problem(`${path}.announcedLength`, announcedLength, `≥ ${sent}`, advice)] : []),
  ];
}

/** An exception to everything is none. */
function checkCondition(
  path: string,
  exception: NonNullable<OriginBehaviour['exceptions']>[number],
): readonly Problem[] {
  const { does: _, ...conditions } = exception;
  if (Object.keys(conditions).length > 0) return [];
  return [
    problem(path, 'nothing', '"path" | "method" | "request" | "turn"', { key: 'add-key', params: { key: 'path' } }),
  ];
}

const piecesIn = ({ drip, bytes = 0 }: Behaviour): number => (drip?.times ?? 0) + bytes / PART_OCTETS;

/** At the worst every request meets the behaviour with most pieces. */
function checkPieces(scenario: Scenario, told: readonly Told[]): readonly Problem[] {
  const behaviours = told.flatMap(({ behaviour }) => [
    behaviour,
    ...(behaviour.exceptions ?? []).map(({ does }) => does),
  ]);
  const each = Math.max(
    0,
    ...behaviours.map(piecesIn),
    ...scenario.resources.map(({ bytes }) => bytes / PART_OCTETS),
    ...scenario.workload.map(({ manner }) => manner?.pieces?.texts.length ?? 0),
  );
  const requests = Math.round(estimatedRequests(scenario));
  if (requests * each <= MOST_PIECES) return [];
  const most = Math.floor(MOST_PIECES / each);
  return [problem('workload', requests, `≤ ${most}`, { key: 'ask-for-less', params: { most } })];
}
