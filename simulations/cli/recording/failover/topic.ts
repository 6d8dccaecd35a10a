// Topic failover: what a box does when a server fails it. Told are, request by request, what the client got and whom the box had asked.
import { nextTryRule } from '../../../health/next-try/index.ts';
import { farmFor } from '../../../scenario/profiles/index.ts';
import { directivesOf, productOf } from '../directives.ts';
import type { Answer } from '../ends.ts';
import { fieldsTold } from '../ends.ts';
import { readingOf, statusTold } from '../errors/told.ts';
import type { FarmRun } from '../farm/run.ts';
import { farmNode, runFarm } from '../farm/run.ts';
import { triesIn } from '../farm/tries.ts';
import type { FarmWords } from '../farm/words.ts';
import { farmWords } from '../farm/words.ts';
import type { Json, JsonObject } from '../json.ts';
import { Unsupported, optional, textsAt } from '../json.ts';
import type { RequestStep } from '../steps.ts';
import type { RecordedCase, Topic } from '../topic.ts';
import { haproxyAccount, nginxAccount } from './accounts.ts';
import { checkAccount, thinks } from './checks.ts';
import { behavioursOf, portOf, settled, stepsDone } from './setting.ts';

const PATIENCE_S = 20;

/** What the client saw of one request. */
function clientAccount(answer: Answer, run: FarmRun): JsonObject {
  const { response, isWhole } = answer;
  const status = statusTold(answer);
  if (!response || status !== response.status) return { status };
  return {
    status,
    ...(isWhole ? {} : { truncated: true }),
    ...(status === 200 ? { from: run.ends.bodyOf(answer) } : {}),
  };
}

interface Asked {
  readonly step: RequestStep;
  readonly answer: Answer;
}

const askedIn = ({ performed, ends }: FarmRun): Asked[] =>
  performed.flatMap(({ step, exchanges }) =>
    exchanges.flatMap((exchange) => {
      const answer = ends.answers.get(exchange);
      return step.kind === 'request' && answer ? [{ step, answer }] : [];
    }),
  );

/** By letter. */
function hitsOf({ ends }: FarmRun): JsonObject {
  const hits: Record<string, number> = {};
  for (const { origin } of ends.arrivals) hits[origin] = (hits[origin] ?? 0) + 1;
  return hits;
}

function requestsTold(run: FarmRun, words: FarmWords): Json[] {
  const tries = triesIn(run.trace, farmNode(words).node.id);
  const { node, places } = farmNode(words);
  const farm = farmFor(node, places);
  const rule = nextTryRule(farm.retrying, farm.servers);
  const asked = askedIn(run);
  const start = asked[0]?.answer.wantedAt ?? 0;
  /** How much longer than the simulated clients those of the recordings have waited so far. */
  let waitedMore = 0;
  return asked.map(({ step, answer }) => {
    const end = answer.finishedAt ?? run.endsAt;
    if (readingOf(answer).isAwaited) waitedMore += Math.max(0, answer.wantedAt + PATIENCE_S * 1_000_000 - end);
    const own = tries.get(answer.exchange) ?? [];
    const hasContent = step.body !== null;
    const account =
      words.profile === 'nginx'
        ? nginxAccount(own, rule, { method: step.method, hasContent })
        : haproxyAccount(own, answer);
    return {
      t: Math.floor((end + waitedMore - start) / 1_000_000),
      request: step.method,
      ...clientAccount(answer, run),
      ...account,
    };
  });
}

/** Of a single request, the whole answer. */
function wholeAnswer(run: FarmRun): JsonObject | null {
  const [only] = askedIn(run);
  const response = only?.answer.response;
  if (!only || !response) return null;
  return {
    status: response.status,
    reason: response.reason,
    headers: fieldsTold(response).map(([name, value]) => [name, value]),
    body: run.ends.bodyOf(only.answer),
  };
}

function replay({ setup, replay: said, stimulus, asked }: RecordedCase): JsonObject {
  const recorded = { setup, replay: said };
  const product = productOf(recorded);
  if (product !== 'nginx' && product !== 'haproxy') throw new Unsupported(`failover of ${product}`);
  const unnamed = optional(textsAt, 'replay.servers', said['servers']) ?? [];
  const words = farmWords(product, settled(product, directivesOf(recorded)), unnamed, portOf);
  const idOf = (letter: string): string => words.members.find((member) => member.letter === letter)?.id ?? letter;
  const behaviours = behavioursOf(said);
  const run = runFarm({
    words,
    behaviours,
    steps: stepsDone(stimulus, said, behaviours),
    patienceS: PATIENCE_S,
    startsAtS: 1,
    holds: (what, records) => thinks(what, records, idOf),
  });
  const isAsked = (name: string): boolean => asked.some((one) => one.name === name);
  return {
    requests: requestsTold(run, words),
    origin_hits: hitsOf(run),
    ...(isAsked('initial_state') || isAsked('served_while_down') ? checkAccount(run) : {}),
    ...(isAsked('client') ? { client: wholeAnswer(run) } : {}),
  };
}

const RAW_LOGS = ['log', 'error_log', 'proxy_log', 'proxy_error_log'];

export const failover: Topic = {
  name: 'failover',
  replay,
  compared: (observed) => Object.fromEntries(Object.entries(observed).filter(([name]) => !RAW_LOGS.includes(name))),
};
