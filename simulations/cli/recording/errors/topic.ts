// Topic errors: what each product makes of an origin that fails, or answers oddly, and of a client that does not wait.
import { valueOf } from '../../../http/fields.ts';
import { atMilliseconds } from '../../../kernel/time.ts';
import { startUpFault } from '../../../scenario/profiles/index.ts';
import { createDrive } from '../../../simulate/drive.ts';
import { headerOf } from '../../../simulate/header.ts';
import type { TraceRecord } from '../../../trace/record.ts';
import { innermost } from '../../../wire/payload.ts';
import type { Behaviour } from '../behaviour.ts';
import { originsOf } from '../behaviour.ts';
import { directivesOf, productOf } from '../directives.ts';
import type { Answer, Arrival, Ends } from '../ends.ts';
import { endsOf } from '../ends.ts';
import type { Json, JsonObject } from '../json.ts';
import { Unsupported } from '../json.ts';
import { originBehaviour } from '../origins.ts';
import { perform } from '../perform.ts';
import type { Step } from '../steps.ts';
import { stepsOf } from '../steps.ts';
import type { Asked, RecordedCase, Topic } from '../topic.ts';
import { understood } from '../understood.ts';
import { wishFor } from '../wish.ts';
import { accessLog, logTold } from './log.ts';
import { ORIGIN, isKnownName, setUpFor } from './set-up.ts';
import { answerTold, secondsTold, statusTold } from './told.ts';
import { checkedOnly, stepsInWords } from './words.ts';

/** The case begins a little after a full second. */
const STARTS_AT = atMilliseconds(100);

const PATIENCE_S = 7;
/** Where nothing takes the connection. */
const LONG_PATIENCE_S = 15;

const takesCalls = (behaviour: Behaviour | undefined): boolean =>
  behaviour === undefined || (!behaviour.refuses && !behaviour.hasNoHandshake);

interface Seen {
  readonly ends: Ends;
  readonly records: readonly TraceRecord[];
  readonly answers: readonly Answer[];
  readonly patienceS: number;
}

/** The steps as this topic means them: "O" is where the origin listens. */
const placed = (step: Step): Step =>
  step.kind === 'request' && step.target === 'O' ? { ...step, target: ORIGIN } : step;

function seenIn(recorded: RecordedCase): Seen {
  const behaviour = originsOf(recorded.replay).get('O');
  const patienceS = takesCalls(behaviour) ? PATIENCE_S : LONG_PATIENCE_S;
  const usual = { text: () => 'o#{count}\n', epochSeconds: 0 };
  const { scenario, way } = setUpFor(
    productOf(recorded),
    directivesOf(recorded),
    originBehaviour(behaviour, usual),
    patienceS,
  );
  const records: TraceRecord[] = [];
  const drive = createDrive(scenario, (record) => records.push(record));
  const steps = (stepsOf(recorded.replay) ?? stepsInWords(recorded.stimulus)).map(placed);
  perform(steps, {
    drive,
    records,
    clients: ['127.0.0.1'],
    patienceS,
    startsAt: STARTS_AT,
    want(step, client, exchange, at) {
      drive.want(wishFor(step, way, { exchange, at, client: `client ${client}` }));
    },
  });
  // What the client no longer waits for is still brought to its end.
  drive.advance(atMilliseconds(scenario.horizonMs));
  const ends = endsOf({ header: headerOf(scenario), records });
  return { ends, records, answers: [...ends.answers.values()], patienceS };
}

const field = (arrival: Arrival | undefined, name: string): string | null =>
  arrival ? valueOf(arrival.request.fields, name) : null;

type Telling = (seen: Seen, asked: Asked) => Json;

const nth = ({ answers }: Seen, index: number): Answer => {
  const answer = answers[index];
  if (!answer) throw new Unsupported(`a result of step ${String(index + 1)}`);
  return answer;
};

/** An answer, or its status where that was all that was looked at. */
const answerAt =
  (index: number): Telling =>
  (seen, { kind }) =>
    kind === 'object' ? answerTold(nth(seen, index), seen.ends) : statusTold(nth(seen, index));

const arrivalsOf = ({ ends }: Seen, index: number): readonly Arrival[] =>
  ends.arrivals.filter(({ exchange }) => exchange === index + 1);

/** Whether the client got 100 while it still held its content back. */
function isToldToContinue(records: readonly TraceRecord[]): boolean {
  for (const record of records) {
    if (record.kind === 'message.sent' && innermost(record.payload).kind === 'http-piece') return false;
    if (record.kind !== 'message.sent' || record.from !== 'box') continue;
    const payload = innermost(record.payload);
    if (payload.kind === 'http-response' && payload.message.status === 100) return true;
  }
  return false;
}

/** By the recording's keys. */
const TELLINGS: Readonly<Record<string, Telling>> = {
  client: answerAt(0),
  first: answerAt(0),
  second: answerAt(1),
  get: answerAt(0),
  connect: answerAt(1),
  status: (seen) => statusTold(nth(seen, 0)),
  after_s: (seen) => secondsTold(nth(seen, 0), seen.patienceS),
  attempts: ({ ends }) => ends.arrivals.length,
  attempts_of_second: (seen) => arrivalsOf(seen, 1).length,
  connection_was_reused: (seen) => arrivalsOf(seen, 0).at(-1)?.connection === arrivalsOf(seen, 1)[0]?.connection,
  proxy_log: ({ records }) => logTold(accessLog(records, 'box')),
  proxy_log_status: ({ records }) => accessLog(records, 'box').map(({ status }) => status),
  interim: (seen) => {
    const answer = nth(seen, 0);
    // The client forgets what it had when the connection ends without an answer.
    return answer.response ? answer.interim.map(({ status }) => status) : [];
  },
  proxy_answered_100_before_body: ({ records }) => isToldToContinue(records),
  origin_saw_expect: ({ ends }) => (ends.arrivals[0] ? field(ends.arrivals[0], 'Expect') : 'nothing'),
  forwarded: ({ ends }) => ends.arrivals.length > 0,
  origin_saw_max_forwards: ({ ends }) => field(ends.arrivals[0], 'Max-Forwards'),
  // Words of the product's own, which are not compared.
  log: () => null,
  error_log: () => null,
};

/** A configuration that holds is told so in words of the product's own, which no recording has. */
function checkTold(profile: 'nginx' | 'haproxy', directives: readonly string[]): JsonObject {
  const message = startUpFault({ profile, directives }, isKnownName);
  return { exit: message === null ? 0 : 1, message };
}

export const errors: Topic = {
  name: 'errors',
  replay(recorded) {
    const checked = checkedOnly(recorded.stimulus);
    if (checked !== null) return checkTold(checked, directivesOf(recorded));
    const seen = understood(() => seenIn(recorded));
    const told: Record<string, Json> = {};
    for (const asked of recorded.asked) {
      const telling = TELLINGS[asked.name];
      if (!telling) throw new Unsupported(`observed: "${asked.name}"`);
      told[asked.name] = telling(seen, asked);
    }
    return told satisfies JsonObject;
  },
};
