// Signs on the line of time, each a way there: what was changed and what happened for the first time, with its name where there is room.
import { useEffect, useRef, useState, type JSX } from 'react';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import css from './landmarks.module.css';
import { roomFor, type Placed } from './track-room.ts';
import { useGoTo } from './use-go-to.ts';
import type { Landmark } from '../state/landmarks.ts';
import { useLandmarks, type NamedLandmark } from './use-landmarks.ts';

/** Room for a letter of the small print (CSS pixels); Chinese ones are as wide as they are high. */
const roomOf = (text: string): number =>
  Array.from(text).reduce((room, sign) => room + (sign > '\u{2e80}' ? 11 : 6.2), 6);

export function Landmarks(): JSX.Element {
  const { playhead, runs } = useSession();
  const horizon = useStore(runs, ({ runs: { a, b } }) => (a ?? b)?.trace.header.horizonUs ?? playhead.limit);
  const landmarks = useLandmarks();
  const list = useRef<HTMLUListElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (list.current === null) return;
    const sizes = new ResizeObserver((entries) => setWidth(Math.round(entries.at(-1)?.contentRect.width ?? 0)));
    sizes.observe(list.current);
    return () => sizes.disconnect();
  }, []);
  const share = ({ landmark: { at } }: NamedLandmark): number => Math.min(1, at / Math.max(1, horizon));
  const places = roomFor(
    landmarks.map((one) => ({
      share: share(one),
      room: roomOf(one.name),
      rank: one.landmark.kind === 'act' ? 0 : one.landmark.kind === 'change' ? 1 : 2,
    })),
    width,
  );
  return (
    <ul className={css.landmarks} ref={list}>
      {landmarks.map((one, number) => (
        <Sign key={one.key} one={one} share={share(one)} place={places[number]} />
      ))}
    </ul>
  );
}

/** What goes wrong is crossed out, what is spared is round, what was asked for points down, all else points up. */
const SIGNS = {
  trouble: 'M1.5 0 5 2.6 8.5 0 10 1.4 6.7 4 10 6.6 8.5 8 5 5.4 1.5 8 0 6.6 3.3 4 0 1.4z',
  relief: 'M1 4a4 4 0 1 1 8 0a4 4 0 1 1-8 0z',
  wish: 'M0 0h10L5 8z',
  other: 'M5 0 10 8H0z',
} as const;

function signOf(landmark: Landmark): keyof typeof SIGNS {
  switch (landmark.kind === 'act' ? landmark.act.act : landmark.kind) {
    case 'stop':
    case 'let-down':
    case 'failed':
    case 'refused':
      return 'trouble';
    case 'start':
    case 'hit':
      return 'relief';
    case 'send':
    case 'burst':
      return 'wish';
    default:
      return 'other';
  }
}

interface SignProps {
  readonly one: NamedLandmark;
  readonly share: number;
  readonly place: Placed | undefined;
}

function Sign({ one: { landmark, name, said }, share, place }: SignProps): JSX.Element | null {
  const { format } = useWords();
  const goTo = useGoTo();
  if (place?.isShown !== true) return null;
  const full = `${said}, ${format.clock(landmark.at)}`;
  return (
    <li
      data-landmark={landmark.kind}
      data-act={landmark.kind === 'act' ? landmark.act.act : undefined}
      data-name={place.name ?? 'none'}
      ref={(element) => element?.style.setProperty('--at', `${String(100 * share)}%`)}
    >
      <button type="button" aria-label={full} title={full} onClick={() => goTo(landmark.at)}>
        <svg viewBox="0 0 10 8" width="10" aria-hidden="true">
          <path d={SIGNS[signOf(landmark)]} />
        </svg>
        {place.name !== null && <span>{name}</span>}
      </button>
    </li>
  );
}
