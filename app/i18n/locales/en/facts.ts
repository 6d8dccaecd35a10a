// Who knows what, in English: observers, facts, how well they are known, by which message, and why not.
import type { Assurance, Basis, Fact, Part, Reason, Value } from '../../../../simulations/index.ts';
import type { ReasonNames } from '../../reason-names.ts';
import { format } from './format.ts';

export const facts = {
  title: 'Who knows what',
  titleOf: (stage: string) => `Who knows what · ${stage}`,
  fact: 'Fact',
  /** Columns of the table; unknown ones are shown by their id. */
  observers: {
    client: 'Client',
    access_network: 'Wi-Fi / ISP',
    client_resolver: 'Client’s resolver',
    forward_proxy: 'Forward proxy',
    'vpn-server': 'VPN server',
    'socks-server': 'SOCKS server',
    'interception-proxy': 'Interception proxy',
    filter: 'Filter',
    relay_1: 'Relay 1',
    relay_2: 'Relay 2',
    relay_3: 'Relay 3',
    relay_link: 'Between relays',
    transit: 'Transit',
    reverse_proxy: 'Reverse proxy',
    backend_link: 'Back-end link',
    origin: 'Origin',
    other_client: 'Other people',
  } as Readonly<Record<string, string>>,
  /** The same, as short as it gets. */
  observersShort: {
    client: 'Client',
    access_network: 'ISP',
    client_resolver: 'Client’s DNS',
    forward_proxy: 'Proxy',
    'vpn-server': 'VPN',
    'socks-server': 'SOCKS',
    'interception-proxy': 'Proxy',
    filter: 'Filter',
    relay_1: 'Relay 1',
    relay_2: 'Relay 2',
    relay_3: 'Relay 3',
    relay_link: 'Relay line',
    transit: 'Transit',
    reverse_proxy: 'Reverse',
    backend_link: 'Back-end',
    origin: 'Origin',
    other_client: 'Others',
  } as Readonly<Record<string, string>>,
  facts: {
    client_ip: 'Client’s IP address',
    user_identity: 'Who the user is at the site',
    dest_host: 'Which site is visited',
    url_path: 'Which page',
    request_body: 'What is sent',
    response_body: 'What comes back',
    origin_ip: 'Origin’s IP address',
    backend_count: 'How many servers',
    server_software: 'Server software',
    forward_proxy_in_use: 'That a proxy or the like is there',
    gateway_in_use: 'That a gateway answers',
    link_ip_host: 'Address and site together',
    link_ip_content: 'Address and content together',
    link_user_content: 'User and content together',
  } satisfies Record<Fact, string>,
  values: {
    yes: 'knows',
    no: 'does not know',
    partial: 'knows roughly',
    inferable: 'could infer',
    linkable: 'could link',
    na: 'does not apply',
  } satisfies Record<Value, string>,
  valuesExplained: {
    yes: 'reads the exact value in what it handles, or has it by its role',
    no: 'nothing that it handles gives it',
    partial: 'reads something coarser',
    inferable: 'in no message, but to be had by look-up, lists or probing',
    linkable: 'holds a neighbour’s address; one other party can translate it',
    na: 'there is no such thing here',
  } satisfies Record<Value, string>,
  assurances: {
    observed: 'read on the wire',
    asserted: 'told, and forgeable',
    role: 'by its role',
  } satisfies Record<Assurance, string>,
  /** How well something is known: "knows (told, and forgeable)". */
  held: (value: string, assurance: string | null) => (assurance === null ? value : `${value} (${assurance})`),
  /** In whose hands the other half lies: "could link (with Forward proxy)". */
  together: (who: readonly string[]) => `with ${format.list(who)}`,
  /** A cell for those who listen: "Origin knows (read on the wire): Client’s IP address". */
  cell: (observer: string, held: string, fact: string) => `${observer} ${held}: ${fact}`,
  differs: (here: string, there: string, other: string) => `differs: ${here} here, ${there} on stage ${other}`,
  differsMark: 'differs',
  legend: 'What the signs mean',
  everyFact: 'All facts',
  scope: 'Knowledge of',
  scopes: { exchange: 'this request', run: 'the whole run so far' },
  counters: {
    title: 'Who can put the two together',
    link_ip_host: 'Address + site',
    link_ip_content: 'Address + content',
    nobody: 'nobody but client and site',
    /** Read after the number: "3 parties hold …: Wi-Fi / ISP, …". */
    spoken: (count: number, what: string, who: readonly string[]) =>
      `${what}: ${format.number(count)} ${format.plural(count, { one: 'party', other: 'parties' })} besides client and origin${who.length > 0 ? `: ${format.list(who)}` : ''}`,
    outside: 'besides client and origin',
  },
  evidence: {
    title: 'Evidence',
    close: 'Close the evidence',
    atInstant: (clock: string) => `at ${clock}`,
    record: (number: number) => `record ${format.number(number)}`,
    fromHeader: 'by its own settings, from the start of the run',
    show: 'Show the message',
    value: 'Value',
    more: (count: number) => `and ${format.number(count)} more`,
    heldBy: (who: readonly string[]) => `The other half is held by ${format.list(who)}.`,
    naReason: 'The fact does not exist on this stage.',
  },
  parts: {
    'packet-source': 'source address of the packet',
    'packet-destination': 'destination address of the packet',
    'packet-peers': 'the two addresses on the packet',
    'dns-question': 'the name in the DNS question',
    'dns-answer': 'the address in the DNS answer',
    'server-name': 'the server name in the TLS greeting (SNI)',
    certificate: 'the name in the TLS certificate',
    'proxy-line': 'the PROXY line',
    'host-field': 'the Host field',
    'request-target': 'the request target',
    'absolute-form': 'the absolute form of the target',
    'connect-target': 'the target of CONNECT',
    cookie: 'the Cookie field',
    authorization: 'the Authorization field',
    content: 'the content',
    'server-field': 'the Server field',
    via: 'the Via field',
    'forwarding-field': 'the forwarding field',
    location: 'the Location field',
    'error-page': 'the error page',
    age: 'the Age field',
    'cache-status': 'the Cache-Status field',
    'socks-request': 'the SOCKS request',
    'stream-request': 'the request for a stream',
    encapsulated: 'the request inside the request',
    'own-request': 'its own request',
    'stored-copy': 'the copy in its store',
    'public-record': 'a public record that it had looked up before',
    configuration: 'its own configuration',
  } satisfies Record<Part, string>,
  reason: because,
};

