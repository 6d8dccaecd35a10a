// The profile without a product: limits in generic words, with the statuses that the RFCs give for them.
import type { AccessRule, Ask, Gate, ProtectionSettings } from '../../http/protection-settings.ts';
import type { Template } from '../../http/rewriting-settings.ts';
import type { BoxManners, Protection } from '../scenario.ts';
import type { BoxKind } from './profile.ts';
import { prefixIn } from './limit-words.ts';
import { of } from './rule-words.ts';

function keyOf(per: string): Template {
  if (per === 'client') return of('client-address');
  if (per === 'everybody') return of('own-port');
  return [{ field: per.slice('field '.length), in: 'request', take: 'first' }];
}

/** All that a rule names must fit; of each list one. */
function askOf({ addresses, hosts, paths, methods }: Protection['rules'][number]): Ask {
  const within = addresses.map(prefixIn).filter((prefix) => prefix !== null);
  const asks: readonly (Ask | null)[] = [
    addresses.length > 0 ? { ask: 'address', whose: 'client', within } : null,
    hosts.length > 0 ? { ask: 'host', domains: hosts } : null,
    paths.length > 0 ? { ask: 'text', of: of('path'), match: 'begins', values: paths, ignoresCase: false } : null,
    methods.length > 0 ? { ask: 'text', of: of('method'), match: 'is', values: methods, ignoresCase: false } : null,
  ];
  return { ask: 'all', of: asks.filter((ask) => ask !== null) };
}

function accessGates({ rules, otherwise, authentication }: Protection, kind: BoxKind): Gate[] {
  const gate = (own: readonly AccessRule[], status: number | null, otherwiseWord: string): Gate => ({
    gate: 'access',
    rules: own,
    otherwise: status === null ? { then: 'allow' } : { then: 'refuse', status },
    otherwiseWord,
    challenges: false,
  });
  const own = rules.map((rule, place): AccessRule => ({
    when: askOf(rule),
    outcome: rule.verdict === 'allow' ? { then: 'allow' } : { then: 'refuse', status: 403 },
    word: `rules[${String(place)}]`,
  }));
  // RFC 9110 §11.6.1, §11.7.1
  const challenge = kind === 'gateway' ? 401 : 407;
  const user: Ask = { ask: 'user', names: null, status: challenge };
  return [
    ...(own.length > 0 || otherwise === 'deny' ? [gate(own, otherwise === 'deny' ? 403 : null, 'otherwise')] : []),
    ...(authentication
      ? [gate([{ when: user, outcome: { then: 'allow' }, word: 'authentication' }], challenge, 'authentication')]
      : []),
  ];
}

function gatesOf(protection: Protection, kind: BoxKind): Gate[] {
  const { rateLimit, connectionLimit, maxContentBytes } = protection;
  return [
    ...(maxContentBytes === null
      ? []
      : [
          {
            gate: 'size',
            mostBytes: maxContentBytes,
            status: 413,
            word: 'maxContentBytes',
            growing: 'refused',
          } as const,
        ]),
    ...(rateLimit
      ? [
          {
            gate: 'rate',
            status: rateLimit.status,
            isDryRun: false,
            limits: [
              {
                zone: 'rateLimit',
                key: keyOf(rateLimit.per),
                rate: Math.max(1, Math.round(rateLimit.requestsPerSecond * 1000)),
                burst: rateLimit.burst * 1000,
                undelayed: rateLimit.undelayed === null ? Infinity : rateLimit.undelayed * 1000,
              },
            ],
          } as const,
        ]
      : []),
    ...(connectionLimit
      ? [
          {
            gate: 'connections',
            status: connectionLimit.status,
            isDryRun: false,
            limits: [{ zone: 'connectionLimit', key: keyOf(connectionLimit.per), most: connectionLimit.most }],
          } as const,
        ]
      : []),
    ...accessGates(protection, kind),
  ];
}

export function rfcLimits({ protection, accounts = [] }: BoxManners, kind: BoxKind): ProtectionSettings {
  const own = protection ?? null;
  const most = (value: number | null | undefined): number => value ?? Infinity;
  return {
    source: 'RFC 9110 §15.5',
    syntax: 'rfc',
    head: {
      lineBytes: most(own?.maxLineBytes),
      fieldBytes: Infinity,
      headBytes: most(own?.maxHeadBytes),
      fields: Infinity,
      targetBytes: Infinity,
      buffers: null,
    },
    gates: own ? gatesOf(own, kind) : [],
    tables: [],
    accounts,
    reply: null,
    // RFC 9110 §15.5.9
    patience: {
      headMs: own?.headTimeoutMs ?? null,
      bodyMs: own?.contentTimeoutMs ?? null,
      headStatus: 408,
      bodyStatus: 408,
    },
    holdsRequestBytes: own?.holdsRequests === true ? Infinity : 0,
    holdsReply: own?.holdsReplies === true,
  };
}
