// Failures as the standard sees them, and what it leaves to everybody set to usual values. The products say what they do otherwise.
import type { FailureCause, FailureSettings, ResponseGrammar } from '../../http/failure-settings.ts';

/** RFC 9112 §4, §5, §6: an answer that is not one is refused (§6.3: one whose length cannot be known, too). */
export const STRICT_GRAMMAR: ResponseGrammar = {
  statusLine: /^HTTP\/(?<version>1\.\d) (?<status>\d{3})(?: (?<reason>.*))?$/u,
  meansHttp: /^HTTP\//u,
  mayBecome: /^(?:H|HT|HTT|HTTP)?$|^HTTP\//u,
  noHttp: 'refused',
  statuses: [100, 599],
  skipsEmptyLines: false,
  refusedLine: /^[^:]*$|^[^:]*[^!#$%&'*+\-.^_`|~0-9A-Za-z:][^:]*:|^:|\0/u,
  folds: 'joined',
  headBytes: 65_536,
  fieldCost: 0,
  lineBytes: Infinity,
  fieldLines: Infinity,
  differingLengths: 'refused',
  badLength: 'refused',
  listedLength: 'read',
  lengthBesideCoding: 'ignored',
  unknownCoding: 'refused',
  contentOn204: 'ignored',
  interim: 'passed',
  switching: 'refused',
  brokenHead: 'none',
};

/** All causes of one status but those named. */
export const statusesFor = (
  usual: number,
  others: Partial<FailureSettings['statusFor']> = {},
): FailureSettings['statusFor'] => {
  const every = (status: number): { readonly [C in FailureCause]: number } => ({
    refused: status,
    'connect-timeout': status,
    reset: status,
    closed: status,
    'answer-timeout': status,
    'not-http': status,
    'too-big': status,
    status,
    incomplete: status,
    'no-server': status,
    'queue-timeout': status,
    'name-unknown': status,
    'tunnel-name-unknown': status,
  });
  return { ...every(usual), ...others };
};

export const RFC_FAILURES: FailureSettings = {
  waits: { connectMs: 10_000, answerMs: 60_000, answerMeans: 'first-octet', betweenMs: 60_000, stepMs: 0 },
  // RFC 9110 §15.6.3, §15.6.5.
  statusFor: statusesFor(502, { 'connect-timeout': 504, 'answer-timeout': 504, 'queue-timeout': 503 }),
  tellsLastFailure: true,
  grammar: STRICT_GRAMMAR,
  passing: {
    blockBytes: null,
    flushes: ['closed', 'reset', 'reset-at-once', 'timeout'],
    losesFirst: [],
    chunkedBreakStatus: null,
  },
  keptCarry: 'all',
  keptRepeats: ['closed', 'reset'],
  keptOnlyIfSilent: true,
  handsBrokenKeptBack: false,
  dropsAbandoned: true,
  expectContinue: 'passed', // RFC 9110 §10.1.1: it must, unless it knows better
  expectOther: 'passed',
  maxForwards: { options: 'answered', trace: 'answered', anyTrace: 'passed', anyServerOptions: 'passed' }, // RFC 9110 §7.6.2
};
