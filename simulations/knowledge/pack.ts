// An account as rows of the findings tables, and back.
import type { Account, AccountHead, ColumnAccount } from './account.ts';
import type { EditReason } from '../http/edit.ts';
import type { Column } from './columns.ts';
import type { Evidence, Part } from './evidence.ts';
import type { BaseFact } from './fact.ts';
import { ASSURANCES, BASE_FACTS } from './fact.ts';
import type { Findings, FindingsWriter, Row } from './findings.ts';
import { rowAt } from './findings.ts';
import type { Inference } from './inferable.ts';
import { BASES } from './inferable.ts';
import type { Translation } from './linkable.ts';
import type { Obstacle } from './notebook.ts';
import type { Track } from './track.ts';

/** An account's head, and the rows that belong to it. Plain data. */
export interface PackedAccount extends AccountHead {
  /** First row, and the one after the last. */
  readonly rows: readonly [number, number];
}

const STANDING = 0;
const EVIDENCE = 1;
const COARSE = 2;
const TRANSLATION = 3;
const INFERENCE = 4;
const ENCRYPTED = 5;
const REMOVED = 6;

export function packAccount(writer: FindingsWriter, { columns, ...head }: Account): PackedAccount {
  const from = writer.length;
  for (const [column, { seenAt, neighbours, tracks }] of columns) {
    const [opener, acceptor] = [writer.text(neighbours.opener), writer.text(neighbours.acceptor)];
    const isSeen = seenAt === null ? 0 : 1;
    const cell = column * BASE_FACTS.length;
    const at = seenAt ?? head.wantedAt;
    writer.add({ sort: STANDING, cell, record: -1, at, a: isSeen, b: opener, c: acceptor, d: 0 });
    for (const [fact, track] of tracks) packTrack(writer, column * BASE_FACTS.length + BASE_FACTS.indexOf(fact), track);
  }
  return { ...head, rows: [from, writer.length] };
}

function packTrack(writer: FindingsWriter, cell: number, track: Track): void {
  const text = (value: string | null): number => writer.text(value);
  for (const [sort, list] of [
    [EVIDENCE, track.evidence],
    [COARSE, track.coarse],
  ] as const) {
    for (const { record, at, part, field, value, assurance } of list) {
      const d = ASSURANCES.indexOf(assurance);
      writer.add({ sort, cell, record: record ?? -1, at, a: text(part), b: text(field), c: text(value), d });
    }
  }
  for (const { at, record, through, holder } of track.translations) {
    writer.add({ sort: TRANSLATION, cell, record, at, a: text(through), b: holder, c: 0, d: 0 });
  }
  if (track.inference) {
    const { at, record, by } = track.inference;
    writer.add({ sort: INFERENCE, cell, record: record ?? -1, at, a: BASES.indexOf(by), b: 0, c: 0, d: 0 });
  }
  for (const obstacle of track.obstacles) {
    const { kind, record, at } = obstacle;
    if (kind === 'encrypted') {
      const [one, other] = obstacle.holders;
      writer.add({ sort: ENCRYPTED, cell, record, at, a: text(one), b: text(other), c: 0, d: 0 });
    } else {
      const { node, line, why } = obstacle;
      writer.add({ sort: REMOVED, cell, record, at, a: text(node), b: text(line), c: text(why), d: 0 });
    }
  }
}

interface OpenTrack {
  readonly evidence: Evidence[];
  readonly coarse: Evidence[];
  readonly translations: Translation[];
  inference: Inference | null;
  readonly obstacles: Obstacle[];
}

interface OpenColumn extends Omit<ColumnAccount, 'tracks'> {
  readonly tracks: Map<BaseFact, OpenTrack>;
}

export function unpackAccount(findings: Findings, { rows: [from, to], ...head }: PackedAccount): Account {
  const columns = new Map<Column, OpenColumn>();
  let open: OpenColumn | null = null;
  for (let number = from; number < to; number += 1) {
    const row = rowAt(findings, number);
    if (row.sort === STANDING) {
      open = unpackStanding(findings, row);
      columns.set(Math.floor(row.cell / BASE_FACTS.length), open);
      continue;
    }
    const fact = BASE_FACTS[row.cell % BASE_FACTS.length];
    if (!open || !fact) continue;
    const track = open.tracks.get(fact) ?? {
      evidence: [],
      coarse: [],
      translations: [],
      inference: null,
      obstacles: [],
    };
    open.tracks.set(fact, track);
    unpackInto(track, findings, row);
  }
  return { ...head, columns };
}

function unpackStanding({ texts }: Findings, { at, a, b, c }: Row): OpenColumn {
  const neighbours = { opener: texts[b] ?? null, acceptor: texts[c] ?? null };
  return { seenAt: a === 1 ? at : null, neighbours, tracks: new Map() };
}

function unpackInto(track: OpenTrack, { texts }: Findings, { sort, record, at, a, b, c, d }: Row): void {
  const text = (place: number): string => texts[place] ?? '';
  const origin = record === -1 ? null : record;
  switch (sort) {
    case EVIDENCE:
    case COARSE: {
      const assurance = ASSURANCES[d] ?? 'observed';
      const evidence = {
        record: origin,
        at,
        part: text(a) as Part,
        field: texts[b] ?? null,
        value: text(c),
        assurance,
      };
      (sort === EVIDENCE ? track.evidence : track.coarse).push(evidence);
      break;
    }
    case TRANSLATION:
      track.translations.push({ at, record, through: text(a), holder: b });
      break;
    case INFERENCE:
      track.inference = { at, record: origin, by: BASES[a] ?? 'public-dns' };
      break;
    case ENCRYPTED:
      track.obstacles.push({ kind: 'encrypted', record, at, holders: [text(a), text(b)] });
      break;
    case REMOVED:
      track.obstacles.push({ kind: 'removed', record, at, node: text(a), line: text(b), why: text(c) as EditReason });
      break;
    default:
  }
}
