// Everything that can happen in a run, as a closed union. This is everybody's contract: a change needs a decision record.
// Records are in the order in which they happened; a record's number is its place in the trace, from 0.
import type { CacheDecision } from '../caching/decide.ts';
import type { Refusal } from '../caching/effects.ts';
import type { Lifespan } from '../caching/policy.ts';
import type { Edit } from '../http/edit.ts';
import type { ServerFailure } from '../http/failure-settings.ts';
import type { Message, Request, Response } from '../http/message.ts';
import type { Duration, Instant } from '../kernel/time.ts';
import type { SocketAddress } from '../wire/address.ts';
import type { NodeId, Payload } from '../wire/payload.ts';

export type { ServerFailure } from '../http/failure-settings.ts';

/** Number of an intent of the workload, from 1: the same on both stages, so that exchanges can be paired. 0: see `NO_EXCHANGE`. */
export type ExchangeId = number;
/** Number of a connection (or of a pair of UDP ports), from 1, in order of opening. */
export type ConnectionId = number;
/** Number of a transmission on one link, from 1. */
export type TransmissionId = number;
export type LinkId = string;

interface At {
  readonly at: Instant;
}
/** What happened at `node` for the sake of `exchange`. */
interface InExchange extends At {
  readonly exchange: ExchangeId;
  readonly node: NodeId;
}

/** A user wants something: the start of an exchange at its client. `target` is the target URI (RFC 9110 §7.1). */
export interface ExchangeWanted extends InExchange {
  readonly kind: 'exchange.wanted';
  readonly method: string;
  readonly target: string;
}
/** The client has its answer, or knows that none will come. */
export interface ExchangeFinished extends InExchange {
  readonly kind: 'exchange.finished';
  /** The final status; null when there is no response at all. With a failure beside it the response began and did not end. */
  readonly status: number | null;
  readonly failure: Failure | null;
}
export type Failure =
  | 'name-unknown'
  | 'connection-refused'
  | 'connection-reset'
  | 'proxy-refused'
  /** The connection ended before the content did; what came is no HTTP; it waited as long as it had a mind to. */
  | 'incomplete'
  | 'not-http'
  | 'gave-up';

/** A message leaves a node on one link, frozen as it stands on this hop. */
export interface MessageSent extends At {
  readonly kind: 'message.sent';
  readonly exchange: ExchangeId;
  readonly transmission: TransmissionId;
  readonly connection: ConnectionId;
  readonly link: LinkId;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly source: SocketAddress;
  readonly destination: SocketAddress;
  readonly bytes: number;
  readonly payload: Payload;
}
/** The same transmission arrives; what it carries stands in the record `sent` (its number in the trace). */
export interface MessageReceived extends At {
  readonly kind: 'message.received';
  readonly exchange: ExchangeId;
  readonly transmission: TransmissionId;
  readonly sent: number;
  readonly from: NodeId;
  readonly to: NodeId;
}

/**
 * A transmission that never arrives: the link was cut while it was under way, or something before it in its connection's stream was lost
 * so; or the other side drops it without a word.
 */
export interface MessageLost extends At {
  readonly kind: 'message.lost';
  readonly exchange: ExchangeId;
  readonly transmission: TransmissionId;
  readonly sent: number;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly why: 'link-cut' | 'dropped';
}

/** A connection between two neighbours is ready for use at the node that opened it, or is found idle in its pool. */
export interface ConnectionReady extends InExchange {
  readonly kind: 'connection.opened' | 'connection.reused';
  readonly connection: ConnectionId;
  readonly peer: NodeId;
}
export interface ConnectionClosed extends At {
  readonly kind: 'connection.closed';
  readonly connection: ConnectionId;
  readonly node: NodeId;
  /** `given-up`: nobody answered the call in time, so there is nobody to close it with. */
  readonly why: 'idle' | 'last-answer' | 'refused' | 'reset' | 'peer' | 'given-up';
}
/** From now on the node passes bytes between two connections without being a party to them (RFC 9110 §3.7, tunnel). */
export interface TunnelOpened extends InExchange {
  readonly kind: 'tunnel.opened';
  readonly outbound: ConnectionId;
  readonly inbound: ConnectionId;
}

