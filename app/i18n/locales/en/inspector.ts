// What a box did to a message, and the numbers of a run, in English.
import type { EditReason, Layer, Sealed } from '../../../../simulations/index.ts';
import { proxyLineText } from '../../../../simulations/index.ts';
import { format } from './format.ts';
import { wayIn } from './way-words.ts';

export const inspector = {
  changed: 'What the box changed',
  changedNothing: 'No box has rewritten a message of this request yet.',
  noBox: 'There is no box on this stage: what the client sends is what the origin gets.',
  tunnelled: 'The box moved this request’s bytes without reading them, so it changed nothing.',
  receivedBy: (node: string) => `received by ${node}`,
  sentOnBy: (node: string) => `sent on by ${node}`,
  whichRewrite: 'Message',
  /** "request at Forward proxy" */
  rewrite: (kind: 'request' | 'response', node: string) => `${kind} at ${node}`,
  changes: { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' },
  startLine: 'first line',
  edits: 'Edits',
  untouched: 'Passed on line by line, nothing edited.',
  message: 'The message',
  inClear: 'In clear: everybody on the way can read it.',
  sealedFor: (holders: readonly string[]) => `Encrypted: only ${format.list(holders)} can open it.`,
  closedTo: (observer: string) =>
    `${observer} can tell that it goes by, and how large it is, and nothing of what is in it.`,
  passesElsewhere: (observer: string) => `It does not pass by here: ${observer}.`,
  boxUnseen: (observer: string) => `What a box does to a message is seen by the box alone, not by: ${observer}.`,
  backToChanges: 'What the box changed',
  /** What a transmission carries that is no HTTP message. */
  carried,
  content: (bytes: string) => `${bytes} of content`,
  reasons: {
    'hop-by-hop': 'It concerns one connection only, so it is not passed on.',
    'connection-option': 'The Connection field named it, so it ends here.',
    'via-added': 'A box that passes a message on says so.',
    'client-told': 'It tells the next hop whose request this is.',
    'client-hidden': 'It keeps the client’s address to itself.',
    'host-rewritten': 'The host is the one that the next hop expects.',
    'host-kept': 'The host stays the one that the client asked for.',
    'target-form': 'A proxy is asked for the whole address, a server for the path.',
    'version-own': 'Each hop speaks its own version of HTTP.',
    'connection-own': 'It is about the box’s own connection.',
    'server-replaced': 'The box signs for the software behind it.',
    'server-passed': 'The origin’s own signature is let through.',
    'location-rewritten': 'The address is turned into the public one.',
    'age-added': 'A copy from a store says how old it is.',
    'cache-status-added': 'It says how the answer was found.',
    'product-added': 'The product adds it by habit.',
    'name-case': 'The product spells the name its own way.',
    'content-length': 'The length of the content is said anew.',
    'credentials-consumed': 'These credentials were meant for the proxy, which keeps them.',
    'date-added': 'An answer says when it was made.',
    configured: 'Its configuration asks for it.',
    'cookie-rewritten': 'The cookie is made to fit the public address.',
    'name-odd': 'The product does not take such a name.',
    'order-own': 'The product puts the lines in an order of its own.',
    'counted-down': 'One hop less may follow.',
    'cache-asks': 'The cache asks about what it has, or for what it wants to keep.',
  } satisfies Record<EditReason, string>,
  through: 'One request through time',
  follow: 'Follow the clock',
  previousExchange: 'Request before',
  nextExchange: 'Next request',
  /** "request 14 · GET /logo.svg" */
  exchange: (number: number, request: string | null) =>
    request === null ? `request ${format.number(number)}` : `request ${format.number(number)} · ${request}`,
  noExchange: 'No request yet.',
  measured: 'Measured so far',
  requestsEach: (count: number) =>
    `${format.number(count)} ${format.plural(count, { one: 'request', other: 'requests' })} each`,
  measure: 'Measure',
  difference: 'B − A',
  /** The interval that holds the difference: "−53 … −39". */
  interval: (low: string, high: string) => `${low} … ${high}`,
  notYet: '–',
  measures: {
    latencyMedian: 'Latency, median',
    latencyHigh: 'Latency, 95th percentile',
    failed: 'Requests failed',
    originRequests: 'Requests at origins',
    hitRatio: 'Cache hits',
    transitBytes: 'Bytes in transit',
    addressesSeen: 'Addresses the origin counts as clients',
    blocked: 'People it turns away',
    liesBelieved: 'False addresses it believes',
  },
};

function carried(payload: Layer | Sealed): string {
  switch (payload.kind) {
    case 'dns-query':
      return `DNS question: what is the address of ${payload.name}?`;
    case 'dns-answer':
      return payload.addresses.length === 0
        ? `DNS answer: ${payload.name} is unknown.`
        : `DNS answer: ${payload.name} is ${format.list(payload.addresses)}.`;
    case 'tcp-syn':
      return 'TCP SYN: the wish for a connection.';
    case 'tcp-syn-ack':
      return 'TCP SYN-ACK: the connection is accepted.';
    case 'tcp-fin':
      return 'TCP FIN: the end of the connection.';
    case 'tcp-reset':
      return 'TCP RST: no connection.';
    case 'tls-client-hello':
      return payload.serverName === null
        ? 'TLS ClientHello without a server name.'
        : `TLS ClientHello, server name in the clear: ${payload.serverName}.`;
    case 'tls-server-hello':
      return payload.certificate === null
        ? `TLS ServerHello, version ${payload.version}, and certificate, the latter encrypted.`
        : `TLS ServerHello, version ${payload.version}, and certificate in the clear, for ${format.list(payload.certificate)}.`;
    case 'tls-finished':
      return 'TLS Finished: one side of the set-up is at its end.';
    case 'proxy-line':
      return `${proxyLineText(payload)}: says for whom the connection is.`;
    case 'http-piece':
      return `More content of the message begun before, ${format.number(payload.content.bytes)} octets${payload.last ? ': the end of it' : ''}.`;
    case 'raw-bytes':
      return 'Something that is not HTTP.';
    case 'socks':
    case 'circuit':
      return `${wayIn(payload)}.`;
    case 'sealed':
      return 'Encrypted bytes.';
    case 'http-request':
    case 'http-response':
      return 'An HTTP message.';
  }
}

export type Inspector = typeof inspector;
