// What differs between the stages now: switches, knowledge, message lines and numbers, in one list that selects what it names.
import { useMemo, type JSX, type ReactNode } from 'react';
import type { Matrix } from '../../../simulations/index.ts';
import { differingFacts, type DifferingFacts } from '../../a11y/differing-facts.ts';
import { useExchange } from '../../binding/use-exchange.ts';
import { useLastInstant } from '../../binding/use-playhead.ts';
import { useSession } from '../../binding/session.ts';
import { useStore } from '../../binding/use-store.ts';
import { useAllWords } from '../../i18n/later-words.ts';
import { instantsOf } from '../../state/instants.ts';
import type { SideRun } from '../../state/run-store.ts';
import type { PerSide } from '../../state/side.ts';
import { measuredAt, type Measure } from '../measures.ts';
import css from './differences.module.css';
import { differingLines, type DifferingLine } from './differing-lines.ts';
import { differingSwitches, partOf } from './differing-switches.ts';
import { FactList } from './FactList.tsx';
import { LineList } from './LineList.tsx';
import { NumberList } from './NumberList.tsx';

interface Props {
  readonly runs: PerSide<SideRun>;
  readonly matrices: PerSide<Matrix>;
}

export function WhatDiffers({ runs, matrices }: Props): JSX.Element {
  const { facts, lines, numbers } = useDifferences(runs, matrices);
  const { differences } = useAllWords();
  return (
    <div className={css.body} data-differences>
      <Sentence facts={facts} lines={lines} numbers={numbers} />
      <Group title={differences.facts(facts.count)} isEmpty={facts.count + facts.lone.length === 0} isWide>
        <FactList facts={facts} />
      </Group>
      <Group title={differences.lines(lines.length)} isEmpty={lines.length === 0}>
        <LineList lines={lines} />
      </Group>
      <Group title={differences.numbers(numbers.length)} isEmpty={numbers.length === 0}>
        <NumberList numbers={numbers} />
      </Group>
    </div>
  );
}

interface Found {
  readonly facts: DifferingFacts;
  readonly lines: readonly DifferingLine[];
  readonly numbers: readonly Measure[];
}

function useDifferences(runs: PerSide<SideRun>, matrices: PerSide<Matrix>): Found {
  const { playhead } = useSession();
  const { a, b } = runs;
  const instants = useMemo(() => instantsOf([...a.trace.records, ...b.trace.records]), [a, b]);
  const at = useLastInstant(playhead, instants);
  const exchange = useExchange('a');
  const facts = useMemo(() => differingFacts(matrices.a, matrices.b), [matrices]);
  const lines = useMemo(
    () => (exchange === null ? [] : differingLines({ a: a.trace, b: b.trace }, exchange, at)),
    [a, b, exchange, at],
  );
  const numbers = useMemo(
    () => measuredAt({ a, b }, at).measures.filter(({ difference }) => (difference?.value ?? 0) !== 0),
    [a, b, at],
  );
  return { facts, lines, numbers };
}

/** What was set differently, and how much came of it. */
function Sentence({ facts, lines, numbers }: Found): JSX.Element {
  const { controls, differences, format } = useAllWords();
  const { scenario } = useSession();
  const a = useStore(scenario, (state) => state.a);
  const b = useStore(scenario, (state) => state.b);
  const switches = useMemo(() => differingSwitches(a, b), [a, b]);
  const names = format.list(switches.map((id) => differences.switchOf(partOf(id), controls.switchNames[id])));
  const came = differences.came({ facts: facts.count, lines: lines.length, numbers: numbers.length });
  const set =
    switches.length === 0
      ? differences.sameSetups
      : switches.length === 1
        ? differences.oneSwitch(names)
        : differences.switches(switches.length, names);
  return (
    <p className={css.sentence} data-switches={switches.length}>
      {set} {came}
    </p>
  );
}

interface GroupProps {
  readonly title: string;
  readonly isEmpty: boolean;
  /** It has a row of its own. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

function Group({ title, isEmpty, isWide = false, children }: GroupProps): JSX.Element {
  const { differences } = useAllWords();
  return (
    <section className={isWide ? `${css.group ?? ''} ${css.facts ?? ''}` : css.group}>
      <h3>{title}</h3>
      {isEmpty ? <p className={css.none}>{differences.none}</p> : children}
    </section>
  );
}
