// Everything that can be said about a run, without words: a key and what it speaks of. Each language has one sentence a key.
import type {
  Failure,
  LinkId,
  MessageLost,
  MessageRewritten,
  RequestAbandoned,
  RequestJudged,
  ServerFailure,
  ServerHealth,
} from '../trace/record.ts';
import type { CircuitCell, SocksMessage } from '../wire/way-messages.ts';
import type { TlsEnds } from './tls-ends.ts';

/** The words of SOCKS (RFC 1928) and of onion routing (tor-spec §5, §6). */
export type WayStep = `socks ${SocksMessage['step']}` | `circuit ${CircuitCell['step']}`;

/** Node ids; the catalogues turn them into names. */
interface Journey {
  readonly from: string;
  readonly to: string;
}

export type Sentence =
  | { readonly key: 'wanted'; readonly node: string; readonly method: string; readonly target: string }
  | { readonly key: 'answered'; readonly node: string; readonly status: number }
  | { readonly key: 'cut-short'; readonly node: string; readonly status: number; readonly failure: Failure }
  | { readonly key: 'unanswered'; readonly node: string; readonly failure: Failure | null }
  | ({ readonly key: 'name-asked' | 'name-told' | 'name-unknown'; readonly name: string } & Journey)
  /** `isCarried`: in a packet that whoever gets it is to pass on. */
  | ({ readonly key: 'knock' | 'knock-answered' | 'goodbye' | 'reset'; readonly isCarried: boolean } & Journey)
  /** `ends`: whose TLS it is; null where that cannot be made out. */
  | ({ readonly key: 'hello'; readonly ends: TlsEnds | null; readonly serverName: string | null } & Journey)
  | ({ readonly key: 'hello-answered' | 'hello-finished'; readonly ends: TlsEnds | null } & Journey)
  | ({ readonly key: 'client-told'; readonly client: string } & Journey)
  | ({ readonly key: 'request'; readonly method: string; readonly target: string } & Sealing & Journey)
  | ({ readonly key: 'response'; readonly status: number; readonly reason: string } & Sealing & Journey)
  | ({ readonly key: 'piece'; readonly bytes: number; readonly last: boolean } & Journey)
  | ({ readonly key: 'no-http' } & Journey)
  | ({ readonly key: 'lost'; readonly why: MessageLost['why']; readonly what: Sentence } & Journey)
  /** What is said to a box that is to carry a stream; `leadsTo`: where it is to lead, in the step that says so. */
  | ({ readonly key: 'way-asked'; readonly step: WayStep; readonly leadsTo: string | null } & Journey)
  | ({ readonly key: 'closed'; readonly holders: readonly [string, string] } & Journey)
  | ({ readonly key: 'arrived'; readonly what: Sentence } & Journey)
  | {
      readonly key: 'connected' | 'connection-kept' | 'disconnected';
      readonly node: string;
      readonly peer: string | null;
    }
  | { readonly key: 'tunnel'; readonly node: string }
  | { readonly key: 'rewritten'; readonly node: string; readonly edits: MessageRewritten['edits'] }
  | { readonly key: 'cache-hit' | 'cache-miss'; readonly node: string }
  | { readonly key: 'cache-stored'; readonly node: string; readonly freshSeconds: number }
  | { readonly key: 'cache-declined' | 'cache-reused'; readonly node: string; readonly section: string }
  | { readonly key: 'cache-waits'; readonly node: string }
  | { readonly key: 'cache-freshened'; readonly node: string; readonly freshSeconds: number }
  | { readonly key: 'cache-removed'; readonly node: string; readonly count: number; readonly section: string }
  /** `status` null: its own for a server that let it down. */
  | { readonly key: 'cache-refused'; readonly node: string; readonly status: number | null }
  | { readonly key: 'server-chosen'; readonly node: string; readonly chosen: string; readonly among: number }
  | { readonly key: 'server-failed'; readonly node: string; readonly server: string; readonly why: ServerFailure }
  | {
      readonly key: 'server-health';
      readonly node: string;
      readonly server: string;
      readonly state: ServerHealth['state'];
      readonly by: ServerHealth['by'];
    }
  | { readonly key: 'abandoned'; readonly node: string; readonly then: RequestAbandoned['then'] }
  | { readonly key: 'admitted'; readonly node: string; readonly rule: RequestJudged['rule'] }
  | {
      readonly key: 'delayed';
      readonly node: string;
      readonly rule: RequestJudged['rule'];
      readonly waitUs: number;
      readonly isDryRun: boolean;
    }
  | {
      readonly key: 'turned-away';
      readonly node: string;
      readonly rule: RequestJudged['rule'];
      readonly word: string;
      readonly status: number | null;
      readonly section: string;
      readonly isDryRun: boolean;
    }
  | { readonly key: 'queued'; readonly node: string; readonly length: number }
  | { readonly key: 'service-started' | 'service-finished'; readonly node: string }
  | {
      readonly key: 'intervention';
      readonly patch: string;
      readonly node: string | null;
      readonly link: LinkId | null;
    };

/** Who else could open the message, when it travels under encryption. */
interface Sealing {
  readonly holders: readonly [string, string] | null;
}

export type SentenceKey = Sentence['key'];
type Matching<S, K> = S extends { readonly key: infer Own } ? (K extends Own ? S : never) : never;
/** The sentence that a key belongs to. */
export type SentenceOf<K extends SentenceKey> = Matching<Sentence, K>;

/** Where nobody's eyes but those of one party are used, what is said is what that party can make out. */
export interface Eyes {
  /** Null: everybody's, that is, all is told. */
  readonly observer: string | null;
  readonly nodes: ReadonlySet<string>;
  readonly links: ReadonlySet<LinkId>;
}
