// One line of a log as each product writes it unless told otherwise, with the place in its documentation that says so.
import type { Message } from '../../../simulations/index.ts';
import type { LogEntry } from './log-of.ts';

export interface LogFormat {
  /** As the product calls it, with the place where it is described. */
  readonly name: string;
  readonly source: string;
  line(entry: LogEntry, epochSeconds: number): string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number): string => String(n).padStart(2, '0');
const three = (n: number): string => String(n).padStart(3, '0');
const ms = (us: number): number => Math.floor(us / 1000);

const dayOf = (time: Date): string =>
  `${two(time.getUTCDate())}/${MONTHS[time.getUTCMonth()] ?? ''}/${String(time.getUTCFullYear())}`;
const hourOf = (time: Date): string =>
  `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`;
const timeOf = (at: number, epochSeconds: number): Date => new Date(epochSeconds * 1000 + ms(at));

/** "-" where the field is missing, as all of these products write it. */
function field({ fields }: Message, name: string): string {
  return fields.find((line) => line.name.toLowerCase() === name)?.value ?? '-';
}

const requestLine = ({ method, target, version }: LogEntry['request']): string => `${method} ${target} HTTP/${version}`;
const dash = (n: number): string => (n === 0 ? '-' : String(n));

function absolute({ request, isTls }: LogEntry): string {
  const { method, target } = request;
  if (method === 'CONNECT' || !target.startsWith('/')) return target;
  return `${isTls ? 'https' : 'http'}://${field(request, 'host')}${target}`;
}

const combinedWith = (entry: LogEntry, epoch: number, request: string, bytes: string): string => {
  const time = timeOf(entry.endedAt, epoch);
  const agent = `"${field(entry.request, 'referer')}" "${field(entry.request, 'user-agent')}"`;
  const when = `[${dayOf(time)}:${hourOf(time)} +0000]`;
  return `${entry.client} - - ${when} "${request}" ${String(entry.response.status)} ${bytes} ${agent}`;
};

/** $remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" */
const NGINX: LogFormat = {
  name: 'combined',
  source: 'ngx_http_log_module, log_format',
  line: (entry, epoch) => combinedWith(entry, epoch, requestLine(entry.request), String(entry.contentBytes)),
};

/** %h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-agent}i": %b is "-" for no octets. */
const APACHE: LogFormat = {
  name: 'combined',
  source: 'Apache mod_log_config',
  line: (entry, epoch) => combinedWith(entry, epoch, requestLine(entry.request), dash(entry.contentBytes)),
};

/** The same but for the request line, which is completed to a URL. */
const VARNISH: LogFormat = {
  name: 'NCSA combined',
  source: 'varnishncsa(1), -F',
  line: (entry, epoch) => {
    const { method, version } = entry.request;
    return combinedWith(entry, epoch, `${method} ${absolute(entry)} HTTP/${version}`, dash(entry.contentBytes));
  },
};

function squidResult({ request, kinds, word }: LogEntry): string {
  if (word?.startsWith('TCP_') === true) return word;
  if (request.method === 'CONNECT') return 'TCP_TUNNEL';
  if (kinds.includes('request.refused')) return 'TCP_DENIED';
  if (kinds.includes('cache.reused')) return 'TCP_REFRESH_FAIL_OLD';
  if (kinds.includes('cache.freshened')) return 'TCP_REFRESH_UNMODIFIED';
  return kinds.includes('cache.hit') ? 'TCP_MEM_HIT' : 'TCP_MISS';
}

/** %ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt */
const SQUID: LogFormat = {
  name: 'squid',
  source: 'Squid, logformat directive',
  line: (entry, epoch) => {
    const { client, request, response, wholeBytes, receivedAt, endedAt, asked } = entry;
    const millis = ms(endedAt);
    const when = `${String(epoch + Math.floor(millis / 1000))}.${three(millis % 1000)}`;
    const took = String(ms(endedAt - receivedAt)).padStart(6, ' ');
    const whom = asked ? `HIER_DIRECT/${asked.address}` : 'HIER_NONE/-';
    const result = `${squidResult(entry)}/${three(response.status)}`;
    const mime = field(response, 'content-type').split(';', 1)[0] ?? '-';
    return `${when} ${took} ${client} ${result} ${String(wholeBytes)} ${request.method} ${absolute(entry)} - ${whom} ${mime}`;
  },
};

function haproxyTimers({ receivedAt, endedAt, asked }: LogEntry): string {
  const total = ms(endedAt - receivedAt);
  if (!asked) return `0/-1/-1/-1/${String(total)}`;
  const { calledAt, sentAt, answeredAt } = asked;
  const waited = ms((calledAt ?? sentAt) - receivedAt);
  const answered = answeredAt === null ? -1 : ms(answeredAt - sentAt);
  return [0, waited, calledAt === null ? 0 : ms(sentAt - calledAt), answered, total].join('/');
}

/** %ci:%cp [%tr] %ft %b/%s %TR/%Tw/%Tc/%Tr/%Ta %ST %B %CC %CS %tsc … %{+Q}r; what it counts of others at that moment is left as one and none. */
const HAPROXY: LogFormat = {
  name: 'HTTP log format',
  source: 'HAProxy configuration manual §8.2.3',
  line: (entry, epoch) => {
    const { client, port, request, response, wholeBytes, receivedAt, asked, kinds } = entry;
    const time = timeOf(receivedAt, epoch);
    const when = `[${dayOf(time)}:${hourOf(time)}.${three(time.getUTCMilliseconds())}]`;
    const ends = asked ? '----' : kinds.includes('request.refused') ? 'PR--' : 'SC--';
    const server = asked ? `servers/${asked.node}` : 'site/<NOSRV>';
    return `${client}:${String(port)} ${when} site ${server} ${haproxyTimers(entry)} ${String(response.status)} ${String(wholeBytes)} - - ${ends} 1/1/0/0/0 0/0 "${requestLine(request)}"`;
  },
};

/** By the product that the box is or imitates; whatever else speaks HTTP writes the combined format. */
export function formatOf(product: string | null): LogFormat {
  const [name = ''] = (product ?? '').toLowerCase().split(/[\s/]/u);
  switch (name) {
    case 'nginx':
      return NGINX;
    case 'squid':
      return SQUID;
    case 'haproxy':
      return HAPROXY;
    case 'varnish':
      return VARNISH;
    default:
      return APACHE;
  }
}
