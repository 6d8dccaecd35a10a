// Whoever looks through one party's eyes reads no value that this party's account does not hold: over all modes, every observer, both drawings.
// The accounts are the simulator's (`knowledge`), the drawings find for themselves what to show: neither knows of the other.
import { describe, expect, it } from 'vitest';
import { ladderAt } from '../../app/scene/ladder.ts';
import type { Ladder } from '../../app/scene/ladder-types.ts';
import { eyesFor } from '../../app/scene/lens.ts';
import { manyLadderAt } from '../../app/scene/many-ladder.ts';
import { requestRows } from '../../app/scene/many-list.ts';
import type { Scene } from '../../app/scene/scene.ts';
import type { BaseFact, Instant } from '../../simulations/index.ts';
import { buildLedger, matrixAt } from '../../simulations/index.ts';
import { modeRuns } from '../machines/runs.ts';
import type { Stage } from './stages.ts';
import { LANGUAGES, LATER, keyInstants, lensesOf, look, stageOf } from './stages.ts';

type Values = Partial<Record<BaseFact, string>>;

/** What there is to know of the first request, by fact. */
function valuesOf({ trace: { records, header } }: Stage): Values {
  const wanted = records.find((record) => record.kind === 'exchange.wanted');
  if (wanted?.kind !== 'exchange.wanted') throw new Error('nobody wants anything');
  const url = new URL(wanted.target);
  const origins = header.nodes.filter(({ kind }) => kind === 'origin-server');
  const addressOf = (id: string | undefined): string => header.nodes.find((node) => node.id === id)?.addresses[0] ?? '';
  // One address may be several parties': a proxy on the client's machine, a gateway that is found where the site would be.
  const isShared = (address: string): boolean =>
    header.nodes.filter((one) => one.addresses.includes(address)).length > 1;
  const client = addressOf(wanted.node);
  const origin = origins.length === 1 ? addressOf(origins[0]?.id) : '';
  return {
    url_path: url.pathname + url.search,
    dest_host: url.hostname,
    ...(client === '' || isShared(client) ? {} : { client_ip: client }),
    ...(origin === '' || isShared(origin) ? {} : { origin_ip: origin }),
  };
}

const saysOf = (text: string, value: string): boolean =>
  new RegExp(`(^|[^0-9a-z.])${value.replaceAll(/[.?/]/g, String.raw`\$&`)}($|[^0-9a-z])`, 'u').test(text);

/** What stands still on a stage, and what is said of messages that are on their way to be read. */
const stillTexts = (scene: Scene): readonly string[] => [
  scene.label,
  ...scene.captions.flatMap(({ kind, text }) => (kind === 'word' ? [] : [text])),
  ...scene.callouts.flatMap(({ label, lines }) => [
    label,
    ...lines.flatMap(({ parts }) => parts.map(({ text }) => text)),
  ]),
  ...[...scene.participants, ...scene.casings, ...scene.eyes, ...scene.queues, ...scene.storedResponses].map(
    ({ label }) => label,
  ),
];
const movingTexts = (scene: Scene): readonly string[] => [
  ...scene.captions.flatMap(({ kind, text }) => (kind === 'word' ? [text] : [])),
  ...[...scene.parcels, ...scene.flows].map(({ label }) => label),
];

const ladderTexts = ({ label, captions, arrows, bars }: Ladder): readonly string[] => [
  label,
  ...captions.map(({ text }) => text),
  ...[...arrows, ...bars].map((part) => part.label),
];

describe.each(modeRuns)('$name', (run) => {
  const stage = stageOf(run);
  const ledger = buildLedger(run.trace);
  const values = Object.entries(valuesOf(stage)) as [BaseFact, string][];
  const { sentAt, receivedAt } = stage.index.flights;
  /** When the last of what is under way will have been read. */
  const readBy = (at: number): number =>
    Math.max(at, ...sentAt.map((from, flight) => (from <= at && at <= receivedAt[flight]! ? receivedAt[flight]! : 0)));
  const holds = (lens: string, fact: BaseFact, at: number): boolean =>
    matrixAt(ledger, at as Instant, 'run').cells[lens]![fact].value === 'yes';
  const told = (texts: readonly string[], lens: string, at: number): readonly string[] =>
    values.flatMap(([fact, value]) => {
      const found = texts.find((text) => saysOf(text, value));
      return found !== undefined && !holds(lens, fact, at) ? [`${lens} at ${String(at)}: ${fact} in "${found}"`] : [];
    });
  // Seated relative to each request: a person's own wishes are their own.
  const lenses = lensesOf(stage).filter((lens) => lens !== 'everyone' && lens !== 'client');

  it('no drawing says more than the account of whoever looks', () => {
    const faults = keyInstants(stage, 40, 4000).flatMap((ms) =>
      lenses.flatMap((lens) => {
        const scene = look(stage, ms, { lens });
        return [...told(stillTexts(scene), lens, ms * 1000), ...told(movingTexts(scene), lens, readBy(ms * 1000))];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('no ladder says more than the account at the end', () => {
    const end = run.trace.header.horizonUs as Instant;
    const faults = lenses.flatMap((lens) => {
      const options = { lens, width: 'wide', words: LANGUAGES.en, more: LATER.en } as const;
      const ladder = ladderAt(run.trace, stage.index, 1, end, options)!;
      return told(ladderTexts(ladder), lens, end);
    });
    expect(faults).toEqual([]);
  });

  it('no ladder of many requests says more than the account at the end, and no list of them more than at any instant', () => {
    const end = run.trace.header.horizonUs as Instant;
    const whole = { from: 0, to: end };
    const faults = lenses.flatMap((lens) => {
      const options = { lens, exchange: 1, length: end, beside: null, width: 'wide', words: LANGUAGES.en } as const;
      const ladder = manyLadderAt(run.trace, stage.index, end, { ...options, more: LATER.en });
      const rows = keyInstants(stage, 60, 4000).flatMap((ms) => {
        const eyes = eyesFor(stage.index, lens, 1, (ms * 1000) as Instant);
        const texts = requestRows(run.trace, stage.index, eyes, whole, LANGUAGES.en).map(LATER.en.row);
        return told(texts, lens, readBy(ms * 1000));
      });
      return [...told(ladderTexts(ladder), lens, end), ...rows];
    });
    expect(faults).toEqual([]);
  });

  it('and everyone’s eyes say all of it, so that there is something to keep back', () => {
    const seen = keyInstants(stage, 60, 4000).flatMap((ms) => {
      const scene = look(stage, ms);
      return [...stillTexts(scene), ...movingTexts(scene)];
    });
    // A closed request names the site in a field alone (RFC 9458), and drawings show no fields.
    const shown = values.filter(([fact]) => fact !== 'dest_host' || !run.name.startsWith('ohttp'));
    const isSaid = ([, value]: (typeof values)[number]): boolean => seen.some((text) => saysOf(text, value));
    expect(shown.filter((one) => !isSaid(one))).toEqual([]);
  });
});
