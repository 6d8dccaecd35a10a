// Stops a server, or starts the stopped one again. Server 1 stands on every stage; the others only behind a gateway.
import { useMemo, useState, type JSX } from 'react';
import { instant } from '../../simulations/index.ts';
import { useSession } from '../binding/session.ts';
import { useLastInstant } from '../binding/use-playhead.ts';
import { useStore } from '../binding/use-store.ts';
import { useWords } from '../i18n/words.ts';
import { serverCount, stoppedBy } from '../state/acts.ts';
import buttons from '../a11y/buttons.module.css';
import css from './controls.module.css';

export function ServerButton(): JSX.Element {
  const { controls, format } = useWords();
  const { act, scenario, situation, playhead, playback, say } = useSession();
  const isOver = useStore(playback, ({ mode }) => mode === 'ended');
  const acts = useStore(scenario, (state) => state.acts);
  const servers = useStore(scenario, ({ a, b }) => Math.max(serverCount(situation(), a), serverCount(situation(), b)));
  const changes = useMemo(() => acts.map(({ atMs }) => instant(atMs * 1000)), [acts]);
  const now = useLastInstant(playhead, changes);
  const [wanted, setWanted] = useState(1);
  const server = Math.min(wanted, servers);
  const isStopped = stoppedBy(acts, now / 1000).has(server);
  return (
    <span className={css.server}>
      {servers > 1 && (
        <select
          aria-label={controls.whichServer}
          value={server}
          onChange={({ target }) => setWanted(Number(target.value))}
        >
          {Array.from({ length: servers }, (_, index) => (
            <option key={index} value={index + 1}>
              {format.number(index + 1)}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        className={`${buttons.tool} ${css.act}`}
        data-act={isStopped ? 'start' : 'stop'}
        aria-disabled={isOver}
        title={isOver ? controls.atTheEnd : undefined}
        onClick={() => {
          if (!isOver) act(isStopped ? 'start' : 'stop', server);
          const did = isStopped ? controls.didStart(server) : controls.didStop(server);
          say('control', isOver ? controls.atTheEnd : did);
        }}
      >
        {isStopped ? controls.start : controls.stop}
      </button>
    </span>
  );
}
