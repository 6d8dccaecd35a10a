// What a box answers itself before anybody else is asked: requests that may go no further, and expectations that it does not meet.
import type { FailureSettings } from '../../http/failure-settings.ts';
import { listValues, valueOf } from '../../http/fields.ts';
import type { HttpVersion, Request, Response } from '../../http/message.ts';
import { gather, isChunked } from '../transport/gathering.ts';
import type { Asked, Incoming, Serving } from '../transport/http-server.ts';

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

/** Gathers content until there is so much of it, or all. */
const held =
  (handle: (asked: Asked) => Incoming | null, most: number) =>
  (asked: Asked): Incoming => {
    const coming = gather(asked.request);
    let bytes = asked.request.content?.bytes ?? 0;
    let hasBegun = false;
    let inside: Incoming | null = null;
    return {
      piece(content, last) {
        if (hasBegun) {
          inside?.piece(content, last);
          return;
        }
        coming.add(content);
        bytes += content.bytes;
        if (!last && bytes < most) return;
        hasBegun = true;
        inside = handle({ ...asked, request: coming.message(), continues: !last });
      },
      aborted: () => inside?.aborted(),
    };
  };

/** How a box takes requests: whole, or as they come. */
export interface Taking {
  readonly failures: FailureSettings;
  /** So many octets of content are gathered before anybody is asked; 0: none. */
  readonly holdsBytes: number;
  /** Version towards the server; null: the client's. */
  readonly version: () => HttpVersion | null;
}

/**
 * Requests whole, as `whole` makes them, or with their content as it comes, but for those that the box answers itself, which it does at once.
 * Clients that want to be told to send their content are told so, where it is the box that does (RFC 9110 §10.1.1).
 */
export const unlessOwn =
  (handle: (asked: Asked) => Incoming | null, { failures, holdsBytes, version }: Taking): Serving['asked'] =>
  (asked) => {
    if (!asked.continues) return handle(asked);
    if (ownAnswer(asked.request, failures)) return handle({ ...asked, continues: false });
    if (saysContinue(asked.request, failures)) asked.interim(CONTINUE);
    // HTTP/1.0 knows no chunks: there the length has to be known first.
    const most = isChunked(asked.request) && version() === '1.0' ? Infinity : holdsBytes;
    return (asked.request.content?.bytes ?? 0) < most ? held(handle, most)(asked) : handle(asked);
  };
