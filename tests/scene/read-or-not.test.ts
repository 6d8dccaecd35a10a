// What a stage says of keys and of reading is what the messages of the run allow: a box passes unread only what it cannot open, nobody sees
// from outside who holds keys, and a request that is closed for itself shows its own keys from the moment it is sent.
import { describe, expect, it } from 'vitest';
import { EVERYONE } from '../../app/scene/scene.ts';
import { visible } from '../../simulations/index.ts';
import { allRuns, modeRuns } from '../machines/runs.ts';
import { LANGUAGES, keyInstants, lensesOf, look, stageNamed, stageOf, type Stage } from './stages.ts';

const { en } = LANGUAGES;
const UNREAD = en.states.tunnel['passes bytes on'];

/** Whether a node is given a request of this exchange that it can read, and that is meant for somebody else. */
const reads = ({ trace }: Stage, node: string, exchange: number): boolean =>
  trace.records.some((record) => {
    if (record.kind !== 'message.received' || record.to !== node) return false;
    const sent = trace.records[record.sent];
    if (sent?.kind !== 'message.sent' || sent.exchange !== exchange) return false;
    const { part, closed } = visible(sent, { at: 'node', node });
    return closed === null && part?.payload.kind === 'http-request' && part.payload.message.method !== 'CONNECT';
  });

const exchangesOf = ({ index }: Stage): readonly number[] => [...index.exchanges.keys()].slice(0, 3);

describe('a box passes unread what it cannot open, and nothing else', () => {
  const said = new Set<string>();
  it.each(allRuns)('$name', (run) => {
    const stage = stageOf(run);
    for (const exchange of exchangesOf(stage)) {
      for (const at of keyInstants(stage, 30, 1000)) {
        for (const { node, label } of look(stage, at, { selected: exchange }).participants) {
          if (label.includes(UNREAD)) said.add(UNREAD);
          if (label.includes(en.passesReadable)) said.add(en.passesReadable);
          if (label.includes(UNREAD)) expect(reads(stage, node, exchange), `${node} at ${String(at)}`).toBe(false);
          if (label.includes(en.passesReadable)) expect(reads(stage, node, exchange), node).toBe(true);
        }
      }
    }
  });
  it('both are found', () => {
    expect([...said].sort()).toEqual([en.passesReadable, UNREAD].sort());
  });
});

describe('who can open what is told to those alone who can', () => {
  it.each(modeRuns)('$name', (run) => {
    const stage = stageOf(run);
    for (const lens of lensesOf(stage).filter((one) => one !== EVERYONE))
      for (const at of keyInstants(stage, 20, 1000)) {
        const { casings, captions } = look(stage, at, { lens });
        const closed = casings.filter(({ isOpen }) => !isOpen);
        for (const { label } of closed)
          expect([en.holders(['?']), en.tunnel(['?']), en.closedRequest(['?'])]).toContain(label);
        if (closed.length === casings.length)
          expect(captions.filter(({ kind }) => kind === 'holders').map(({ text }) => text)).toEqual([]);
      }
  });
});

it.each(['ohttp', 'ohttp-identified'])('%s shows the keys of the request inside as long as it is under way', (name) => {
  const stage = stageNamed(name);
  const inside = stage.trace.records.flatMap((record) =>
    record.kind === 'message.sent' && record.payload.kind === 'sealed' && record.payload.inner.kind === 'http-request'
      ? [record]
      : [],
  );
  expect(inside.length).toBeGreaterThan(1);
  for (const { at } of inside) {
    const { casings, captions } = look(stage, at / 1000 + 1);
    expect(casings.map(({ label }) => label)).toContain('request, keys: Client A, Origin');
    expect(captions.map(({ text }) => text)).toContain('request, keys: A, Origin');
  }
});