const BASES: Readonly<Record<Basis, string>> = {
  'public-dns': 'by looking the name up in public DNS',
  'proxy-list': 'from lists of known proxies',
  'first-hop': 'because all of this client’s traffic goes to one address',
  'delivery-network-list': 'from the published addresses of delivery networks',
  age: 'from the Age of the answer',
  'shared-copy': 'by asking the same cache for the same page',
  'sole-site': 'because that address serves this site alone',
  'active-test': 'by testing the line, with servers of one’s own at its end',
};

/** Why a cell holds no more than it does. */
function because(reason: Reason, names: ReasonNames): string {
  switch (reason.kind) {
    case 'known':
      return 'The messages below say it.';
    case 'coarse':
      return 'What it reads is a coarser value: it stands for several.';
    case 'absent':
      return 'There is no such thing on this stage.';
    case 'linkable':
      return `It holds the address ${reason.through}; whoever runs that address could say who is behind it.`;
    case 'inferable':
      return `No message says it, but it could be found out ${BASES[reason.by]}.`;
    case 'encrypted':
      return `It passed by encrypted; only ${format.list(reason.holders.map(names.node))} can open it.`;
    case 'removed':
      return `${names.node(reason.node)} had taken it out (${reason.line}): ${names.edit(reason.why)}`;
    case 'neighbour-only':
      return `It sees only its neighbour’s address, ${reason.address}.`;
    case 'not-counted':
      return 'No message says how many servers there are.';
    case 'not-told':
      return 'No field and no address that it saw gives that away.';
    case 'not-sent':
      return 'Messages passed, but none had this in it.';
    case 'not-asked':
      return 'It answers questions for names, and nobody asked it one.';
    case 'cache-answered':
      return `${names.node(reason.node)} answered from its store, so nothing came this way.`;
    case 'off-path':
      return 'No message of the exchange came its way.';
    case 'nothing-yet':
      return 'The exchange is under way, and nothing has come its way so far.';
    case 'not-wanted-yet':
      return 'Nothing has been asked for yet.';
    case 'half-missing':
      return `One half is missing, “${names.fact(reason.half)}”: ${because(reason.reason, names)}`;
    case 'held-apart':
      return `Each half could be translated, but by different parties: ${format.list(reason.holders.flat().map(names.observer))}.`;
  }
}

export type Facts = typeof facts;
