// What the box changed: on the stage that is looked at, or on the other where that one has no edit and the other has.
import type { JSX } from 'react';
import { useWords } from '../i18n/words.ts';
import { MessageChange } from '../inspector/MessageChange.tsx';
import { useRewrites } from '../inspector/use-rewrites.ts';
import { otherSide, type PerSide, type Side } from '../state/side.ts';
import { Panel } from './Panel.tsx';

export function ChangeCard({ side, names }: { readonly side: Side; readonly names: PerSide<string> }): JSX.Element {
  const { inspector, ui } = useWords();
  const edits = { a: useRewrites('a').rewrites.length, b: useRewrites('b').rewrites.length };
  const shown = edits[side] === 0 && edits[otherSide(side)] > 0 ? otherSide(side) : side;
  // Whose it is must be said in full where it is not the stage that is looked at.
  const aside = shown === side ? names[side] : ui.stageTab(ui.stageLetter[shown], names[shown]);
  return (
    <Panel title={inspector.changed} aside={aside}>
      <MessageChange side={shown} />
    </Panel>
  );
}
