// Who came to a box's door: let in, made wait, turned away, each with the rule that said so.
import type { JSX } from 'react';
import { useAllWords } from '../../i18n/later-words.ts';
import { doorOf, type Judged } from './door-of.ts';
import css from './participant.module.css';
import type { PartProps } from './part-props.ts';
import { RequestJump } from './RequestJump.tsx';

const SHOWN = 5;

export function DoorKeeper({ side, trace, node, at }: PartProps): JSX.Element | null {
  const { participant } = useAllWords();
  const door = doorOf(trace, node, at, SHOWN);
  if (door === null || door.delayed + door.refused === 0) return null;
  return (
    <>
      <p className={css.work} data-door>
        {participant.letIn(door.admitted)} {participant.madeWait(door.delayed)} {participant.turnedAway(door.refused)}
      </p>
      <ol className={css.decisions}>
        {door.latest.map((judged) => (
          <Verdict key={`${judged.kind}-${String(judged.exchange)}-${String(judged.at)}`} side={side} judged={judged} />
        ))}
      </ol>
    </>
  );
}

function Verdict({ side, judged }: { readonly side: PartProps['side']; readonly judged: Judged }): JSX.Element {
  const { participant, format } = useAllWords();
  const { exchange, at, kind, rule, word, section, client, status, wait } = judged;
  const what =
    kind === 'request.delayed' ? participant.waits(format.milliseconds(wait ?? 0)) : participant.refused(status);
  return (
    <li data-judged={kind === 'request.delayed' ? 'delayed' : 'refused'}>
      <RequestJump side={side} exchange={exchange} at={at} /> {what} {participant.rules[rule]}{' '}
      <small>{[client, word, section].filter((part) => part !== '').join(' · ')}</small>
    </li>
  );
}
