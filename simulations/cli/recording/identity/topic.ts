// Topic identity: who says what of whom. curl asks through one or two boxes; told is what each origin received and what curl got back.
import { simulate } from '../../../simulate.ts';
import { originsOf } from '../behaviour.ts';
import { directivesOf, productsOf } from '../directives.ts';
import type { Json, JsonObject } from '../json.ts';
import { FormatError, isList, isObject, textsAt } from '../json.ts';
import type { RecordedCase, Topic } from '../topic.ts';
import { observedIn } from './observed.ts';
import type { IdentityCase } from './recorded-case.ts';
import { scenarioOf } from './scenario.ts';

/** Errors: FormatError. */
export function identityCase(recorded: RecordedCase): IdentityCase {
  const { mode, stimulus, replay } = recorded;
  if (mode === null) throw new FormatError('mode', undefined, 'a text');
  return {
    mode,
    products: productsOf(recorded),
    directives: directivesOf(recorded),
    stimulus: textsAt('stimulus', stimulus),
    origins: originsOf(replay),
  };
}

/** The origins counted their answers over all recordings: of `<name>#k`, the number and the octets that it takes are their own affair. */
const COUNTED = /^(\w+)#(?:k|\d+)\n$/u;

function comparedCall(call: Json): Json {
  if (!isObject(call)) return call;
  const { responses, body } = call;
  if (typeof body !== 'string' || !COUNTED.test(body) || !isList(responses))
    return { responses: responses ?? null, body: body ?? null };
  return {
    responses: responses.map((response) =>
      isObject(response) && isList(response['headers'])
        ? { ...response, headers: response['headers'].map(anyLength) }
        : response,
    ),
    body: body.replace(COUNTED, '$1#<n>\n'),
  };
}

const anyLength = (field: Json): Json =>
  isList(field) && typeof field[0] === 'string' && field[0].toLowerCase() === 'content-length'
    ? [field[0], '<n>']
    : field;

export const identity: Topic = {
  name: 'identity',
  replay: (recorded) =>
    ({ ...observedIn(simulate(scenarioOf(identityCase(recorded))).trace) }) as unknown as JsonObject,
  compared: ({ origin, client }) => ({
    origin: origin ?? [],
    client: isList(client) ? client.map(comparedCall) : (client ?? null),
  }),
};
