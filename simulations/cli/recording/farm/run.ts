// A recorded farm on the bench: one box, its origins by letter, clients by address; steps are done on it and answers told by letter.
import type { Behaviour } from '../behaviour.ts';
import type { ServerPlace } from '../../../scenario/profiles/index.ts';
import type { GatewayNode } from '../../../scenario/scenario.ts';
import type { Instant } from '../../../kernel/time.ts';
import { createDrive } from '../../../simulate/drive.ts';
import { headerOf } from '../../../simulate/header.ts';
import { after, milliseconds, START } from '../../../kernel/time.ts';
import type { ExchangeId, TraceRecord } from '../../../trace/record.ts';
import type { Trace } from '../../../trace/trace.ts';
import { LOOPBACK, NAMES, benchClient, benchGateway, benchOrigin, benchScenario, boxManners } from '../bench.ts';
import type { Ends } from '../ends.ts';
import { endsOf } from '../ends.ts';
import { originBehaviour } from '../origins.ts';
import type { Performed } from '../perform.ts';
import { perform } from '../perform.ts';
import type { Step } from '../steps.ts';
import { understood } from '../understood.ts';
import { wishFor } from '../wish.ts';
import type { FarmWords } from './words.ts';

export const HOST = 'www.example.test';
const BOX_PORT = 80;
const HORIZON_S = 3600;

export interface FarmCase {
  readonly words: FarmWords;
  readonly behaviours: ReadonlyMap<string, Behaviour>;
  readonly steps: readonly Step[];
  readonly patienceS: number;
  /** Seconds before the first step. */
  readonly startsAtS: number;
  /** Whether what a step waits for has come. */
  readonly holds?: (what: string, records: readonly TraceRecord[]) => boolean;
}

export interface FarmRun {
  readonly trace: Trace;
  readonly ends: Ends;
  readonly performed: readonly Performed[];
  readonly endsAt: Instant;
  /** The letter of the origin that answered with 200, else the status in brackets. */
  readonly answerOf: (exchange: ExchangeId) => string;
}

/** The box of a case, and where its servers are. */
export function farmNode({ profile, directives, members, inbound }: FarmWords): {
  readonly node: GatewayNode;
  readonly places: readonly ServerPlace[];
} {
  const manners = boxManners(profile, NAMES.accelerator, directives);
  const box = benchGateway(
    manners,
    [HOST],
    members.map(({ id }) => id),
  );
  const places = members.map(({ id, port }) => ({ id, address: LOOPBACK, port }));
  return { node: { ...box, inbound: { ...box.inbound, ...inbound } }, places };
}

const clientId = (address: string): string => `client ${address}`;

function addressesOf(steps: readonly Step[]): string[] {
  const named = steps.flatMap((step) => ('from' in step ? [step.from ?? LOOPBACK, ...step.clients] : []));
  return [...new Set([LOOPBACK, ...named])];
}

/** Throws `Unsupported` for directives that the product's profile does not know. */
export function runFarm({ words, behaviours, steps, patienceS, startsAtS, holds }: FarmCase): FarmRun {
  const { members } = words;
  const usual = (letter: string): { text: () => string; epochSeconds: number } => ({
    text: () => letter,
    epochSeconds: 1_772_442_000,
  });
  const origins = members.map(({ letter, id, port }) => ({
    ...benchOrigin(id, port),
    behaviour: originBehaviour(behaviours.get(letter), usual(letter)),
  }));
  const { node: box } = farmNode(words);
  const clients = addressesOf(steps).map((address) => benchClient(address, null));
  const scenario = benchScenario([...clients, box, ...origins], [{ name: HOST, addresses: [LOOPBACK] }], HORIZON_S);
  const records: TraceRecord[] = [];
  const drive = understood(() => createDrive(scenario, (record) => records.push(record)));
  const authority = `${LOOPBACK}:${String(BOX_PORT)}`;
  const way = { authority, host: HOST, patienceS };
  const performed = perform(steps, {
    drive,
    records,
    clients: [LOOPBACK],
    patienceS,
    startsAt: after(START, milliseconds(startsAtS * 1000)),
    want(step, client, exchange, at) {
      drive.want(wishFor(step, way, { exchange, at, client: clientId(client) }));
    },
    behave({ origin, behaviour }) {
      for (const { id } of members.filter(({ letter }) => letter === origin)) {
        // A port that closes takes the connections with it.
        drive.order(id, behaviour.refuses ? 'stop' : 'start');
        if (!behaviour.refuses)
          drive.order(id, { order: 'behave', behaviour: originBehaviour(behaviour, usual(origin)) });
      }
    },
    holds: (what) => holds?.(what, records) === true,
  });
  const trace = { header: headerOf(scenario), records };
  const ends = endsOf(trace);
  return {
    trace,
    ends,
    performed,
    endsAt: drive.now,
    answerOf(exchange) {
      const answer = ends.answers.get(exchange);
      const status = answer?.response?.status ?? null;
      if (!answer || status === null) return '[none]';
      return status === 200 ? ends.bodyOf(answer) : `[${String(status)}]`;
    },
  };
}
