// The page in a few sentences, first for whoever listens: what is there to look at, what to work with, how it stands, where to begin.
import { useMemo, type JSX } from 'react';
import { summaryAt } from '../../simulations/index.ts';
import { tellingAt } from '../a11y/tell.ts';
import { useSession } from '../binding/session.ts';
import { useLastInstant } from '../binding/use-playhead.ts';
import { useStore } from '../binding/use-store.ts';
import { useAllWords } from '../i18n/later-words.ts';
import { instantsOf } from '../state/instants.ts';
import type { PerSide, Side } from '../state/side.ts';
import a11y from '../a11y/a11y.module.css';
import { useLens } from './use-lens.ts';

export function PageInShort({ names }: { readonly names: PerSide<string> }): JSX.Element {
  const { described, format } = useAllWords();
  const a = useHowItStands('a');
  const b = useHowItStands('b');
  return (
    <section className={a11y.unseen} aria-label={described.title} data-in-short>
      <p>{described.play(names.a, names.b)}</p>
      <p>{described.control}</p>
      <p>{described.now(format.clock(Math.max(a.at, b.at)), a.text, b.text)}</p>
      <p>{described.hint}</p>
    </section>
  );
}

/** How far a stage has come, and the last thing that happened there, as the chosen eyes saw it. */
function useHowItStands(side: Side): { readonly at: number; readonly text: string } {
  const words = useAllWords();
  const { playhead, runs, view } = useSession();
  const trace = useStore(runs, (state) => state.runs[side]?.trace ?? null);
  const selected = useStore(view, (state) => state.exchange);
  const { lens } = useLens(side);
  const instants = useMemo(() => instantsOf(trace?.records ?? []), [trace]);
  const at = useLastInstant(playhead, instants);
  return useMemo(() => {
    if (trace === null) return { at, text: words.ui.preparing };
    const { listener, sentence } = tellingAt(trace, at, { lens, selected, words });
    const { latest, finished, wanted } = summaryAt(trace, at, listener);
    const last = latest === null ? null : sentence(latest.record);
    return { at, text: [words.ui.progress(finished, wanted), last].filter((part) => part !== null).join(' ') };
  }, [trace, at, lens, selected, words]);
}
