// Topic protection: limits, rules, sizes, credentials, slow clients and requests in odd shapes, and what each product does about them.
import { atMilliseconds } from '../../../kernel/time.ts';
import { createDrive } from '../../../simulate/drive.ts';
import { headerOf } from '../../../simulate/header.ts';
import type { TraceRecord } from '../../../trace/record.ts';
import { behaviourAt, originsOf } from '../behaviour.ts';
import { directivesOf, productOf } from '../directives.ts';
import { endsOf } from '../ends.ts';
import type { Json } from '../json.ts';
import { Unsupported, isList, isObject, listAt, optional, textsAt } from '../json.ts';
import { originBehaviour } from '../origins.ts';
import type { Performed } from '../perform.ts';
import { perform } from '../perform.ts';
import type { BytesStep, RequestStep, Step } from '../steps.ts';
import { stepsOf } from '../steps.ts';
import type { RecordedCase, Topic } from '../topic.ts';
import type { Occasion } from '../wish.ts';
import { understood } from '../understood.ts';
import { wishFor } from '../wish.ts';
import { ORIGIN, setUpFor } from './set-up.ts';
import type { Case, Sent } from './tellings.ts';
import { TELLINGS, stepTold } from './tellings.ts';
import { isAdded } from './told.ts';

const STARTS_AT = atMilliseconds(100);
const PATIENCE_S = 15;
/** Connections that nobody asks anything over belong to no step. */
const IDLE_FROM = 1_000_000;

const sends = (performed: Performed): performed is Sent =>
  performed.step.kind === 'request' || performed.step.kind === 'bytes';

/** RFC 9112 §3.2.2: a forward proxy is asked in absolute form, whatever the shape of the rest. */
const inAbsoluteForm = (raw: string): string => raw.replace(/^(\S+) (?=\/)/u, `$1 http://${ORIGIN}`);

function shaped(step: Step, isForward: boolean): Step {
  return isForward && step.kind === 'bytes' ? { ...step, raw: inAbsoluteForm(step.raw) } : step;
}

function runOf(recorded: RecordedCase): Case {
  const { replay, stimulus } = recorded;
  const product = productOf(recorded);
  const plain = stepsOf(replay);
  if (!plain) throw new Unsupported('steps in words');
  const clients = optional(textsAt, 'replay.clients', replay['clients']) ?? ['127.0.0.1'];
  const usual = { text: () => 'o#{count}\n', epochSeconds: 0 };
  const byRequest = optional(listAt, 'replay.origins_by_request', replay['origins_by_request']) ?? [];
  const inOrder = byRequest.map((said, i) => behaviourAt(`replay.origins_by_request[${String(i)}]`, said));
  const behaviour = originBehaviour(originsOf(replay).get('O'), usual, inOrder);
  const { scenario, way, box } = setUpFor(
    product,
    directivesOf(recorded),
    replay,
    behaviour,
    plain,
    clients,
    PATIENCE_S,
  );
  const steps = plain.map((step) => shaped(step, box.kind === 'forward-proxy'));
  const records: TraceRecord[] = [];
  const drive = createDrive(scenario, (record) => records.push(record));
  const wish = (step: RequestStep | BytesStep, occasion: Occasion): void => {
    drive.want(wishFor(step, way, occasion));
  };
  const performed = perform(steps, {
    drive,
    records,
    clients,
    patienceS: PATIENCE_S,
    startsAt: STARTS_AT,
    want(step, client, exchange, at) {
      wish(step, { exchange, at, client: `client ${client}` });
    },
    openIdle(connections, client) {
      for (let i = 0; i < connections; i += 1) {
        const { manner, ...intent } = wishFor({ ...NOTHING_SAID }, way, {
          ...{ exchange: IDLE_FROM + i, at: drive.now, client: `client ${client}` },
        });
        drive.want({ ...intent, manner: { ...manner, givesUpAfterMs: 60_000 } });
      }
    },
  });
  const labels = Array.isArray(stimulus) ? listAt('stimulus', stimulus).map(String) : [];
  const ends = endsOf({ header: headerOf(scenario), records });
  return { product, sent: performed.filter(sends), labels, ends, records };
}

const NOTHING_SAID: BytesStep = {
  ...{ kind: 'bytes', raw: '', from: null, clients: [], connection: null, atS: null, times: 1 },
  ...{ isAtOnce: false, doesNotWait: true, closesAfterS: null, stopsReading: false },
};

/** A recording of a request tells no fields, or how many there were, or those that the product did not add. */
function besideRequest(observed: Json | undefined, simulated: Json): Json {
  if (!isObject(simulated) || !isObject(observed) || !('line' in observed)) return simulated;
  const { headers, ...rest } = simulated;
  if (!('headers' in observed)) return 'auth_headers' in simulated ? simulated : rest;
  const fields = (headers as readonly (readonly [string, string])[]).map(([name, value]) => ({ name, value }));
  if (typeof observed['headers'] === 'number') return { ...rest, headers: fields.length };
  const request = { kind: 'request', method: '', target: '', version: '1.1', fields, content: null } as const;
  return {
    ...rest,
    headers: fields.filter(({ name }) => !isAdded(name, request)).map(({ name, value }) => [name, value]),
  };
}

export const protection: Topic = {
  name: 'protection',
  replay(recorded) {
    const seen = understood(() => runOf(recorded));
    const told: Record<string, Json> = {};
    let place = 0;
    for (const asked of recorded.asked) {
      const telling = TELLINGS[asked.name];
      // Other words are names of the steps, in their order.
      told[asked.name] = telling ? telling(seen, asked) : stepTold(seen, place, asked);
      if (!telling) place += 1;
    }
    return told;
  },
  beside(observed, simulated) {
    const { origin_saw: requests } = simulated;
    const { origin_saw: recorded } = observed;
    if (!isList(requests) || !isList(recorded)) return simulated;
    return {
      ...simulated,
      origin_saw: requests.map((request, i) => besideRequest(recorded[i], request)),
    };
  },
};
