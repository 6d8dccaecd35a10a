// What a box answers itself before anybody else is asked: requests that may go no further, and expectations that it does not meet.
import type { FailureSettings } from '../../http/failure-settings.ts';
import { listValues, valueOf } from '../../http/fields.ts';
import type { Request, Response } from '../../http/message.ts';
import type { Asked, Serving } from '../transport/http-server.ts';
import { whole } from '../transport/http-server.ts';

/** A page of the box's own; `why` as `ownResponse` takes it. */
export interface OwnAnswer {
  readonly status: number;
  readonly why: string;
}

const expectations = ({ fields }: Request): string[] =>
  listValues(fields, 'Expect').map((expectation) => expectation.toLowerCase());

/** Null: the request may be sent on. */
export function ownAnswer(request: Request, settings: FailureSettings): OwnAnswer | null {
  const { method, target, fields } = request;
  const { maxForwards, expectOther } = settings;
  const isOther = expectations(request).some((expectation) => expectation !== '100-continue');
  if (isOther && expectOther === 'refused') return { status: 417, why: 'expectation' };
  if (method !== 'OPTIONS' && method !== 'TRACE') return null;
  if (method === 'TRACE' && maxForwards.anyTrace !== 'passed') return { status: maxForwards.anyTrace, why: 'trace' };
  if (target === '*' && maxForwards.anyServerOptions !== 'passed') {
    return { status: maxForwards.anyServerOptions, why: 'options' };
  }
  // RFC 9110 §7.6.2: at nought it goes no further.
  if (valueOf(fields, 'Max-Forwards')?.trim() !== '0') return null;
  const rule = method === 'TRACE' ? maxForwards.trace : maxForwards.options;
  if (rule === 'passed') return null;
  return { status: rule === 'answered' ? 200 : rule, why: method.toLowerCase() };
}

/** RFC 9110 §15.2.1. */
const CONTINUE: Response = {
  kind: 'response',
  version: '1.1',
  status: 100,
  reason: 'Continue',
  fields: [],
  content: null,
};

/** Whether the box itself tells this client to go on, before it has heard of any server. */
const saysContinue = (request: Request, { expectContinue }: FailureSettings): boolean =>
  expectContinue === 'answered' && request.version === '1.1' && expectations(request).includes('100-continue');

/**
 * Requests whole, as `whole` makes them, but for those that the box answers itself, which it does at once; and clients that want to be told to
 * send their content are told so, where it is the box that does (RFC 9110 §10.1.1).
 */
export const wholeUnlessOwn =
  (handle: (asked: Asked) => void, settings: FailureSettings): Serving['asked'] =>
  (asked) => {
    if (!asked.continues) {
      handle(asked);
      return null;
    }
    if (ownAnswer(asked.request, settings)) {
      handle({ ...asked, continues: false });
      return null;
    }
    if (saysContinue(asked.request, settings)) asked.interim(CONTINUE);
    return whole(handle)(asked);
  };
