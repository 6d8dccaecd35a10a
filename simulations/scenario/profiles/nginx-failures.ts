// nginx.conf as far as it says how long to wait for a server and what to do when it fails (ngx_http_proxy_module), and nginx 1.22's own habits.
import type { FailureSettings, ResponseGrammar } from '../../http/failure-settings.ts';
import type { Reader } from './directive-words.ts';
import { DirectiveError, directivesIn, readDirectives, wordsOf } from './directive-words.ts';
import { NGINX } from './nginx-variables.ts';
import { nginxBytes, nginxSeconds } from './product-quantities.ts';
import { STRICT_GRAMMAR, statusesFor } from './rfc-failures.ts';

interface Draft {
  connectMs: number;
  answerMs: number;
  ignoresAbort: boolean;
  buffers: boolean;
  headBytes: number;
  blockBytes: number;
}

/** One page of memory: what `proxy_buffer_size` and `proxy_buffers` start from. */
const PAGE = 4096;

const initially = (): Draft => ({
  connectMs: 60_000,
  answerMs: 60_000,
  ignoresAbort: false,
  buffers: true,
  headBytes: PAGE,
  blockBytes: PAGE,
});

const wrong = (directive: string, found: string, advice: string): DirectiveError =>
  new DirectiveError(NGINX, directive, `"${found}"`, advice);

function milliseconds([word = '']: readonly string[], directive: string): number {
  const seconds = nginxSeconds(word);
  if (seconds === null) throw wrong(directive, word, 'write a time as 10s, 500ms or 1m');
  return seconds * 1000;
}

function octets(word: string, directive: string): number {
  const bytes = nginxBytes(word);
  if (bytes === null || bytes === 0) throw wrong(directive, word, 'write a size as 4096, 8k or 1m');
  return bytes;
}

function isOn([word = '']: readonly string[], directive: string): boolean {
  if (word === 'on' || word === 'off') return word === 'on';
  throw wrong(directive, word, 'write on or off');
}

const readersFor = (d: Draft): Readonly<Record<string, Reader>> => ({
  proxy_connect_timeout: (words, directive) => void (d.connectMs = milliseconds(words, directive)),
  proxy_read_timeout: (words, directive) => void (d.answerMs = milliseconds(words, directive)),
  // How long a server may leave a request unread; the model's servers read.
  proxy_send_timeout: (words, directive) => void milliseconds(words, directive),
  proxy_ignore_client_abort: (words, directive) => void (d.ignoresAbort = isOn(words, directive)),
  proxy_buffering: (words, directive) => void (d.buffers = isOn(words, directive)),
  proxy_buffer_size: ([word = ''], directive) => void (d.headBytes = octets(word, directive)),
  proxy_buffers: ([, size = ''], directive) => void (d.blockBytes = octets(size, directive)),
  resolver: () => undefined, // whom it asks is told by the scenario
  resolver_timeout: (words, directive) => void milliseconds(words, directive),
});

export const NGINX_FAILURE_WORDS: readonly string[] = Object.keys(readersFor(initially()));

/** What is no HTTP/1 status line is taken for HTTP/0.9 and passed on as it is; 1xx for the answer itself. Observed on 1.22.1. */
const grammarWith = (headBytes: number): ResponseGrammar => ({
  ...STRICT_GRAMMAR,
  statusLine: /^HTTP\/(?<version>[1-9]\d*\.\d+) +(?<status>\d{3})(?:[ .](?<reason>.*))?$/u,
  meansHttp: /^(?!)/u,
  mayBecome: /^(?:H|HT|HTT|HTTP|HTTP\/|HTTP\/[1-9]\d*|HTTP\/[1-9]\d*\.|HTTP\/[1-9]\d*\.\d+ *\d{0,3})?$/u,
  noHttp: 'bare',
  statuses: [0, 999],
  // A name without a colon is a field without a value; no blank or control character may stand in it.

  refusedLine: /^:|^[^:]*[\0-\x20\x7f]|[\0\r]/u,
  folds: 'refused',
  headBytes,
  differingLengths: 'last',
  badLength: 'ignored',
  listedLength: 'bad',
  unknownCoding: 'ignored',
  interim: 'final',
  switching: 'final',
});

/** Throws `DirectiveError`; other words are left to the other readers. */
export function readNginxFailures(directives: readonly string[]): FailureSettings {
  const d = initially();
  const own = directivesIn(directives).filter((text) => NGINX_FAILURE_WORDS.includes(wordsOf(text)[0] ?? ''));
  readDirectives(NGINX, own, readersFor(d));
  return {
    waits: { connectMs: d.connectMs, answerMs: d.answerMs, answerMeans: 'head', betweenMs: d.answerMs, stepMs: 0 },
    statusFor: statusesFor(502, { 'connect-timeout': 504, 'answer-timeout': 504 }),
    tellsLastFailure: false,
    grammar: grammarWith(d.headBytes),
    passing: {
      blockBytes: d.buffers ? d.blockBytes : null,
      flushes: ['closed', 'reset-at-once'],
      losesFirst: [],
      chunkedBreakStatus: null,
    },
    keptCarry: 'all',
    keptRepeats: ['closed', 'reset'],
    keptOnlyIfSilent: false,
    handsBrokenKeptBack: false,
    dropsAbandoned: !d.ignoresAbort,
    expectContinue: 'answered',
    expectOther: 'passed',
    maxForwards: { options: 'passed', trace: 'passed', anyTrace: 405, anyServerOptions: 400 },
  };
}