/** An intermediary made a new message of the one it got; `edits` is its own account of the difference. */
export interface MessageRewritten extends InExchange {
  readonly kind: 'message.rewritten';
  readonly received: Message;
  readonly forwarded: Message;
  readonly edits: readonly Edit[];
}
/** A cache was asked (RFC 9111 §4); hit or the reason to forward in the words of RFC 9211. */
export interface CacheConsulted extends InExchange {
  readonly kind: 'cache.hit' | 'cache.fwd';
  readonly decision: CacheDecision;
}
/** Nothing is done yet: the request waits for what another has asked for already (RFC 9211 §2.6). */
export interface CacheWaits extends InExchange {
  readonly kind: 'cache.waits';
  /** The exchange for which it is fetched. */
  readonly behind: ExchangeId;
}
/** What a box with a product's cache calls that which became of the request, as its log has it; other boxes have no such word. */
interface Worded extends InExchange {
  readonly word?: string;
}
/** How long a stored response lasts; its age and what it may still be used for at any instant follow from it. */
interface Lasting {
  readonly life: Lifespan;
  /** Seconds for which it is fresh from now on (RFC 9111 §4.2). */
  readonly freshSeconds: number;
  /** What had to go to make room. */
  readonly evicted: readonly number[];
}
/** A response was kept (RFC 9111 §3), with the request that it answers. */
export interface CacheStored extends Worded, Lasting {
  readonly kind: 'cache.stored';
  readonly storedResponse: number;
  readonly key: string;
  readonly request: Request;
  readonly response: Response;
  /** The stored response whose place it takes. */
  readonly replaces: number | null;
}
/** A response was not kept, and the rule that forbade it. */
export interface CacheDeclined extends Worded {
  readonly kind: 'cache.declined';
  readonly reason: string;
  readonly section: string;
}
/** The origin says that a stored response holds still, perhaps with other fields from now on (RFC 9111 §4.3.4, §4.3.5). */
export interface CacheFreshened extends Worded, Lasting {
  readonly kind: 'cache.freshened';
  readonly storedResponse: number;
  readonly response: Response;
}
/** A stored response serves, stale as it is, since nothing better came (RFC 9111 §4.2.4, RFC 5861 §4). */
export interface CacheReused extends Worded {
  readonly kind: 'cache.reused';
  readonly storedResponse: number;
  readonly section: string;
}
/** Stored responses went: what came shows that they are no longer to be trusted (RFC 9111 §4.4). */
export interface CacheRemoved extends InExchange {
  readonly kind: 'cache.removed';
  readonly removed: readonly number[];
  readonly section: string;
}
/** The client gets a page of the box's own, since the cache has nothing for it and cannot or may not get it. */
export interface CacheRefused extends Worded {
  readonly kind: 'cache.refused';
  /** Null: the box's own status for that failure of its servers. */
  readonly status: number | null;
  readonly why: Refusal['why'];
}
/** A gateway picked the server that is to answer. */
export interface ServerChosen extends InExchange {
  readonly kind: 'server.chosen';
  readonly chosen: NodeId;
  readonly among: readonly NodeId[];
  readonly policy: string;
}
/** A server let the box down: what is done about it follows in the next records. */
export interface ServerFailed extends InExchange {
  readonly kind: 'server.failed';
  readonly server: NodeId;
  readonly why: ServerFailure;
}
/** What a box thinks of a server from now on: from requests that failed there, or from checks of its own. */
export interface ServerHealth extends At {
  readonly kind: 'server.health';
  readonly node: NodeId;
  readonly server: NodeId;
  /** `suspect`: it has failed, not often enough; `probing`: it was down, and what is asked of it now decides. */
  readonly state: 'up' | 'suspect' | 'down' | 'probing';
  readonly by: 'requests' | 'checks';
}
/** Whoever had asked is gone before the answer; what the box does about it: drop the errand, or see it to its end for nobody. */
export interface RequestAbandoned extends InExchange {
  readonly kind: 'request.abandoned';
  readonly then: 'dropped' | 'finished';
}

/** A box lets a request in, makes it wait first, or turns it away, before it asks its cache or anybody else. */
export interface RequestJudged extends InExchange {
  readonly kind: 'request.admitted' | 'request.delayed' | 'request.refused';
  /** What decided; `none`: it was let in, and no limit counted it. */
  readonly rule: ProtectionRule | 'none';
  /** Which rule, in the product's own words (a zone, a line of the configuration), or what is wrong with the request; empty for `none`. */
  readonly word: string;
  /** The product whose rule it is, or "RFC 6585 §4". */
  readonly section: string;
  /** Whom the box took for the client. */
  readonly client: string;
  /** Of a refusal: the status that is told; null: none, the connection ends, or nothing is said. */
  readonly status: number | null;
  /** Of a delay: how long. */
  readonly wait: Duration | null;
  /** The rule is only being tried out: what it says is not done. */
  readonly isDryRun: boolean;
}
export type ProtectionRule =
  | 'rate'
  | 'connections'
  | 'access'
  | 'credentials'
  /** Too large, or no request as this box understands them; not sent to its end in time. */
  | 'size'
  | 'syntax'
  | 'patience';

/** A request waits for a free server of a queueing station. */
export interface QueueEntered extends InExchange {
  readonly kind: 'queue.entered';
  /** How many wait now, this one included. */
  readonly length: number;
}
export interface Service extends InExchange {
  readonly kind: 'service.started' | 'service.finished';
}

/** Something was changed while the run went on; `patch` and `node` as in the scenario's `interventions`. */
export interface InterventionApplied extends At {
  readonly kind: 'intervention.applied';
  readonly patch: string;
  readonly node: NodeId | null;
  /** The link that was cut or mended. */
  readonly link?: LinkId;
}

export type TraceRecord =
  | ExchangeWanted
  | ExchangeFinished
  | MessageSent
  | MessageReceived
  | MessageLost
  | ConnectionReady
  | ConnectionClosed
  | TunnelOpened
  | MessageRewritten
  | CacheConsulted
  | CacheWaits
  | CacheStored
  | CacheDeclined
  | CacheFreshened
  | CacheReused
  | CacheRemoved
  | CacheRefused
  | ServerChosen
  | ServerFailed
  | ServerHealth
  | RequestAbandoned
  | RequestJudged
  | QueueEntered
  | Service
  | InterventionApplied;

export type RecordKind = TraceRecord['kind'];
