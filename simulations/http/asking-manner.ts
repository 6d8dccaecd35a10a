// How a client goes about one request, as plain data: scenarios say it, clients do it. Whatever is left out is as usual. What can be said
// in field lines is said there: with a Content-Length above its content a request goes on never, with "Transfer-Encoding: chunked" its
// content is sent in chunks, and with "Expect: 100-continue" it is held back until it is asked for.

export interface AskingManner {
  /**
   * On which of its connections: `fresh`, a new one that is closed after the answer; or the one of this number, which is opened when it is
   * first asked for and kept as long as its peer keeps it. Unless given, any idle one to the same place, if it keeps connections.
   */
  readonly connection?: 'fresh' | number;
  /**
   * These characters, one octet each, instead of a request made of method, target and fields; the target still says where to. Empty: the
   * connection is opened and nothing is said. The connection is not used again afterwards.
   */
  readonly raw?: string;
  /** Content in pieces: the head at once, then each piece so long after what was sent before it. */
  readonly pieces?: { readonly texts: readonly string[]; readonly everyMs: number };
  /** The head at once, the content so long after it, in milliseconds. */
  readonly contentAfterMs?: number;
  /** When it closes the connection if it has not had its whole answer by then, in milliseconds from the wish. */
  readonly givesUpAfterMs?: number;
  /** It asks and reads nothing of what comes. */
  readonly stopsReading?: boolean;
}
