// What an intermediary is told to do to messages: plain data, made by a profile (`scenario/profiles`), carried out by `entities/rewriting`.
// It stands here because both rooms may see HTTP and neither may see the other.
import type { ConnectionSettings } from './connection-settings.ts';
import type { EditReason } from './edit.ts';
import type { HttpVersion } from './message.ts';

/** What a rule may know of a message and of where it is. An absent thing is the empty text. */
export type Variable =
  /** The client's address as this box believes it (`believes`), and as the packets show it. */
  | 'client-address'
  | 'peer-address'
  | 'peer-port'
  /** What a PROXY line said: the address and port that the connection is for. */
  | 'proxy-line-address'
  | 'proxy-line-port'
  | 'own-address'
  | 'own-port'
  /** http or https, as the request came. */
  | 'scheme'
  /** Host of the target URI without and with its port (RFC 9112 §3.3), and the Host field as it came. */
  | 'host'
  | 'authority'
  | 'host-field'
  /** Where the request goes: http or https, the configured name or the address with its port, the port alone. */
  | 'next-hop-scheme'
  | 'next-hop'
  | 'next-hop-address'
  | 'next-hop-port'
  /** Host and port under which the client reached this box, for a redirect to itself. */
  | 'public-authority'
  | 'method'
  /** The target URI, or the request-target where it names none. */
  | 'url'
  /** The request-target in origin-form (RFC 9112 §3.2.1), its path and its query. */
  | 'request-target'
  | 'path'
  | 'query'
  | 'received-version'
  /** `X-Forwarded-For` as it came, its lines joined, then the client's address. */
  | 'forwarded-for'
  /** An element of Forwarded (RFC 7239 §4) that tells the client and the scheme. */
  | 'forwarded-element'
  | 'content-length'
  | 'name'
  | 'software'
  | 'date'
  /** `keep-alive` or `close`, as the client's request lets its connection last (RFC 9112 §9.3). */
  | 'persistence'
  /** MISS, HIT, …; the seconds of Age (RFC 9111 §5.1); the member of Cache-Status (RFC 9211). Empty where no cache was asked. */
  | 'cache-word'
  /** Whether anything was found in the cache, fit for use or not: HIT or MISS. */
  | 'cache-lookup'
  | 'age'
  | 'cache-status'
  /** Number of the transaction, and of the one that stored what is served, after a space. */
  | 'transaction'
  | 'stored-transaction'
  /** What leads the client back to the server that it had (a cookie with its attributes); empty where it knows. */
  | 'stickiness'
  /** The head of the request as it came, for TRACE (RFC 9110 §9.3.8). */
  | 'echo'
  /** Of a page of its own: the status with its phrase, what went wrong in the product's word, the length of the page. */
  | 'title'
  | 'error'
  | 'page-length'
  | 'page-cache-word';

/**
 * Text with gaps: constant parts, variables (`or`: what stands for an empty one), and fields, either of the message in hand as far as the
 * rules have come, or of the request as it was received: all lines joined, the first line, or the last member of the list.
 */
export type Template = readonly (
  | string
  | { readonly of: Variable; readonly or?: string }
  | { readonly field: string; readonly in: 'message' | 'request'; readonly take: 'joined' | 'first' | 'last' }
)[];

/** When a rule applies; all conditions of a rule must hold. */
export type Condition =
  | { readonly if: 'absent' | 'present'; readonly name: string }
  | { readonly if: 'scheme'; readonly is: 'http' | 'https' }
  | { readonly if: 'version'; readonly is: HttpVersion }
  | { readonly if: 'persistence'; readonly is: 'keep-alive' | 'close' }
  | { readonly if: 'method' | 'method-other'; readonly oneOf: readonly string[] }
  | { readonly if: 'status'; readonly oneOf: readonly number[] }
  | { readonly if: 'from-cache' }
  /** `stickiness` is not empty; the answer looks as if somebody on the way could store it. */
  | { readonly if: 'led-back' | 'looks-storable' }
  /** A response with content whose length it does not tell (RFC 9112 §6.3). */
  | { readonly if: 'untold-length' }
  | { readonly if: 'peer-outside'; readonly base: string; readonly bits: number };

interface Because {
  readonly reason: EditReason;
  /** RFC section or product habit; the product itself where this is missing. */
  readonly source?: string;
  readonly when?: readonly Condition[];
}

/** A line that the box writes; one whose value comes out empty is not written, and what came under the name is gone. */
export interface OwnLine extends Because {
  readonly name: string;
  readonly value: Template;
  /** Whether the line is written although its value comes out empty; missing: no. */
  readonly evenIfEmpty?: boolean;
}

