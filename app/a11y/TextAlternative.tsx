// The stage in words: who takes part, what lies between them, what happens now. It reads the same scene as the drawing, so it
// knows what the chosen eyes know and nothing more.
import type { JSX } from 'react';
import type { Instant } from '../../simulations/index.ts';
import { useWords } from '../i18n/words.ts';
import type { Scene } from '../scene/scene.ts';
import css from './a11y.module.css';
import type { LinkWords } from './link-words.ts';

interface Props {
  readonly scene: Scene;
  readonly links: readonly LinkWords[];
  /** The last thing that happened, as these eyes saw it; null: nothing. */
  readonly latest: { readonly at: Instant; readonly text: string } | null;
  readonly progress: string;
}

export function TextAlternative({ scene, links, latest, progress }: Props): JSX.Element {
  const { ui, format } = useWords();
  return (
    <div className={css.words}>
      <p data-summary>{scene.label}</p>
      <p>{progress}</p>
      <h3>{ui.now}</h3>
      {scene.parcels.length === 0 ? (
        <p>{ui.nothingUnderWay}</p>
      ) : (
        <ul data-under-way>
          {scene.parcels.map(({ key, label }) => (
            <li key={key}>{label}</li>
          ))}
        </ul>
      )}
      {latest !== null && (
        <p data-latest>
          {ui.lately} ({format.clock(latest.at)}): {latest.text}
        </p>
      )}
      {scene.callouts.map(({ key, label }) => (
        <p key={key} data-callout>
          {label}
        </p>
      ))}
      <h3>{ui.participants}</h3>
      <ul data-participants>
        {scene.participants.map(({ key, label }) => (
          <li key={key}>{label}</li>
        ))}
        {scene.eyes.map(({ key, label }) => (
          <li key={key}>{label}</li>
        ))}
        {scene.storedResponses.map(({ key, label }) => (
          <li key={key}>{label}</li>
        ))}
      </ul>
      <h3>{ui.links}</h3>
      <ul data-links>
        {links.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
