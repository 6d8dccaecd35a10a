// nginx.conf as far as it tells what to refuse, delay or hold: limit_req, limit_conn, allow and deny, auth_basic, sizes, timeouts, buffering.
import type { Ask, ProtectionSettings } from '../../http/protection-settings.ts';
import type { NginxLimitDraft as Draft } from './nginx-gates.ts';
import { gatesOf } from './nginx-gates.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, directivesIn, readDirectives, wordsOf } from './directive-words.ts';
import { NGINX, nginxTemplate } from './nginx-variables.ts';
import { prefixIn } from './limit-words.ts';
import { nginxBytes, nginxSeconds } from './product-quantities.ts';

const initially = (): Draft => ({
  zones: new Map(),
  rates: [],
  connections: [],
  rateStatus: 503,
  connectionStatus: 503,
  rateDryRun: false,
  connectionDryRun: false,
  addresses: [],
  realm: null,
  hasUserFile: false,
  satisfy: 'all',
  maxBodyBytes: 1_048_576,
  firstBytes: 1024,
  bufferCount: 4,
  bufferBytes: 8192,
  headMs: 60_000,
  bodyMs: 60_000,
  holdsRequest: true,
  holdsReply: true,
});

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(NGINX, directive, found, advice);

const isOn = ([word = '']: readonly string[], directive: string): boolean => {
  if (word === 'on' || word === 'off') return word === 'on';
  throw wrong(directive, `"${word}"`, 'write on or off');
};

const whole = (word: string, least: number, most: number, directive: string): number => {
  const number = /^\d+$/u.test(word) ? Number(word) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw wrong(directive, `"${word}"`, `write a whole number from ${least} to ${most}`);
};

const bytes = (word: string, directive: string): number => {
  const found = nginxBytes(word);
  if (found === null) throw wrong(directive, `"${word}"`, 'write a size as 512, 8k or 1m');
  return found;
};

const time = (word: string, directive: string): number => {
  const found = nginxSeconds(word);
  if (found === null) throw wrong(directive, `"${word}"`, 'write a time as 10s, 5m or 1h');
  return found * 1000;
};

/** Words of the form name=value, and the others. */
function options(words: readonly string[]): { readonly plain: string[]; readonly named: Map<string, string> } {
  const pairs = words.map((word) => [word, word.indexOf('=')] as const);
  return {
    plain: pairs.filter(([, at]) => at <= 0).map(([word]) => word),
    named: new Map(pairs.filter(([, at]) => at > 0).map(([word, at]) => [word.slice(0, at), word.slice(at + 1)])),
  };
}

const zoneName = (named: ReadonlyMap<string, string>, directive: string): string => {
  const [name = ''] = (named.get('zone') ?? '').split(':');
  if (name === '') throw wrong(directive, 'no zone', 'write zone=NAME:SIZE');
  return name;
};

/** Whole requests a second or minute; nginx counts in thousandths and cuts off. */
function rateOf(word: string, directive: string): number {
  const [, digits, unit] = /^(\d+)r\/([sm])$/u.exec(word) ?? [];
  if (digits === undefined || !(Number(digits) > 0))
    throw wrong(directive, `rate "${word}"`, 'write rate=5r/s or rate=30r/m');
  return Math.trunc((Number(digits) * 1000) / (unit === 'm' ? 60 : 1));
}

function rateIn(words: readonly string[], directive: string): Draft['rates'][number] {
  const { plain, named } = options(words);
  const burst = whole(named.get('burst') ?? '0', 0, 1_000_000_000, directive) * 1000;
  const strange = [
    ...plain.filter((word) => word !== 'nodelay'),
    ...[...named.keys()].filter((name) => !['zone', 'burst', 'delay'].includes(name)),
  ];
  if (strange[0] !== undefined) throw wrong(directive, `"${strange[0]}"`, 'write zone=, burst=, delay= or nodelay');
  const delay = named.get('delay');
  const undelayed = plain.includes('nodelay') ? Infinity : whole(delay ?? '0', 0, 1_000_000_000, directive) * 1000;
  return { limit: { zone: zoneName(named, directive), burst, undelayed }, directive };
}

function addressAsk(word: string, directive: string): Ask {
  if (word === 'all') return { ask: 'always' };
  const within = prefixIn(word);
  if (within === null) throw wrong(directive, `"${word}"`, 'write an IPv4 address, a prefix or all');
  return { ask: 'address', whose: 'client', within: [within] };
}

