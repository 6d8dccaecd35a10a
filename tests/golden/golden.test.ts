// One small run as text, read through by people: a change of any record shows as a change of this file.
import { expect, it } from 'vitest';
import { libraryEntry } from '../../simulations/scenario/library/index.ts';
import { simulate } from '../../simulations/simulate.ts';
import { traceText } from '../../simulations/trace/format.ts';

// To write them anew after a change that is meant: npx vitest run tests/golden -u
it.each(['ledger-forward-http-cold', 'ledger-gateway-hit'])('%s happens as it did', async (id) => {
  const { trace } = simulate(libraryEntry(id)!.scenario());
  await expect(traceText(trace)).toMatchFileSnapshot(`${id}.ndjson`);
});
