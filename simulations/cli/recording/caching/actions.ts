// What is done in a case of topic caching: requests at their seconds, one or several at once, and an origin that answers otherwise from then on.
import type { Behaviour } from '../behaviour.ts';
import { behaviourAt } from '../behaviour.ts';
import type { Json, JsonObject } from '../json.ts';
import {
  FormatError,
  fieldsAt,
  isObject,
  listAt,
  numberAt,
  objectAt,
  onlyKeys,
  optional,
  textAt,
  textsAt,
  wholeAt,
} from '../json.ts';
import type { RequestStep } from '../steps.ts';
import { bodyOf, stepsOf } from '../steps.ts';
import type { RecordedCase } from '../topic.ts';

export interface Asking {
  readonly kind: 'ask';
  readonly atS: number;
  readonly times: number;
  /** Whether several are told by their tallies. */
  readonly isParallel: boolean;
  readonly request: RequestStep;
  /** The Host that the request names; null: that of the case. */
  readonly host: string | null;
}

export interface Behaving {
  readonly kind: 'behave';
  readonly atS: number;
  readonly behaviour: Behaviour;
}

export type Action = Asking | Behaving;

/** The URL of a case; a request's path is added to it. */
const OWN_PATH = '/case';

const PLAIN = {
  ...({ kind: 'request', from: null, clients: [], connection: null, atS: null, times: 1 } as const),
  ...({ isAtOnce: false, doesNotWait: false, closesAfterS: null, stopsReading: false } as const),
  ...({ chunk: null, pieces: null, everyS: null, bodyAfterS: null } as const),
};

function requestAt(path: string, said: JsonObject, bodies: JsonObject | null): Pick<Asking, 'request' | 'host'> {
  onlyKeys('request', said, ['method', 'path', 'headers', 'host']);
  const method = optional(textAt, `${path}.method`, said['method']) ?? 'GET';
  const added = optional(textAt, `${path}.path`, said['path']) ?? '';
  const lines = optional(textsAt, `${path}.headers`, said['headers']) ?? [];
  const fields = lines.map((line) => {
    const colon = line.indexOf(':');
    if (colon === -1) throw new FormatError(`${path}.headers`, line, 'a field line as "Name: value"');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  const request: RequestStep = { ...PLAIN, method, target: OWN_PATH + added, fields, body: bodyOf(bodies, method) };
  return { request, host: optional(textAt, `${path}.host`, said['host']) };
}

/** `setup.origin` and `origin_now` name what the origin does in small letters, and fields as fields are written. */
function behaviourSaid(path: string, said: JsonObject): Behaviour {
  const isField = (key: string): boolean => /^[A-Z]/u.test(key);
  const does = Object.entries(said).filter(([key]) => !isField(key));
  const fields = Object.entries(said).filter(([key]) => isField(key));
  const lines = fields.flatMap(([name, value]): Json[] => {
    const values = Array.isArray(value) ? (value as readonly Json[]) : [value];
    return values.map((one) => [name, one]);
  });
  fieldsAt(`${path}.fields`, lines);
  return behaviourAt(path, { ...Object.fromEntries(does), fields: lines });
}

function actionAt(path: string, value: Json, bodies: JsonObject | null): Action {
  const step = objectAt(path, value);
  onlyKeys('step', step, ['at', 'request', 'origin_now', 'parallel']);
  const atS = numberAt(`${path}.at`, step['at']);
  const now = step['origin_now'];
  if (isObject(now)) return { kind: 'behave', atS, behaviour: behaviourSaid(`${path}.origin_now`, now) };
  const times = optional(wholeAt, `${path}.parallel`, step['parallel']);
  const said = optional(objectAt, `${path}.request`, step['request']) ?? {};
  const asked = requestAt(`${path}.request`, said, bodies);
  return { kind: 'ask', atS, times: times ?? 1, isParallel: times !== null, ...asked };
}

/** Of `replay.steps`: one after another, with waits between them. */
function actionsFromSteps(replay: JsonObject): readonly Action[] | null {
  const steps = stepsOf(replay);
  if (steps === null) return null;
  let atS = 0;
  return steps.flatMap((step): Action[] => {
    if (step.kind === 'wait') {
      atS += step.seconds;
      return [];
    }
    if (step.kind === 'behave') return [{ kind: 'behave', atS, behaviour: step.behaviour }];
    if (step.kind !== 'request') throw new FormatError('replay.steps', step.kind, 'requests and waits');
    return [
      { kind: 'ask', atS: step.atS ?? atS, times: step.times, isParallel: step.isAtOnce, request: step, host: null },
    ];
  });
}

/** Errors: FormatError, Unsupported. */
export function actionsOf({ stimulus, replay }: RecordedCase): readonly Action[] {
  const bodies = optional(objectAt, 'replay.bodies', replay['bodies']);
  return (
    actionsFromSteps(replay) ??
    listAt('observed.steps', stimulus ?? undefined).map((step, i) =>
      actionAt(`observed.steps[${String(i)}]`, step, bodies),
    )
  );
}