function readersFor(d: Draft, serverName: string): Readonly<Record<string, Reader>> {
  const zone =
    (isRate: boolean): Reader =>
    ([key = '', ...words], directive) => {
      const { named } = options(words);
      const rate = isRate ? rateOf(named.get('rate') ?? '', directive) : null;
      d.zones.set(zoneName(named, directive), { key: nginxTemplate(key, directive, serverName), rate });
    };
  const access =
    (says: boolean): Reader =>
    ([word = ''], directive) =>
      void d.addresses.push({ ask: addressAsk(word, directive), says, word: directive });
  return {
    limit_req_zone: zone(true),
    limit_req: (words, directive) => void d.rates.push(rateIn(words, directive)),
    limit_req_status: ([word = ''], directive) => void (d.rateStatus = whole(word, 400, 599, directive)),
    limit_req_dry_run: (words, directive) => void (d.rateDryRun = isOn(words, directive)),
    limit_req_log_level: () => undefined,
    limit_conn_zone: zone(false),
    limit_conn: ([name = '', most = ''], directive) =>
      void d.connections.push({ zone: name, most: whole(most, 1, 65_535, directive), directive }),
    limit_conn_status: ([word = ''], directive) => void (d.connectionStatus = whole(word, 400, 599, directive)),
    limit_conn_dry_run: (words, directive) => void (d.connectionDryRun = isOn(words, directive)),
    limit_conn_log_level: () => undefined,
    allow: access(true),
    deny: access(false),
    auth_basic: ([realm = '']) => void (d.realm = realm === 'off' ? null : realm),
    auth_basic_user_file: () => void (d.hasUserFile = true),
    satisfy: ([word = ''], directive) => {
      if (word !== 'all' && word !== 'any') throw wrong(directive, `"${word}"`, 'write all or any');
      d.satisfy = word;
    },
    client_max_body_size: ([word = ''], directive) => void (d.maxBodyBytes = bytes(word, directive)),
    client_body_buffer_size: () => undefined, // more of it goes to a file, which nobody sees
    client_header_buffer_size: ([word = ''], directive) => void (d.firstBytes = bytes(word, directive)),
    large_client_header_buffers: ([number = '', size = ''], directive) => {
      d.bufferCount = whole(number, 1, 10_000, directive);
      d.bufferBytes = bytes(size, directive);
    },
    client_header_timeout: ([word = ''], directive) => void (d.headMs = time(word, directive)),
    client_body_timeout: ([word = ''], directive) => void (d.bodyMs = time(word, directive)),
    proxy_request_buffering: (words, directive) => void (d.holdsRequest = isOn(words, directive)),
    proxy_buffering: (words, directive) => void (d.holdsReply = isOn(words, directive)),
  };
}

/** The names that are read here; to the rest of the configuration they mean nothing. */
export const NGINX_LIMIT_WORDS: readonly string[] = Object.keys(readersFor(initially(), ''));

export interface NginxLimits {
  readonly settings: Omit<ProtectionSettings, 'accounts'>;
  /** Of auth_basic; null: nobody is asked. */
  readonly realm: string | null;
}

/** Throws `DirectiveError`; what is no word of these modules is left to the other readers. */
export function readNginxLimits(directives: readonly string[]): NginxLimits {
  const d = initially();
  const all = directivesIn(directives);
  const named = all.map(wordsOf).find(([word]) => word === 'server_name');
  const own = all.filter((text) => NGINX_LIMIT_WORDS.includes(wordsOf(text)[0] ?? ''));
  readDirectives(NGINX, own, readersFor(d, named?.[1] ?? ''));
  return {
    realm: d.hasUserFile ? d.realm : null,
    settings: {
      source: NGINX,
      syntax: 'nginx',
      head: {
        lineBytes: d.bufferBytes,
        fieldBytes: d.bufferBytes,
        headBytes: Infinity,
        fields: Infinity,
        targetBytes: Infinity,
        buffers: { firstBytes: d.firstBytes, further: d.bufferCount },
      },
      gates: gatesOf(d),
      tables: [],
      reply: null,
      patience: { headMs: d.headMs, bodyMs: d.bodyMs, headStatus: null, bodyStatus: null },
      holdsRequestBytes: d.holdsRequest ? Infinity : 0,
      holdsReply: d.holdsReply,
    },
  };
}
