// The gates that nginx's directives stand for, once all are read: limits find their zones, addresses and passwords their order.
import type { AccessRule, Ask, ConnectionLimit, Gate, RateLimit } from '../../http/protection-settings.ts';
import type { Template } from '../../http/rewriting-settings.ts';
import { DirectiveError } from './directive-words.ts';
import { NGINX } from './nginx-variables.ts';

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(NGINX, directive, found, advice);

export interface NginxZone {
  readonly key: Template;
  /** Thousandths of a request a second; null: a zone of limit_conn. */
  readonly rate: number | null;
}

/** What the directives say, before it is made into gates. */
export interface NginxLimitDraft {
  readonly zones: Map<string, NginxZone>;
  /** With the directive, for a zone that is missing. */
  readonly rates: { readonly limit: Omit<RateLimit, 'key' | 'rate'>; readonly directive: string }[];
  readonly connections: { readonly zone: string; readonly most: number; readonly directive: string }[];
  rateStatus: number;
  connectionStatus: number;
  rateDryRun: boolean;
  connectionDryRun: boolean;
  readonly addresses: { readonly ask: Ask; readonly says: boolean; readonly word: string }[];
  realm: string | null;
  hasUserFile: boolean;
  satisfy: 'all' | 'any';
  maxBodyBytes: number;
  firstBytes: number;
  bufferCount: number;
  bufferBytes: number;
  headMs: number;
  bodyMs: number;
  holdsRequest: boolean;
  holdsReply: boolean;
}

function ratesOf({ zones, rates }: NginxLimitDraft): RateLimit[] {
  return rates.map(({ limit, directive }, place) => {
    const zone = zones.get(limit.zone);
    if (zone?.rate === undefined || zone.rate === null) {
      throw wrong(directive, `unknown zone "${limit.zone}"`, 'write a limit_req_zone of that name before it');
    }
    if (rates.findIndex((other) => other.limit.zone === limit.zone) !== place) {
      throw wrong(directive, `zone "${limit.zone}" for the second time`, 'give each limit its own zone');
    }
    return { ...limit, key: zone.key, rate: zone.rate };
  });
}

const connectionsOf = ({ zones, connections }: NginxLimitDraft): ConnectionLimit[] =>
  connections.map(({ zone, most, directive }) => {
    const found = zones.get(zone);
    if (found?.rate !== null) {
      throw wrong(directive, `unknown zone "${zone}"`, 'write a limit_conn_zone of that name before it');
    }
    return { zone, most, key: found.key };
  });

/** `allow`, `deny` and auth_basic: both must agree, or (satisfy any) one of them. */
function accessGates({ addresses, realm, hasUserFile, satisfy }: NginxLimitDraft): Gate[] {
  const wantsUser = realm !== null && hasUserFile;
  const user: Ask = { ask: 'user', names: null, status: 401 };
  const gate = (rules: readonly AccessRule[], status: number | null, otherwiseWord: string): Gate => ({
    gate: 'access',
    rules,
    otherwise: status === null ? { then: 'allow' } : { then: 'refuse', status },
    otherwiseWord,
    challenges: false,
  });
  const allow = { then: 'allow' } as const;
  const password = `auth_basic "${realm ?? ''}"`;
  if (wantsUser && satisfy === 'any' && addresses.length > 0) {
    const says = addresses.map(({ ask, says: isAllowed }) => ({ when: ask, says: isAllowed }));
    const allowed: Ask = { ask: 'first', of: says };
    return [
      gate(
        [
          { when: allowed, outcome: allow, word: 'allow' },
          { when: user, outcome: allow, word: password },
        ],
        401,
        password,
      ),
    ];
  }
  const rules = addresses.map(({ ask, says, word }): AccessRule => ({
    when: ask,
    outcome: says ? allow : { then: 'refuse', status: 403 },
    word,
  }));
  return [
    ...(rules.length > 0 ? [gate(rules, null, '')] : []),
    ...(wantsUser ? [gate([{ when: user, outcome: allow, word: password }], 401, password)] : []),
  ];
}

/** In nginx's order: size, rate, places, addresses, passwords. Throws `DirectiveError` for a limit without its zone. */
export function gatesOf(d: NginxLimitDraft): Gate[] {
  const rates = ratesOf(d);
  const connections = connectionsOf(d);
  return [
    ...(d.maxBodyBytes === 0
      ? []
      : [
          {
            gate: 'size',
            mostBytes: d.maxBodyBytes,
            status: 413,
            word: 'client_max_body_size',
            growing: 'refused',
          } as const,
        ]),
    ...(rates.length > 0
      ? [{ gate: 'rate', limits: rates, status: d.rateStatus, isDryRun: d.rateDryRun } as const]
      : []),
    ...(connections.length > 0
      ? [
          {
            gate: 'connections',
            limits: connections,
            status: d.connectionStatus,
            isDryRun: d.connectionDryRun,
          } as const,
        ]
      : []),
    ...accessGates(d),
  ];
}
