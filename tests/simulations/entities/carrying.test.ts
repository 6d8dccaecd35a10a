// Boxes that carry for others, when whoever asked them goes while they still call the far end.
import { expect, it } from 'vitest';
import { FIRST_SCREEN, composeScenario, simulate } from '../../../simulations/index.ts';

const opening = FIRST_SCREEN.opens?.a;
if (!opening) throw new Error('the first screen has no opening');

it('opens no way to the far end for somebody who has gone', () => {
  let tunnels = 0;
  let late = 0;
  for (let atMs = 330; atMs < 480; atMs += 1) {
    const { records } = simulate({
      ...composeScenario(
        FIRST_SCREEN,
        { ...opening, clientSide: 'tor', scheme: 'https', dns: 'remote' },
        { interventions: [{ atMs, patch: 'stop-server', node: 'relay-1' }] },
      ),
      horizonMs: 800,
    }).trace;
    const closed = new Set<string>();
    for (const record of records) {
      if (record.kind === 'connection.closed') closed.add(`${record.node} ${String(record.connection)}`);
      if (record.kind !== 'tunnel.opened') continue;
      tunnels += 1;
      if (closed.has(`${record.node} ${String(record.outbound)}`)) late += 1;
    }
  }
  expect(tunnels).toBeGreaterThan(50);
  expect(late).toBe(0);
});
