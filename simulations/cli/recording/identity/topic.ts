// Topic identity: who says what of whom. curl asks through boxes; told is what each origin received, what curl got back, what passed on
// each link for everybody to read, and what follows from that for who learns what.
import { originsOf } from '../behaviour.ts';
import { directivesOf, productsOf } from '../directives.ts';
import type { Json, JsonObject } from '../json.ts';
import { FormatError, isList, isObject, textsAt } from '../json.ts';
import type { RecordedCase, Topic } from '../topic.ts';
import { learnsFrom } from './learns.ts';
import { boxesOf } from './boxes.ts';
import { marksFor } from './network.ts';
import { endsOf } from './observed.ts';
import type { IdentityCase } from './recorded-case.ts';
import { runOf } from './run.ts';
import { originOf } from './scenario.ts';
import { wireIn } from './wire.ts';

/** Errors: FormatError. */
function identityCase(recorded: RecordedCase): IdentityCase {
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
  // A content that curl did not print (of HEAD, of a CONNECT that an origin answered) was counted too.
  const isCounted = typeof body === 'string' && (COUNTED.test(body) || (body === '' && isGranted(responses)));
  if (!isCounted || !isList(responses)) return { responses: responses ?? null, body: body ?? null };
  return {
    responses: responses.map((response) =>
      isObject(response) && isList(response['headers'])
        ? { ...response, headers: response['headers'].map(anyLength) }
        : response,
    ),
    body: body.replace(COUNTED, '$1#<n>\n'),
  };
}

const isGranted = (responses: Json | undefined): boolean =>
  isList(responses) &&
  responses.every((response) => isObject(response) && /^HTTP\/1\.\d 2/u.test(textOf(response['first'])));

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const anyLength = (field: Json): Json =>
  isList(field) && typeof field[0] === 'string' && field[0].toLowerCase() === 'content-length'
    ? [field[0], '<n>']
    : field;

/** Questions for the name of an address (RFC 1035 §3.5) are left out, and flows without data. */
const isCompared = (flow: Json): boolean =>
  !isObject(flow) || !(flow['kind'] === 'tcp-no-data' || (flow['kind'] === 'dns' && isAddressName(flow['query'])));

const isAddressName = (query: Json | undefined): boolean =>
  typeof query === 'string' && query.endsWith('.in-addr.arpa');

const isReused = (flow: Json): boolean => isObject(flow) && flow['reused_connection'] === true;

function comparedWire(wire: Json | undefined): JsonObject {
  if (!isObject(wire)) return {};
  const links = Object.entries(wire).map(
    ([link, flows]) =>
      [link, (isList(flows) ? flows : []).filter((flow) => isCompared(flow) && !isReused(flow))] as const,
  );
  return Object.fromEntries(links.filter(([, flows]) => flows.length > 0));
}

const sameEnds = (one: Json, other: Json): boolean =>
  isObject(one) &&
  isObject(other) &&
  one['kind'] === other['kind'] &&
  one['from'] === other['from'] &&
  one['to'] === other['to'];

/**
 * The boxes of the recordings had run before, ours have not: a connection that was used again is a new one here, and a name that a box still
 * knew is asked for here. Neither is held against the simulator; the questions of clients are.
 */
function withoutMemory(
  recorded: Json | undefined,
  simulated: Json | undefined,
  isClient: (address: Json | undefined) => boolean,
): JsonObject {
  const links = Object.entries(isObject(simulated) ? simulated : {}).map(([link, flows]) => {
    const all = isObject(recorded) && isList(recorded[link]) ? recorded[link] : [];
    const reused = all.filter(isReused);
    const isRemembered = (flow: Json): boolean =>
      isObject(flow) &&
      flow['kind'] === 'dns' &&
      !isClient(flow['from']) &&
      !all.some((other) => sameEnds(flow, other) && isObject(other) && other['query'] === flow['query']);
    const kept = (isList(flows) ? flows : []).filter((flow) => {
      const at = reused.findIndex((other) => sameEnds(flow, other));
      if (at >= 0) reused.splice(at, 1);
      return at < 0 && !isRemembered(flow);
    });
    return [link, kept] as const;
  });
  return Object.fromEntries(links.filter(([, flows]) => flows.length > 0));
}

export const identity: Topic = {
  name: 'identity',
  replay(recorded) {
    const filed = identityCase(recorded);
    const marks = marksFor(filed.mode, originOf(boxesOf(filed)));
    const trace = runOf(filed);
    const ends = endsOf(trace);
    const client = ends.client.map(({ responses, body }) => ({ responses, body }));
    const told = { origin: ends.origin, client, wire: wireIn(trace, marks), learns: learnsFrom(ends, marks) };
    return told as unknown as JsonObject;
  },
  compared: ({ origin, client, wire, learns }) => ({
    origin: origin ?? [],
    client: isList(client) ? client.map(comparedCall) : (client ?? null),
    ...(wire === undefined ? {} : { wire: comparedWire(wire) }),
    ...(learns === undefined ? {} : { learns }),
  }),
  beside: (observed, simulated) => ({
    ...simulated,
    wire: withoutMemory(observed['wire'], simulated['wire'], isClientAddress),
  }),
};

/** The clients of the recordings, on either link. */
const isClientAddress = (address: Json | undefined): boolean =>
  typeof address === 'string' && /^(?:10\.1\.0|198\.51\.100)\.1[01]$/u.test(address);
