// One step of a recording as what a client of the simulator wants: where to, what to send, and how it goes about it.
import type { AskingManner } from '../../http/asking-manner.ts';
import type { FieldLine } from '../../http/message.ts';
import type { Instant } from '../../kernel/time.ts';
import { NO_TIME } from '../../kernel/time.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { Intent } from '../../workload/intent.ts';
import type { BytesStep, RequestStep } from './steps.ts';

/** Where the clients of a case send their requests. */
export interface Way {
  /** "127.0.0.1:80": whom they call; for a client that was told to use a proxy, the site. */
  readonly authority: string;
  /** What stands in Host, and for HOST in bytes; null: the authority that was called. */
  readonly host: string | null;
  /** Seconds after which they give up. */
  readonly patienceS: number;
}

export interface Occasion {
  readonly exchange: ExchangeId;
  readonly at: Instant;
  /** Node id. */
  readonly client: string;
}

export function wishFor(
  step: RequestStep | BytesStep,
  { authority, host, patienceS }: Way,
  occasion: Occasion,
): Intent {
  const manner: AskingManner = {
    connection: step.connection ?? 'fresh',
    givesUpAfterMs: (step.closesAfterS ?? patienceS) * 1000,
    ...(step.stopsReading ? { stopsReading: true } : {}),
  };
  if (step.kind === 'bytes') {
    const raw = step.raw.replaceAll('HOST', host ?? authority);
    return { ...occasion, ...ROOT, target: `http://${authority}/`, manner: { ...manner, raw } };
  }
  const { method, target, body, chunk, pieces, everyS, bodyAfterS } = step;
  // RFC 9110 §9.3.6: what a client of CONNECT names is no URI.
  if (method === 'CONNECT') {
    const raw = `CONNECT ${target} HTTP/1.1\r\n${linesOf(hosted(step, target))}\r\n`;
    return { ...occasion, ...ROOT, target: `http://${authority}/`, manner: { ...manner, raw } };
  }
  return {
    ...occasion,
    method,
    target: /^https?:\/\//u.test(target) ? target : `http://${authority}${target}`,
    content: body ?? chunk,
    fields: host === null ? fieldsOf(step) : hosted(step, host),
    manner: {
      ...manner,
      ...(pieces === null ? {} : { pieces: { texts: pieces, everyMs: (everyS ?? 0) * 1000 } }),
      ...(bodyAfterS === null ? {} : { contentAfterMs: bodyAfterS * 1000 }),
    },
    service: NO_TIME,
  };
}

const ROOT = { method: 'GET', content: null, fields: [], service: NO_TIME } as const;

const fieldsOf = ({ fields }: RequestStep): FieldLine[] => fields.map(([name, value]) => ({ name, value }));

const hosted = (step: RequestStep, host: string): FieldLine[] => {
  const fields = fieldsOf(step);
  return fields.some(({ name }) => name.toLowerCase() === 'host') ? fields : [{ name: 'Host', value: host }, ...fields];
};

const linesOf = (fields: readonly FieldLine[]): string =>
  fields.map(({ name, value }) => `${name}: ${value}\r\n`).join('');
