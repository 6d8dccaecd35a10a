// A request at the cache of a box: what the cache may have done about it, and what it is to be told of what was sent on.
import type { Request, Response } from '../../http/message.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import type { ExchangeId } from '../../trace/record.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { RewritingContext } from '../rewriting/context.ts';
import type { Place } from '../transport/pool.ts';
import type { BreakCause } from './attempt.ts';

/** An answer that came of a request that was sent on. */
export interface Brought {
  readonly response: Response;
  readonly from: NodeId;
  readonly place: Place;
}

/** No answer came, and what the box says for itself in such a case. */
export interface Unanswered {
  readonly status: number;
  /** Its cause, as `ownResponse` takes it. */
  readonly why: string;
  /** Where an answer had been hoped for last. */
  readonly tried: Place | null;
  /** Whether that was on a connection which had served before; missing: no. */
  readonly isKept?: boolean;
  /** An answer had begun, and this is as far as it came; missing: none had. */
  readonly broken?: { readonly brought: Brought; readonly how: BreakCause };
}

/** A request to send on; one of the two is to be told of it, once. */
export interface Sending {
  /** As the cache wants it; `received` is what the client sent. */
  readonly request: Request;
  readonly received: Request;
  /** Whether it is in vain when the client is gone: nobody else waits for it, and nothing of it would be kept. */
  readonly isForClientAlone: boolean;
  /** Whether nobody would do anything with it any more. */
  readonly isInVain: () => boolean;
  readonly arrived: (brought: Brought) => void;
  readonly failed: (unanswered: Unanswered) => void;
}

export type CacheContext = Pick<
  RewritingContext,
  'cacheWord' | 'cacheLookup' | 'ageSeconds' | 'isFromCache' | 'cacheStatus' | 'storedTransaction'
>;

/** What the client gets. */
export interface Given {
  readonly response: Response;
  /** The server that it came from, now or when it was stored; null where that is not known. */
  readonly place: Place | null;
  /** What the fields may say of it. */
  readonly context: CacheContext;
}

/** A request at the cache, and what can be done about it. */
export interface Errand {
  readonly request: Request;
  readonly target: TargetUri;
  readonly exchange: ExchangeId;
  /** Number of the transaction, for boxes that tell it. */
  readonly transaction: number;
  readonly answer: (given: Given) => void;
  /** A page of the box's own; `length`: of what was there, for 416. */
  readonly refuse: (page: Unanswered, length: number | null) => void;
  readonly forward: (sending: Sending) => void;
}
