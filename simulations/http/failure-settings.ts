// How a box bears what goes wrong behind it and in front of it: plain data, made by a profile (`scenario/profiles`), obeyed by the boxes and by
// the reading of answers (`response-octets.ts`). It stands here because both rooms may see HTTP and neither may see the other.

/** How a server lets a box down; the words of `server.failed` and of routes. */
export type ServerFailure =
  /** It did not take the connection, or did not answer the call in time. */
  | 'refused'
  | 'connect-timeout'
  /** It broke the connection off, closed it without an answer, did not answer in time. */
  | 'reset'
  | 'closed'
  | 'answer-timeout'
  /** It answered what is no HTTP, what has too long a head, a status that the box takes for a failure. */
  | 'not-http'
  | 'too-big'
  | 'status'
  /** It began to answer and did not end. */
  | 'incomplete';

/** Why a box has no answer to give back: a server's failure, or what comes before any server is asked. */
export type FailureCause = ServerFailure | 'no-server' | 'queue-timeout' | 'name-unknown' | 'tunnel-name-unknown';

/** How a product reads an answer. Where RFC 9112 leaves room, or is not kept to, products differ. */
export interface ResponseGrammar {
  /** A status line that is understood; groups `version`, `status` and `reason`. */
  readonly statusLine: RegExp;
  /** A first line that means to be HTTP: when it is not understood the answer is refused, whatever is done with what is no HTTP at all. */
  readonly meansHttp: RegExp;
  /** The beginning of a line that may still become a status line: the rest is waited for. */
  readonly mayBecome: RegExp;
  /** What is no HTTP: given back as bare content without a head, given back as the content of a 200, or refused. */
  readonly noHttp: 'bare' | 'wrapped' | 'refused';
  /** Statuses outside are refused. */
  readonly statuses: readonly [least: number, most: number];
  /** Empty lines before the first are passed over (RFC 9112 §2.2 asks it of servers only). */
  readonly skipsEmptyLines: boolean;
  /** A field line that makes the whole head invalid. */
  readonly refusedLine: RegExp;
  /** Folded lines (RFC 9112 §5.2): joined to the line before, or refused. */
  readonly folds: 'joined' | 'refused';
  /**
   * Octets of a head with its empty line and so many more for each field line; of one line with its end; the number of field lines.
   * Infinity: any.
   */
  readonly headBytes: number;
  readonly fieldCost: number;
  readonly lineBytes: number;
  readonly fieldLines: number;
  /** RFC 9112 §6.3: of Content-Lengths that differ one counts, or the answer is refused. */
  readonly differingLengths: 'last' | 'first' | 'refused';
  /** A Content-Length that is no number: as if it were missing, or the answer is refused. */
  readonly badLength: 'ignored' | 'refused';
  /** A Content-Length that is a list of the same number (RFC 9110 §8.6): read as that number, or as one that is none. */
  readonly listedLength: 'read' | 'bad';
  /** RFC 9112 §6.1: a Content-Length beside a Transfer-Encoding. */
  readonly lengthBesideCoding: 'ignored' | 'refused';
  /** A Transfer-Encoding that is not `chunked` alone. */
  readonly unknownCoding: 'ignored' | 'refused';
  /** RFC 9110 §15.3.5: a 204 that says it has content. */
  readonly contentOn204: 'ignored' | 'refused';
  /** RFC 9110 §15.2: passed on before the answer, taken for the answer itself, or refused. Squid and HAProxy refuse 101 unasked. */
  readonly interim: 'passed' | 'final' | 'refused';
  readonly switching: 'final' | 'refused';
  /** Where the connection ends within a head: the head counts as far as it came, or there is none. */
  readonly brokenHead: 'taken' | 'none';
}

export interface FailureSettings {
  /** Milliseconds. */
  readonly waits: {
    /** For a connection to a server, each time it is tried. */
    readonly connectMs: number;
    /** For the answer, from when the request is sent. */
    readonly answerMs: number;
    /** Whether the whole head has to be there by then, or something of it, with `betweenMs` for each further part. */
    readonly answerMeans: 'head' | 'first-octet';
    /** Between two arrivals once the answer has begun. */
    readonly betweenMs: number;
    /** Time-outs are looked at once in so many milliseconds, so they come late; 0: they come when they are due. */
    readonly stepMs: number;
  };
  /** The status of the box's own page for each cause. */
  readonly statusFor: { readonly [C in FailureCause]: number };
  readonly grammar: ResponseGrammar;
  /** How answers are given back while they still come. */
  readonly passing: Passing;
  /** Where a further try was due and no server was left to try: whether the last try's own failure is told, or that none is left. */
  readonly tellsLastFailure: boolean;
  /** Which requests go out on kept connections (RFC 9112 §9.3.1): an idempotent one may be sent again when they break. */
  readonly keptCarry: 'all' | 'idempotent';
  /** After which endings of a kept connection an idempotent request without content is sent again, where nobody else could be asked. */
  readonly keptRepeats: readonly ('closed' | 'reset')[];
  /** Whether a kept connection that breaks is excused by its age only as long as nothing had come on it. */
  readonly keptOnlyIfSilent: boolean;
  /** A kept connection breaks, and the client has had an answer on its own before: that is closed without a word, the client may repeat. */
  readonly handsBrokenKeptBack: boolean;
  /** Whether a request is dropped, and its server's connection closed, when nobody waits for the answer any more and no cache would keep it. */
  readonly dropsAbandoned: boolean;
  /** `Expect: 100-continue` (RFC 9110 §10.1.1): answered here, or by the server; any other expectation: 417, or let through. */
  readonly expectContinue: 'answered' | 'passed';
  readonly expectOther: 'refused' | 'passed';
  /** RFC 9110 §7.6.2: what is done with OPTIONS and TRACE that may go no further. */
  readonly maxForwards: MaxForwards;
}

/** How an answer that came to its end too soon ended. `reset-at-once`: in the instant in which something had still come. */
export type BreakOff = 'closed' | 'reset' | 'reset-at-once' | 'timeout';

export interface Passing {
  /** Content is passed on as it comes, or in blocks of so many octets, the head being part of the first; chunks are passed on as they come. */
  readonly blockBytes: number | null;
  /** Where the connection behind breaks off so, the part of a block that is there is passed on. */
  readonly flushes: readonly BreakOff[];
  /** What of the content has come with the head alone is lost after these endings, unless more came after it. */
  readonly losesFirst: readonly BreakOff[];
  /** An answer in chunks that breaks off in the instant in which its head came gives way to a page of this status; null: it does not. */
  readonly chunkedBreakStatus: number | null;
}

/** What is done with OPTIONS and TRACE that may go no further: passed on all the same, answered here (RFC 9110 §9.3.7, §9.3.8), or refused. */
export interface MaxForwards {
  readonly options: 'passed' | 'answered' | number;
  readonly trace: 'passed' | 'answered';
  /** TRACE at all, whatever it may do: passed, or a page of this status. */
  readonly anyTrace: 'passed' | number;
  /** OPTIONS for the whole server (RFC 9112 §3.2.4): passed, or a page of this status. */
  readonly anyServerOptions: 'passed' | number;
}
