// Whatever goes wrong in a run, the page can show it: charts, knowledge, figures, sentences in both languages, and pictures.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeNames } from '../../app/a11y/node-names.ts';
import { messages as english } from '../../app/i18n/locales/en/index.ts';
import { messages as chinese } from '../../app/i18n/locales/zh-CN/index.ts';
import type { Messages } from '../../app/i18n/messages.ts';
import { buildLedger, measure, metricsAt, narrate, simulate } from '../../simulations/index.ts';
import type { Instant } from '../../simulations/index.ts';
import { anyTrouble } from '../simulations/any-troubles.ts';
import { keyInstants, look, stageOf } from './stages.ts';

const LANGUAGES: readonly Messages[] = [english, chinese];

describe('a run in which much goes wrong', () => {
  it('is drawn, through charts that allow it', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyTrouble, ({ scenario }) => {
        const stage = stageOf({ name: scenario.id, trace: simulate(scenario).trace });
        for (const at of keyInstants(stage, 6, 80).slice(0, 12)) expect(look(stage, at).participants).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is told, in both languages', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyTrouble, ({ scenario }) => {
        const { trace } = simulate(scenario);
        for (const messages of LANGUAGES) {
          const name = nodeNames(trace.header, messages);
          for (const number of trace.records.keys()) {
            const said = narrate(trace, number);
            expect(said && messages.sentence(said, name)).toMatch(/^(?!.*(?:undefined|NaN|\[object)).*\S/u);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is counted, and leaves everybody some knowledge', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyTrouble, ({ scenario }) => {
        const { trace } = simulate(scenario);
        const { requests } = metricsAt(measure(trace), trace.header.horizonUs as Instant);
        expect(requests.inFlight).toBe(requests.wanted - requests.finished);
        expect(() => buildLedger(trace)).not.toThrow();
      }),
      { numRuns: 40 },
    );
  });
});