/** One thing done to the field lines. Rules are carried out in order, each on what the one before has left. */
export type FieldRule =
  | (Because & { readonly rule: 'drop'; readonly names: readonly string[] })
  /** All lines but those named and those that begin with an exempt name. */
  | (Because & { readonly rule: 'drop-others'; readonly names: readonly string[] })
  /** Lines with names outside letters, digits and hyphen. */
  | (Because & { readonly rule: 'drop-odd-names'; readonly underscores: 'drop' | 'keep' })
  /** What Connection names (RFC 9110 §7.6.1). */
  | (Because & { readonly rule: 'drop-connection-options' })
  /** These options out of Connection; the line goes when none is left. */
  | (Because & { readonly rule: 'forget-options'; readonly options: readonly string[] })
  /** One cookie out of the Cookie lines (RFC 6265 §5.4); a line goes when none is left. */
  | (Because & { readonly rule: 'drop-cookie'; readonly cookie: string })
  | (Because & { readonly rule: 'lower-case-names' })
  /** Host without the usual port of the scheme, where the request-target names one (RFC 9110 §4.2.3), or asks for a tunnel. */
  | (Because & { readonly rule: 'host-without-usual-port' })
  /** These lines at the head, in this order, in place of all that came under their names. */
  | { readonly rule: 'write-first'; readonly lines: readonly OwnLine[] }
  /** One line in place of all of its name: where the first stood, or at the end. Not written when the value is empty. */
  | (OwnLine & { readonly rule: 'write'; readonly where: 'place' | 'end' })
  /** A further line at the end. */
  | (OwnLine & { readonly rule: 'add' })
  /** All lines of the name become one, with a further member after a comma: where the first stood, or at the end. */
  | (OwnLine & { readonly rule: 'join'; readonly where: 'place' | 'end' })
  /** A value that begins with `from` begins with `to` instead; the first pair that fits. `toFront`: nginx's handling of own redirects. */
  | (Because & {
      readonly rule: 'replace-prefix';
      readonly name: string;
      readonly pairs: readonly { readonly from: Template; readonly to: Template }[];
      readonly localToFront: boolean;
    })
  /** An attribute of Set-Cookie (RFC 6265 §4.1.2). */
  | (Because & {
      readonly rule: 'replace-cookie-attribute';
      readonly attribute: 'domain' | 'path';
      readonly from: string;
      readonly to: Template;
    })
  /** A value of that name in which a regular expression is found becomes `to`; `$1` … stand for its groups. */
  | (Because & { readonly rule: 'replace-match'; readonly name: string; readonly pattern: string; readonly to: string })
  /**
   * Squid's own packing of Cache-Control: known directives in its order, a `max-age` of its own where none and no `no-cache` is; that of
   * the first pattern that fits the URL, else `maxAgeSeconds`.
   */
  | (Because & {
      readonly rule: 'pack-cache-control';
      readonly maxAgeSeconds: number;
      readonly byPattern?: readonly {
        readonly pattern: string;
        readonly ignoresCase: boolean;
        readonly maxSeconds: number;
      }[];
    })
  /** One less (RFC 9110 §7.6.2). */
  | (Because & { readonly rule: 'count-down'; readonly name: string });

/** In place of a field's name: what a PROXY line says. */
export const PROXY_LINE = 'proxy_protocol';

/** Whom the box believes about the client's address (nginx: the real_ip module). */
export interface Belief {
  readonly trusted: readonly { readonly base: string; readonly bits: number }[];
  readonly field: string;
  /** From the right, past every trusted address; else the last alone. */
  readonly recursive: boolean;
}

/** A page that the box makes itself. Its markup is left out; its length is the product's. */
export interface OwnPage {
  /** Null: any status that has no page of its own. */
  readonly status: number | null;
  /** The cause it is for (`why` of `ownResponse`); null: any. */
  readonly why: string | null;
  /** Null: the usual phrase (RFC 9110 §15). */
  readonly phrase: string | null;
  /** What the product calls the error. */
  readonly error: string;
  readonly lines: readonly OwnLine[];
  /** What the page says that matters to somebody's knowledge; stands for the whole page. */
  readonly text: Template;
  /** Octets of the product's page: a fixed part, and each variable's length so many times over; null: no content at all. */
  readonly length: {
    readonly fixed: number;
    readonly parts: readonly { readonly of: Variable; readonly times: number }[];
  } | null;
  /** Whether the client's connection is closed after it. */
  readonly closes: boolean;
}

export interface RewritingSettings {
  /** "nginx 1.22.1"; null: no product, the standard itself. */
  readonly product: string | null;
  /** What edits name where no RFC section rules. */
  readonly source: string;
  /** Its name in Via and in what else it signs. */
  readonly name: string;
  /** Its product token, as in Server. */
  readonly software: string;
  /** `bytes`: a relay below HTTP that changes nothing. */
  readonly carries: 'messages' | 'bytes';
  /** The next hop as the configuration names it; null: by its address. */
  readonly nextHopName: string | null;
  readonly believes: Belief | null;
  /** Whether Proxy-Connection, which no standard knows, speaks for the client's connection where Connection is missing. */
  readonly heedsProxyConnection: boolean;
  readonly request: {
    /** Version spoken towards the origin; null: the client's. */
    readonly version: HttpVersion | null;
    /** Whether a request-target in absolute-form is passed on as it came (RFC 9112 §3.2.2), or as origin-form. */
    readonly absoluteForm: 'kept' | 'origin-form';
    /** A request for a tunnel: refused, as a gateway has none to offer, or passed on like any other (RFC 9110 §9.3.6). */
    readonly connect: 'refused' | 'passed';
    /** The next hop is the site that the query names in this argument, looked up for each request; null or missing: one of its servers. */
    readonly siteInQuery?: { readonly argument: string; readonly port: number } | null;
    /** Path prefix of the received target and what stands for it; null: the target stays. */
    readonly path: { readonly from: string; readonly to: string } | null;
    readonly rules: readonly FieldRule[];
  };
  readonly response: {
    /** Version said to the client; null: the origin's. */
    readonly version: HttpVersion | null;
    /** Whether the reason phrase is the origin's or the usual one. */
    readonly phrase: 'received' | 'usual';
    /** What stands where a status has no usual phrase, or where none came; missing: what came. */
    readonly unknownPhrase?: string;
    readonly rules: readonly FieldRule[];
  };
  readonly pages: readonly OwnPage[];
  readonly connections: ConnectionSettings;
  /** A request whose Via holds `signature` has been here before and is refused (RFC 9110 §7.6.3); null: nobody looks. */
  readonly loop: { readonly signature: string; readonly status: number } | null;
}
