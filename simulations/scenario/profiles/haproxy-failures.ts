// haproxy.cfg as far as it says how long to wait for a server, and HAProxy 2.6's own habits when one fails.
import type { FailureSettings, ResponseGrammar } from '../../http/failure-settings.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, directivesIn, readDirectives, wordsOf } from './directive-words.ts';
import { HAPROXY } from './haproxy-format.ts';
import { haproxyMilliseconds } from './product-quantities.ts';
import { STRICT_GRAMMAR, statusesFor } from './rfc-failures.ts';

/** Without these it waits for ever, and says so when it starts. */
interface Draft {
  connectMs: number;
  serverMs: number;
  closesOnAbort: boolean;
  bufferBytes: number;
  reservedBytes: number;
  headLines: number;
}

const initially = (): Draft => ({
  connectMs: Infinity,
  serverMs: Infinity,
  closesOnAbort: false,
  bufferBytes: 16_384,
  reservedBytes: 1024,
  headLines: 101,
});

function whole([word = '']: readonly string[], directive: string): number {
  if (!/^\d{1,9}$/u.test(word)) throw new DirectiveError(HAPROXY, directive, `"${word}"`, 'write a whole number');
  return Number(word);
}

function milliseconds([word = '']: readonly string[], directive: string): number {
  const found = haproxyMilliseconds(word);
  if (found === null) throw new DirectiveError(HAPROXY, directive, `"${word}"`, 'write a time as 10s or 500ms');
  return found;
}

const readersFor = (d: Draft): Readonly<Record<string, Reader>> => ({
  'timeout connect': (words, directive) => void (d.connectMs = milliseconds(words, directive)),
  'timeout server': (words, directive) => void (d.serverMs = milliseconds(words, directive)),
  'option abortonclose': () => void (d.closesOnAbort = true),
  'tune.bufsize': (words, directive) => void (d.bufferBytes = whole(words, directive)),
  'tune.maxrewrite': (words, directive) => void (d.reservedBytes = whole(words, directive)),
  'tune.http.maxhdr': (words, directive) => void (d.headLines = whole(words, directive)),
});

export const HAPROXY_FAILURE_WORDS: readonly string[] = Object.keys(readersFor(initially()));

function isOwn(text: string): boolean {
  const [first = '', second = ''] = wordsOf(text);
  return HAPROXY_FAILURE_WORDS.includes(first) || HAPROXY_FAILURE_WORDS.includes(`${first} ${second}`);
}

/** What its own notation of a head takes besides, measured. */
const NOTATION_BYTES = 79;

/** A head must fit, in that notation, into a buffer less the part kept free for rewriting; the empty line counts among its lines. */
const grammarFor = ({ bufferBytes, reservedBytes, headLines }: Draft): ResponseGrammar => ({
  ...STRICT_GRAMMAR,
  statusLine: /^HTTP\/(?<version>\d\.\d)[ \t]+(?<status>\d+)(?:[ \t](?<reason>.*))?$/u,
  statuses: [0, Infinity],
  skipsEmptyLines: true,
  refusedLine: /^[^:]*$|^[^:]*[^!#$%&'*+\-.^_`|~0-9A-Za-z:][^:]*:|^:|\r/u,
  headBytes: bufferBytes - reservedBytes - NOTATION_BYTES,
  fieldCost: 4,
  fieldLines: headLines - 1,
});

/** Throws `DirectiveError`; other words are left to the other readers. */
export function readHaproxyFailures(directives: readonly string[]): FailureSettings {
  const d = initially();
  readDirectives(HAPROXY, directivesIn(directives).filter(isOwn), readersFor(d));
  return {
    waits: { connectMs: d.connectMs, answerMs: d.serverMs, answerMeans: 'head', betweenMs: d.serverMs, stepMs: 0 },
    statusFor: statusesFor(502, {
      refused: 503,
      'connect-timeout': 503,
      'answer-timeout': 504,
      'no-server': 503,
      'queue-timeout': 503,
      'name-unknown': 503,
    }),
    tellsLastFailure: false,
    grammar: grammarFor(d),
    passing: {
      blockBytes: null,
      flushes: ['closed', 'reset', 'reset-at-once', 'timeout'],
      losesFirst: [],
      chunkedBreakStatus: null,
    },
    keptCarry: 'all',
    keptRepeats: [],
    keptOnlyIfSilent: false,
    handsBrokenKeptBack: true,
    dropsAbandoned: d.closesOnAbort,
    expectContinue: 'passed',
    expectOther: 'passed',
    maxForwards: { options: 'passed', trace: 'passed', anyTrace: 'passed', anyServerOptions: 'passed' },
  };
}
