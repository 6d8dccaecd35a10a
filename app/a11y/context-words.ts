// What follows from a change for who knows what, in a sentence or two: the two runs held against each other at their ends.
import {
  contrastOf,
  matrixAt,
  type Difference,
  type Fact,
  type Instant,
  type Ledger,
  type Trace,
} from '../../simulations/index.ts';
import { contrastedWords, heldWords } from '../i18n/held-words.ts';
import type { AllMessages } from '../i18n/messages.ts';
import { namesOfBoth, type NamesOfBoth } from './observer-names.ts';

/** More would not be listened to. */
const MOST = 2;

/** What a lesson would speak of first: of whom, and of what. */
const OBSERVERS = ['origin', 'forward_proxy', 'reverse_proxy', 'transit', 'access_network', 'client_resolver'];
const FACTS: readonly Fact[] = [
  'client_ip',
  'forward_proxy_in_use',
  'gateway_in_use',
  'dest_host',
  'url_path',
  'response_body',
];

const place = (list: readonly string[], one: string): number => {
  const found = list.indexOf(one);
  return found < 0 ? list.length : found;
};

interface Told {
  readonly trace: Trace;
  readonly ledger: Ledger;
}

export function contextOf(before: Told, after: Told, words: AllMessages): string {
  const { described } = words;
  const cellsOf = ({ trace, ledger }: Told) => matrixAt(ledger, trace.header.horizonUs as Instant, 'run').cells;
  const all = contrastOf(cellsOf(before), cellsOf(after));
  const names = namesOfBoth(words, { a: before.trace.header, b: after.trace.header });
  const comings = new Set(all.filter(({ a }) => a === null).map(({ observer }) => observer));
  const goings = new Set(all.filter(({ b }) => b === null).map(({ observer }) => observer));
  const changes = all
    .filter(({ a, b }) => a !== null && b !== null && a.value !== 'na' && b.value !== 'na')
    .sort(
      (one, other) =>
        place(OBSERVERS, one.observer) - place(OBSERVERS, other.observer) ||
        place(FACTS, one.fact) - place(FACTS, other.fact),
    );
  const said = changes.slice(0, MOST).map((change) => sentence(change, names, words));
  const rest = changes.length - said.length;
  const sentences = [
    ...[...comings].map((observer) => described.comes(names.b(observer))),
    ...[...goings].map((observer) => described.goes(names.a(observer))),
    ...said,
    ...(rest > 0 ? [described.more(rest)] : []),
  ];
  return sentences.length === 0 ? described.sameKnowledge : sentences.join(' ');
}

function sentence({ observer, fact, a, b }: Difference, names: NamesOfBoth, { described, facts }: AllMessages): string {
  const who = names.b(observer);
  if (b === null || (a?.value === 'yes' && b.value === 'no')) return described.noLonger(who, facts.facts[fact]);
  return described.learns(
    who,
    facts.facts[fact],
    a === null ? heldWords(facts, b) : contrastedWords(facts, a, b, names).b,
  );
}
