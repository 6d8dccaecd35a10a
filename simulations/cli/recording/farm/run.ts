// A recorded farm on the bench: one box, its origins by letter, clients by address; steps are done on it and answers told by letter.
import type { Behaviour } from '../behaviour.ts';
import { DirectiveError } from '../../../scenario/profiles/index.ts';
import { createDrive } from '../../../simulate/drive.ts';
import type { Drive } from '../../../simulate/drive.ts';
import { headerOf } from '../../../simulate/header.ts';
import { after, milliseconds, START } from '../../../kernel/time.ts';
import type { ExchangeId, TraceRecord } from '../../../trace/record.ts';
import type { Trace } from '../../../trace/trace.ts';
import { LOOPBACK, NAMES, benchClient, benchGateway, benchOrigin, benchScenario, boxManners } from '../bench.ts';
import type { Ends } from '../ends.ts';
import { endsOf } from '../ends.ts';
import { Unsupported } from '../json.ts';
import { originBehaviour } from '../origins.ts';
import type { Performed } from '../perform.ts';
import { perform } from '../perform.ts';
import type { Step } from '../steps.ts';
import { wishFor } from '../wish.ts';
import type { FarmWords, Ports } from './words.ts';

export const HOST = 'www.example.test';
const BOX_PORT = 80;
const HORIZON_S = 3600;

export interface FarmCase {
  readonly words: FarmWords;
  readonly portOf: Ports;
  readonly behaviours: ReadonlyMap<string, Behaviour>;
  readonly steps: readonly Step[];
  readonly patienceS: number;
  /** Seconds before the first step. */
  readonly startsAtS: number;
  /** Whether what a step waits for has come. */
  readonly holds?: (what: string, records: readonly TraceRecord[]) => boolean;
  /** Orders that are no step of the recordings' own: a server that stops. */
  readonly before?: (index: number, drive: Drive) => void;
}

export interface FarmRun {
  readonly trace: Trace;
  readonly ends: Ends;
  readonly performed: readonly Performed[];
  /** The letter of the origin that answered with 200, else the status in brackets. */
  answerOf(exchange: ExchangeId): string;
}

const clientId = (address: string): string => `client ${address}`;

function addressesOf(steps: readonly Step[]): string[] {
  const named = steps.flatMap((step) => ('from' in step ? [step.from ?? LOOPBACK, ...step.clients] : []));
  return [...new Set([LOOPBACK, ...named])];
}

/** Throws `Unsupported` for directives that the product's profile does not know. */
export function runFarm({ words, portOf, behaviours, steps, patienceS, startsAtS, holds, before }: FarmCase): FarmRun {
  const { profile, directives, letters, inbound } = words;
  const usual = (letter: string): { text: () => string; epochSeconds: number } => ({
    text: () => letter,
    epochSeconds: 1_772_442_000,
  });
  const origins = letters.map((letter) => ({
    ...benchOrigin(letter, portOf(letter)),
    behaviour: originBehaviour(behaviours.get(letter), usual(letter)),
  }));
  const manners = boxManners(profile, NAMES.accelerator, directives);
  const box = benchGateway(manners, [HOST], letters);
  const clients = addressesOf(steps).map((address) => benchClient(address, null));
  const scenario = benchScenario(
    [...clients, { ...box, inbound: { ...box.inbound, ...inbound } }, ...origins],
    [{ name: HOST, addresses: [LOOPBACK] }],
    HORIZON_S,
  );
  const records: TraceRecord[] = [];
  let drive: Drive;
  try {
    drive = createDrive(scenario, (record) => records.push(record));
  } catch (error) {
    if (error instanceof DirectiveError) throw new Unsupported(error.message);
    throw error;
  }
  const authority = `${LOOPBACK}:${String(BOX_PORT)}`;
  const way = { authority, host: HOST, patienceS };
  const performed = perform(steps, {
    drive,
    records,
    clients: [LOOPBACK],
    patienceS,
    startsAt: after(START, milliseconds(startsAtS * 1000)),
    want(step, client, exchange, at) {
      before?.(exchange, drive);
      drive.want(wishFor(step, way, { exchange, at, client: clientId(client) }));
    },
    behave({ origin, behaviour }) {
      drive.order(origin, { order: 'behave', behaviour: originBehaviour(behaviour, usual(origin)) });
    },
    holds: (what) => holds?.(what, records) === true,
  });
  const trace = { header: headerOf(scenario), records };
  const ends = endsOf(trace);
  return {
    trace,
    ends,
    performed,
    answerOf(exchange) {
      const answer = ends.answers.get(exchange);
      const status = answer?.response?.status ?? null;
      if (!answer || status === null) return '[none]';
      return status === 200 ? ends.bodyOf(answer) : `[${String(status)}]`;
    },
  };
}
