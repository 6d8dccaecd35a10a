// squid.conf as far as it says how long to wait for a server, and Squid 5.7's own habits when one fails.
import type { FailureSettings, ResponseGrammar } from '../../http/failure-settings.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, directivesIn, readDirectives, wordsOf } from './directive-words.ts';
import { squidBytes, squidSeconds } from './product-quantities.ts';
import type { BoxKind } from './profile.ts';
import { STRICT_GRAMMAR, statusesFor } from './rfc-failures.ts';

const SQUID = 'Squid 5.7';

interface Draft {
  connectMs: number;
  readMs: number;
  headBytes: number;
}

const initially = (): Draft => ({ connectMs: 60_000, readMs: 900_000, headBytes: 65_536 });

/** "5 seconds"; short forms as "5s" are read too. */
function milliseconds(words: readonly string[], directive: string): number {
  const [, digits, unit] = /^(\d+)([a-z]*)$/u.exec(words.join('')) ?? [];
  const seconds = squidSeconds([digits ?? '', unit === undefined || unit === '' || unit === 's' ? 'seconds' : unit]);
  if (seconds === null) throw new DirectiveError(SQUID, directive, `"${words.join(' ')}"`, 'write a time as 5 seconds');
  return seconds * 1000;
}

const readersFor = (d: Draft): Readonly<Record<string, Reader>> => ({
  connect_timeout: (words, directive) => void (d.connectMs = milliseconds(words, directive)),
  read_timeout: (words, directive) => void (d.readMs = milliseconds(words, directive)),
  reply_header_max_size: (words, directive) => {
    const bytes = squidBytes(words);
    if (bytes === null) throw new DirectiveError(SQUID, directive, `"${words.join(' ')}"`, 'write a size as 64 KB');
    d.headBytes = bytes;
  },
  // How long all tries together may take; read here, obeyed by whoever tries again.
  forward_timeout: (words, directive) => void milliseconds(words, directive),
  // The model's resolvers answer.
  dns_timeout: (words, directive) => void milliseconds(words, directive),
});

export const SQUID_FAILURE_WORDS: readonly string[] = Object.keys(readersFor(initially()));

/** What does not begin as HTTP/1 is given back as the content of a 200. Observed on 5.7. */
const GRAMMAR: ResponseGrammar = {
  ...STRICT_GRAMMAR,
  statusLine: /^HTTP\/(?<version>1\.\d) (?<status>\d{3})(?: (?<reason>.*))?$/u,
  meansHttp: /^HTTP\/1\.\d/u,
  mayBecome: /^(?:H|HT|HTT|HTTP|HTTP\/|HTTP\/1|HTTP\/1\.)?$|^HTTP\/1\.\d/u,
  noHttp: 'wrapped',
  // Space before the colon is mended (relaxed_header_parser).
  refusedLine: /^[^:]*$|^[^:]*[^!#$%&'*+\-.^_`|~0-9A-Za-z: ][^:]*:|^:|\0/u,
  brokenHead: 'taken',
};

/** Time-outs are looked after once a second. */
const STEP_MS = 1000;

/** Throws `DirectiveError`; other words are left to the other readers. */
export function readSquidFailures(directives: readonly string[], kind: BoxKind): FailureSettings {
  const d = initially();
  const own = directivesIn(directives).filter((text) => SQUID_FAILURE_WORDS.includes(wordsOf(text)[0] ?? ''));
  readDirectives(SQUID, own, readersFor(d));
  const unreachable = kind === 'gateway' ? 502 : 503;
  return {
    waits: {
      connectMs: d.connectMs,
      answerMs: d.readMs,
      answerMeans: 'first-octet',
      betweenMs: d.readMs,
      stepMs: STEP_MS,
    },
    statusFor: statusesFor(502, {
      refused: unreachable,
      'connect-timeout': unreachable,
      'answer-timeout': 504,
      'tunnel-name-unknown': 500, // like the 502 of other requests a defect of 5.7 (bug 5294); 6.x says 503 to both
    }),
    tellsLastFailure: true,
    grammar: { ...GRAMMAR, headBytes: d.headBytes - 1 },
    passing: {
      blockBytes: null,
      flushes: ['closed', 'reset', 'reset-at-once', 'timeout'],
      losesFirst: [],
      chunkedBreakStatus: null,
    },
    keptCarry: 'idempotent',
    keptRepeats: ['closed'],
    keptOnlyIfSilent: true,
    handsBrokenKeptBack: false,
    dropsAbandoned: true,
    expectContinue: 'passed',
    expectOther: 'refused',
    maxForwards: { options: 501, trace: 'answered', anyTrace: 'passed', anyServerOptions: 501 },
  };
}
