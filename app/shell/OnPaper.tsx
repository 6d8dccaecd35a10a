// What only paper says: the instant and the numbers that the page has controls for on screen, and at its foot the link that opens it again.
import { useEffect, useReducer, type JSX } from 'react';
import { flushSync } from 'react-dom';
import { useSession } from '../binding/session.ts';
import { useAllWords } from '../i18n/later-words.ts';
import './paper.css';
import { whenPrinted } from '../diagram/printing.ts';

/** Renders anew when the page is about to be printed: the clock is not followed for it. */
function usePrinting(): void {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => whenPrinted(() => flushSync(again), again), []);
}

export function PaperHead(): JSX.Element {
  const { choices, controls, format, playback } = useAllWords();
  const { playhead, scenario, situation } = useSession();
  usePrinting();
  const { seed, episode } = scenario.getState();
  const { episodes } = situation();
  const asked: Readonly<Record<string, string>> = choices.episodes;
  const wanted = episode ?? episodes[0] ?? '';
  const parts = [
    ...(episodes.length > 1 ? [asked[wanted] ?? wanted] : []),
    `${playback.clock} ${format.clock(playhead.get())}`,
    `${controls.seed} ${String(seed)}`,
  ];
  return <p data-paper="head">{parts.join(' · ')}</p>;
}

export function PaperFoot({ linkNow }: { readonly linkNow: () => string }): JSX.Element {
  const { paper } = useAllWords();
  usePrinting();
  return (
    <p data-paper="foot">
      {paper.again} {linkNow()}
    </p>
  );
}
