// A backend of Varnish 7.1 as far as it says how long to wait, and Varnish's own habits when it fails.
import type { FailureSettings, ResponseGrammar } from '../../http/failure-settings.ts';
import { DirectiveError, directivesIn } from './directive-words.ts';
import { STRICT_GRAMMAR, statusesFor } from './rfc-failures.ts';

const VARNISH = 'Varnish 7.1';

type Wait = 'connect_timeout' | 'first_byte_timeout' | 'between_bytes_timeout';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, '': 1000 };

/** `.connect_timeout = 1s` of a backend, or `-p connect_timeout=1` of the command line. */
const WAIT = /(?:^|[\s.{;])(connect_timeout|first_byte_timeout|between_bytes_timeout)\s*=\s*([^\s;}]+)/gu;

/** Whether a directive says nothing but such times. */
export const isVarnishWait = (directive: string): boolean =>
  directive
    .replace(/^-p\s+/u, '')
    .replace(WAIT, '')
    .replaceAll('.', '')
    .trim() === '';

function milliseconds(word: string, directive: string): number {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/u.exec(word) ?? [];
  if (digits === undefined) throw new DirectiveError(VARNISH, directive, `"${word}"`, 'write a time as 2s or 500ms');
  return Number(digits) * (UNITS[unit] ?? 1000);
}

/** Per line and in all (http_resp_hdr_len, http_resp_size), and http_max_hdr, of which other things take their part. Measured. */
const GRAMMAR: ResponseGrammar = {
  ...STRICT_GRAMMAR,
  statusLine: /^HTTP\/(?<version>[1-9]\.\d)[ \t]+(?<status>\d{3})(?:[ \t](?<reason>.*))?$/iu,
  // Nothing is judged before the whole head is there.
  meansHttp: /^/u,
  mayBecome: /^/u,
  statuses: [200, 999],
  skipsEmptyLines: true,
  // eslint-disable-next-line no-control-regex -- what it refuses are control characters
  refusedLine: /^[^:]*$|^[^:]*[^!#$%&'*+\-.^_`|~0-9A-Za-z:][^:]*:|^:|[\0-\x08\x0a-\x1f\x7f]/u,
  headBytes: 32_768,
  lineBytes: 8194,
  fieldLines: 53,
  differingLengths: 'first',
  listedLength: 'bad',
  lengthBesideCoding: 'refused',
  contentOn204: 'refused',
  interim: 'refused',
};

/** Throws `DirectiveError`; what is not about waiting is left to the other readers. */
export function readVarnishFailures(directives: readonly string[]): FailureSettings {
  const waits: { [W in Wait]: number } = {
    connect_timeout: 3500,
    first_byte_timeout: 60_000,
    between_bytes_timeout: 60_000,
  };
  for (const directive of directivesIn(directives)) {
    for (const [, name, word = ''] of directive.matchAll(WAIT)) waits[name as Wait] = milliseconds(word, directive);
  }
  return {
    waits: {
      connectMs: waits.connect_timeout,
      answerMs: waits.first_byte_timeout,
      answerMeans: 'first-octet',
      betweenMs: waits.between_bytes_timeout,
      stepMs: 0,
    },
    statusFor: statusesFor(503),
    tellsLastFailure: true,
    grammar: GRAMMAR,
    passing: {
      blockBytes: null,
      flushes: ['closed', 'reset', 'reset-at-once', 'timeout'],
      losesFirst: ['reset', 'reset-at-once', 'timeout'],
      chunkedBreakStatus: 503,
    },
    keptCarry: 'all',
    keptRepeats: ['closed', 'reset'],
    keptOnlyIfSilent: true,
    handsBrokenKeptBack: false,
    dropsAbandoned: false,
    expectContinue: 'answered',
    expectOther: 'refused',
    maxForwards: { options: 'passed', trace: 'passed', anyTrace: 'passed', anyServerOptions: 'passed' },
  };
}
