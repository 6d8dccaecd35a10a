// What a box may hear and say in any state without changing what it does; the charts of boxes begin with it.

/** Contents come and go in pieces, and interim responses at any time before the answer (RFC 9110 §15.2). */
export const CONTENTS_PASS = {
  'receives piece': {},
  'sends piece': {},
  'receives interim response': {},
  'sends interim response': {},
  'receives no HTTP': {},
  'sends no HTTP': {},
} as const;

/** What goes through a box that carries a stream: the set-up of an encryption that is not its own, what stands in it, and plain HTTP. */
export const STREAMS_PASS = {
  'receives hello': {},
  'sends hello': {},
  'receives keys': {},
  'sends keys': {},
  'receives finished': {},
  'sends finished': {},
  'receives bytes': {},
  'sends bytes': {},
  // Plain HTTP can be read there, and is passed on as bytes all the same.
  'receives request': {},
  'sends request': {},
  'receives response': {},
  'sends response': {},
} as const;

/** At a party to HTTP, which answers one request after the other. */
export const OTHERS_ARRIVE = {
  // The next request of the same connection: it is not looked at before this one is answered (RFC 9112 §9.3.2).
  'receives request': {},
  // What was under way when it turned to another server, or away.
  'receives end': {},
  'receives acceptance': {},
  'receives keys': {},
  'receives finished': {},
  'receives response': {},
} as const;
