// squid.conf as far as it tells whom to let through and how much: acl, http_access, auth_param, the sizes of requests and replies.
import type { AccessRule, Consequence, Gate, ProtectionSettings } from '../../http/protection-settings.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, directivesIn, readDirectives, wordsOf } from './directive-words.ts';
import type { BoxKind } from './profile.ts';
import { squidBytes, squidSeconds } from './product-quantities.ts';
import type { SquidAcls } from './squid-acl.ts';
import { SQUID_PREDEFINED, SQUID_PRODUCT, addSquidAcl, squidCondition } from './squid-acl.ts';

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(SQUID_PRODUCT, directive, found, advice);

interface Draft {
  readonly acls: SquidAcls;
  readonly rules: AccessRule[];
  hasProgram: boolean;
  realm: string;
  maxRequestBytes: number;
  maxReplyBytes: number;
  maxHeadBytes: number;
  requestMs: number;
}

const initially = (): Draft => ({
  acls: new Map(SQUID_PREDEFINED),
  rules: [],
  hasProgram: false,
  realm: 'Squid proxy-caching web server',
  maxRequestBytes: 0,
  maxReplyBytes: 0,
  maxHeadBytes: 65_536,
  requestMs: 300_000,
});

const size = (words: readonly string[], directive: string): number => {
  const found = squidBytes(words);
  if (found === null) throw wrong(directive, `"${words.join(' ')}"`, 'write a number and bytes, KB or MB');
  return found;
};

/** A denial whose last list asks for a user asks for one, whatever else is wrong. */
const denial = (asksUser: boolean, challenge: 401 | 407): Consequence => ({
  then: 'refuse',
  status: asksUser ? challenge : 403,
});

function readersFor(d: Draft, challenge: 401 | 407): Readonly<Record<string, Reader>> {
  return {
    acl: (words, directive) => {
      if (words[1] === 'proxy_auth' && !d.hasProgram)
        throw wrong(directive, 'proxy_auth', 'write an auth_param before it');
      addSquidAcl(d.acls, words, directive, challenge);
    },
    http_access: ([verdict = '', ...names], directive) => {
      if (verdict !== 'allow' && verdict !== 'deny') throw wrong(directive, `"${verdict}"`, 'write allow or deny');
      const { when, last } = squidCondition(names, d.acls, directive);
      const outcome =
        verdict === 'allow' ? ({ then: 'allow' } as const) : denial(last?.type === 'proxy_auth', challenge);
      d.rules.push({ when, outcome, word: directive });
    },
    auth_param: ([scheme = '', what = '', ...words], directive) => {
      if (scheme !== 'basic') throw wrong(directive, `"${scheme}"`, 'the scheme that is known is basic');
      if (what === 'program') d.hasProgram = true;
      if (what === 'realm') d.realm = words.join(' ');
    },
    request_body_max_size: (words, directive) => void (d.maxRequestBytes = size(words, directive)),
    reply_body_max_size: (words, directive) => {
      const isNamed = words.length > 0 && d.acls.has(words.at(-1) ?? '');
      if (isNamed && words.at(-1) !== 'all')
        throw wrong(directive, `"${words.at(-1) ?? ''}"`, 'the list that is known here is all');
      d.maxReplyBytes = words[0] === 'none' ? 0 : size(isNamed ? words.slice(0, -1) : words, directive);
    },
    request_header_max_size: (words, directive) => void (d.maxHeadBytes = size(words, directive)),
    request_timeout: (words, directive) => {
      const seconds = squidSeconds(words);
      if (seconds === null)
        throw wrong(directive, `"${words.join(' ')}"`, 'write a number and seconds, minutes or hours');
      d.requestMs = seconds * 1000;
    },
  };
}

/** The names that are read here; to the rest of the configuration they mean nothing. */
export const SQUID_LIMIT_WORDS: readonly string[] = Object.keys(readersFor(initially(), 407));

/**
 * The verdict when no line fits is the opposite of the last line's. Squid without any http_access line refuses everybody; here such a box is
 * taken to have the line that every case starts from, `http_access allow all`.
 */
function gatesOf(d: Draft): Gate[] {
  const last = d.rules.at(-1)?.outcome.then;
  const allows = last === undefined || last === 'refuse';
  return [
    ...(d.maxRequestBytes === 0
      ? []
      : [
          {
            gate: 'size',
            mostBytes: d.maxRequestBytes,
            status: 413,
            word: 'request_body_max_size',
            growing: 'reset',
          } as const,
        ]),
    ...(d.rules.length === 0
      ? []
      : [
          {
            gate: 'access',
            rules: d.rules,
            otherwise: allows ? ({ then: 'allow' } as const) : ({ then: 'refuse', status: 403 } as const),
            otherwiseWord: 'http_access',
            challenges: true,
          } as const,
        ]),
  ];
}

export interface SquidLimits {
  readonly settings: Omit<ProtectionSettings, 'accounts'>;
  readonly realm: string;
}

/** Throws `DirectiveError`; what is no word of access or size is left to the other readers. */
export function readSquidLimits(directives: readonly string[], kind: BoxKind): SquidLimits {
  const d = initially();
  const own = directivesIn(directives).filter((text) => SQUID_LIMIT_WORDS.includes(wordsOf(text)[0] ?? ''));
  // RFC 9110 §11.6.1, §11.7.1: a gateway asks as the site does, a proxy as a proxy.
  readDirectives(SQUID_PRODUCT, own, readersFor(d, kind === 'gateway' ? 401 : 407));
  return {
    realm: d.realm,
    settings: {
      source: SQUID_PRODUCT,
      syntax: 'squid',
      head: {
        lineBytes: d.maxHeadBytes - 1,
        fieldBytes: Infinity,
        headBytes: d.maxHeadBytes - 1,
        fields: Infinity,
        targetBytes: 8191,
        buffers: null,
      },
      gates: gatesOf(d),
      tables: [],
      reply: d.maxReplyBytes === 0 ? null : { mostBytes: d.maxReplyBytes, status: 403, word: 'reply_body_max_size' },
      patience: { headMs: d.requestMs, bodyMs: null, headStatus: null, bodyStatus: null },
      holdsRequestBytes: 0,
      holdsReply: false,
    },
  };
}
