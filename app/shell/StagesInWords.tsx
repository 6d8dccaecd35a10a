// Both stages in words, for whoever would rather read than look: the same scenes as the drawings, the same eyes.
import { Suspense, useMemo, useState, type JSX } from 'react';
import { summaryAt, type Instant, type Trace } from '../../simulations/index.ts';
import { linkWords } from '../a11y/link-words.ts';
import { sceneIndexOf } from '../a11y/scene-indexes.ts';
import { tellingAt } from '../a11y/tell.ts';
import { TextAlternative } from '../a11y/TextAlternative.tsx';
import { useSession } from '../binding/session.ts';
import { useLastInstant } from '../binding/use-playhead.ts';
import { useStore } from '../binding/use-store.ts';
import type { Messages } from '../i18n/messages.ts';
import { useWords } from '../i18n/words.ts';
import { passesEyes } from '../scene/lens.ts';
import { sceneAt } from '../scene/scene-at.ts';
import { ticking } from '../state/instants.ts';
import { SIDES, type PerSide, type Side } from '../state/side.ts';
import { AnswersInWords, DifferencesInWords } from './AnswersInWords.tsx';
import below from './below.module.css';
import { RequestsInWords } from './RequestsInWords.tsx';
import css from './shell.module.css';
import { useLens } from './use-lens.ts';

export function StagesInWords({ names }: { readonly names: PerSide<string> }): JSX.Element {
  const { ui } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details
      className={below.inWords}
      data-folded="words"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{ui.inWords}</summary>
      {open && (
        <>
          <div className={css.pair}>
            {SIDES.map((side) => (
              <section key={side} className={css.card} data-words={side}>
                <h2>{ui.stageTab(ui.stage[side], names[side])}</h2>
                <div>
                  <StageInWords side={side} />
                  <Suspense>
                    <RequestsInWords side={side} />
                    <AnswersInWords side={side} />
                  </Suspense>
                </div>
              </section>
            ))}
          </div>
          <Suspense>
            <DifferencesInWords />
          </Suspense>
        </>
      )}
    </details>
  );
}

const NEVER: readonly Instant[] = [];

function StageInWords({ side }: { readonly side: Side }): JSX.Element | null {
  const words = useWords();
  const { playhead, runs, view } = useSession();
  const trace = useStore(runs, (state) => state.runs[side]?.trace ?? null);
  const { lens } = useLens(side);
  const chosen = useStore(view, (state) => state.exchange);
  const instants = useMemo(() => (trace === null ? NEVER : ticking(trace)), [trace]);
  const at = useLastInstant(playhead, instants);
  const told = useMemo(
    () => (trace === null ? null : tell(trace, at, lens, chosen, words)),
    [trace, at, lens, chosen, words],
  );
  return told === null ? null : <TextAlternative {...told} />;
}

function tell(
  trace: Trace,
  at: Instant,
  lens: string,
  selected: number | null,
  words: Messages,
): Parameters<typeof TextAlternative>[0] {
  const { eyes, listener, name, sentence } = tellingAt(trace, at, { lens, selected, words });
  const { latest, finished, wanted } = summaryAt(trace, at, listener);
  return {
    scene: sceneAt(trace, sceneIndexOf(trace), at, { lens, selected, width: 'wide', words: words.scene }),
    links: linkWords({
      header: trace.header,
      name,
      words,
      isSeen: (link, ends) => eyes.sight === null || passesEyes(eyes, link, ends),
    }),
    latest: latest && { at: trace.records[latest.record]?.at ?? at, text: sentence(latest.record) ?? '' },
    progress: words.ui.progress(finished, wanted),
  };
}
