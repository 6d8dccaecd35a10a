// Does what a case says was done, step by step, on a run that is driven: asks, waits for the answer or not, changes an origin, goes on.
import type { Instant } from '../../kernel/time.ts';
import { after, milliseconds } from '../../kernel/time.ts';
import type { Drive } from '../../simulate/drive.ts';
import type { ExchangeId, TraceRecord } from '../../trace/record.ts';
import { Unsupported } from './json.ts';
import type { BytesStep, RequestStep, Step } from './steps.ts';

/** What a topic knows of how its steps are done. */
export interface Performing {
  readonly drive: Drive;
  /** Grows as the run goes on. */
  readonly records: readonly TraceRecord[];
  /** The clients that take turns when a step names none; at least one address. */
  readonly clients: readonly string[];
  /** Makes the client at that address want what the step says, at that instant. */
  want(step: RequestStep | BytesStep, client: string, exchange: ExchangeId, at: Instant): void;
  /** Changes how an origin behaves, now. */
  behave?(step: Extract<Step, { kind: 'behave' }>): void;
  /** Opens so many connections from a client and leaves them idle, now. */
  openIdle?(connections: number, client: string): void;
  /** Whether what a step waits for has come. */
  holds?(what: string): boolean;
  /** Seconds after which the client stops waiting for an answer. */
  readonly patienceS: number;
  /** When the first step is done. */
  readonly startsAt: Instant;
}

/** What a step caused: its exchanges in order, and when it began and ended. */
export interface Performed {
  readonly step: Step;
  readonly exchanges: readonly ExchangeId[];
  readonly from: Instant;
  readonly to: Instant;
}

/** Performs all steps and waits for what is still open. The k-th result is that of the k-th step. */
export function perform(steps: readonly Step[], performing: Performing): readonly Performed[] {
  const { drive } = performing;
  drive.advance(performing.startsAt);
  const watch = createWatch(performing);
  const done: Performed[] = [];
  for (const [index, step] of steps.entries()) {
    const from = startOf(step, performing);
    drive.advance(from);
    const exchanges = watch.next(step, index, isLookedAtLater(step, steps[index + 1]));
    done.push({ step, exchanges, from, to: drive.now });
  }
  watch.settle();
  return done;
}

function startOf(step: Step, { drive, startsAt }: Performing): Instant {
  const atS = 'atS' in step ? step.atS : null;
  const at = atS === null ? drive.now : after(startsAt, milliseconds(atS * 1000));
  return at > drive.now ? at : drive.now;
}

/** Half a message gets no answer, and neither does one whose client does not read: the step after says how long was looked on. */
const isLookedAtLater = (step: Step, next: Step | undefined): boolean =>
  (step.kind === 'bytes' && next?.kind === 'wait') || (step.kind === 'request' && step.stopsReading);

interface Watch {
  next(step: Step, index: number, isLookedAtLater: boolean): readonly ExchangeId[];
  /** Waits for every exchange that is still open. */
  settle(): void;
}

function createWatch(performing: Performing): Watch {
  const { drive, records, clients, patienceS } = performing;
  const open = new Set<ExchangeId>();
  let exchanges = 0;
  let read = 0;

  const isOpen = (exchange: ExchangeId): boolean => {
    for (; read < records.length; read += 1) {
      const record = records[read];
      if (record?.kind === 'exchange.finished') open.delete(record.exchange);
    }
    return open.has(exchange);
  };
  const wait = (awaited: readonly ExchangeId[]): void => {
    const until = after(drive.now, milliseconds(patienceS * 1000));
    drive.advance(until, () => !awaited.some(isOpen));
  };
  const turnOf = (step: RequestStep | BytesStep, index: number, count: number): string => {
    if (step.from !== null) return step.from;
    if (step.clients.length > 0) return step.clients[count % step.clients.length] ?? '';
    // At once, each request is another's; one after another, a step is one client's.
    return clients[(step.isAtOnce ? count : index) % clients.length] ?? '';
  };
  const wantOne = (step: RequestStep | BytesStep, client: string, at: Instant): ExchangeId => {
    exchanges += 1;
    open.add(exchanges);
    performing.want(step, client, exchanges, at);
    return exchanges;
  };

  const ask = (step: RequestStep | BytesStep, index: number, isLeft: boolean): ExchangeId[] => {
    const asked: ExchangeId[] = [];
    const everyS = step.kind === 'request' && step.pieces === null ? step.everyS : null;
    const from = drive.now;
    const waits = !step.doesNotWait && !isLeft;
    for (let count = 0; count < step.times; count += 1) {
      const at = everyS === null ? drive.now : after(from, milliseconds(everyS * 1000 * count));
      asked.push(wantOne(step, turnOf(step, index, count), at));
      if (!step.isAtOnce && everyS === null && waits) wait(asked.slice(-1));
    }
    if (waits) {
      if (everyS !== null) drive.advance(after(from, milliseconds(everyS * 1000 * (step.times - 1))));
      wait(asked);
    }
    return asked;
  };

  const waitFor = (what: string): void => {
    if (!performing.holds) throw new Unsupported(`step: waiting for "${what}"`);
    const until = after(drive.now, milliseconds(LONGEST_WAIT_S * 1000));
    if (!drive.advance(until, () => performing.holds?.(what) === true))
      throw new Unsupported(`step: "${what}" did not come about`);
  };

  return {
    next(step, index, isLeft) {
      switch (step.kind) {
        case 'request':
        case 'bytes':
          return ask(step, index, isLeft);
        case 'wait':
          drive.advance(after(drive.now, milliseconds(step.seconds * 1000)));
          return [];
        case 'wait for':
          waitFor(step.what);
          return [];
        case 'open idle connections':
          if (!performing.openIdle) throw new Unsupported('step: idle connections');
          performing.openIdle(step.connections, clients[0] ?? '');
          return [];
        case 'behave':
          if (!performing.behave) throw new Unsupported('step: an origin that behaves otherwise');
          performing.behave(step);
          return [];
      }
    },
    settle() {
      wait([...open]);
    },
  };
}

/** What has not come about by then will not. */
const LONGEST_WAIT_S = 120;
