// Which stage is shown where there is room for one, and whose details stand below.
import type { JSX } from 'react';
import { Segmented } from '../a11y/Segmented.tsx';
import { useSession } from '../binding/session.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import { SIDES, type PerSide, type Side } from '../state/side.ts';

interface Props {
  readonly names: PerSide<string>;
  readonly stretched?: boolean;
}

export function SideChoice({ names, stretched = false }: Props): JSX.Element {
  const { ui } = useWords();
  const { view } = useSession();
  const side = useStore(view, (state) => state.side);
  return (
    <Segmented<Side>
      name={ui.stages}
      stretched={stretched}
      value={side}
      segments={SIDES.map((own) => ({ value: own, label: ui.stageTab(ui.stageLetter[own], names[own]) }))}
      onChange={(own) => view.getState().show({ side: own, record: null })}
    />
  );
}
