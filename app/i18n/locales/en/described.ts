// The page told to those who read it rather than look at it, in English.
import { format } from './format.ts';

export const described = {
  title: 'The page in short',
  play: (a: string, b: string) => `Two stages, one beside the other. Stage A, ${a}. Stage B, ${b}.`,
  control:
    'Above each stage are the choices of what stands in between, and its switches. Below the stages are the tables of who knows what. At the foot of the page are time, requests and servers.',
  now: (clock: string, a: string, b: string) => `It is ${clock}. Stage A: ${a} Stage B: ${b}`,
  hint: 'Step forward to the next event with the key of the full stop; all in words stands at the end of the page, under “In words”.',
  answers: 'Asked and answered',
  questions: {
    knows: 'Who knows the client’s address, and by which message?',
    changed: 'What did the boxes change in this request and its answer?',
    answered: 'Who answered?',
    kept: 'Was the answer stored, and why?',
    differs: 'What differs between the stages?',
  },
  oneEyed: (observer: string) =>
    `What ${observer} can make out stands above. The questions are answered for whoever sees as Everyone.`,
  ofRequest: (number: number) => `Of request ${format.number(number)}`,
  ofRun: 'Of the whole run so far',
  knows: (who: string, held: string, why: string) => `${who} ${held}. ${why}`,
  byItself: (part: string) => `By ${part}.`,
  byMessage: (part: string, value: string, message: string) => `By ${part}, ${value}: ${message}`,
  rewrote: (who: string, kind: 'request' | 'response') =>
    `${who} passed on the ${kind === 'request' ? 'request' : 'answer'}:`,
  edit: (change: string, line: string, reason: string, source: string) => `${line} ${change} (${source}): ${reason}`,
  nothingYet: 'No box has passed a message on yet.',
  origin: (name: string, status: number, origins: string) =>
    `${name} answered, ${String(status)}; there ${origins === '1' ? 'is one origin server' : `are ${origins} origin servers`}.`,
  boxItself: (name: string, status: number) => `${name} answered itself, ${String(status)}; no origin did.`,
  nobodyYet: 'Nobody has answered yet.',
  because: (cacheControl: string | null) =>
    cacheControl === null ? 'Nothing in the answer forbids it.' : `The answer says Cache-Control: ${cacheControl}.`,
  declined: {
    method: 'Answers to such a method are not kept.',
    'no-store': 'The answer says no-store.',
    'request-no-store': 'The request says no-store.',
    private: 'The answer says that it is private, and this store is shared.',
    authorization: 'The request came with credentials, and the answer does not say that it may be shared.',
    'no-freshness': 'The answer does not say for how long it holds.',
    partial: 'It is only a part.',
    incomplete: 'It did not come whole.',
    'not-understood': 'The box does not understand such a status.',
  },
  noStore: 'Nothing stands in between, so nobody could keep it.',
  sealed: 'The box passes on bytes that it cannot read, so it has nothing to keep.',
  nobodyKeeps: 'No box has kept it or declined to, so far.',
  differs: (who: string, fact: string, a: string, b: string) => `${fact}, ${who}: ${a}; ${b}.`,
  alone: (stage: string, who: readonly string[]) => `Only on ${stage}: ${format.list(who)}.`,
  nothingDiffers: 'So far nothing differs in what anybody knows.',
  /** What follows from a switch. */
  learns: (who: string, fact: string, held: string) => `${who} ${held} now: ${fact}.`,
  noLonger: (who: string, fact: string) => `${who} no longer knows: ${fact}.`,
  comes: (who: string) => `New on the stage: ${who}.`,
  goes: (who: string) => `No longer on the stage: ${who}.`,
  more: (count: number) => `And ${format.number(count)} more ${format.plural(count, { one: 'cell', other: 'cells' })}.`,
  sameKnowledge: 'Nobody knows more or less for it.',
  onStage: (stage: string, what: string) => `${stage}: ${what}`,
  voice: 'What is said aloud',
  voices: { off: 'nothing', brief: 'in brief', all: 'all' },
};
