// What each column has read of one exchange so far, in the order in which it read it.
import type { Instant } from '../kernel/time.ts';
import type { NodeId } from '../wire/payload.ts';
import type { Address } from '../wire/address.ts';
import type { EditReason } from '../http/edit.ts';
import type { Column } from './columns.ts';
import type { Evidence } from './evidence.ts';
import { addEvidence } from './evidence.ts';
import type { BaseFact } from './fact.ts';
import { BASE_FACTS } from './fact.ts';

/** An address met, and what it was there for. */
export interface Sighting {
  readonly address: Address;
  /** Opened or accepted the connection; was told of in a forwarding field; was the answer to a question for a name. */
  readonly as: 'opener' | 'acceptor' | 'told' | 'named';
  /** The address at the other end of the same packets. */
  readonly other: Address | null;
  /** Seen from beside a link, not by one of the two ends. */
  readonly isFromOutside: boolean;
  readonly record: number;
  readonly at: Instant;
}

/** Why a value did not get to somebody whom its message passed. */
export type Obstacle =
  | {
      readonly kind: 'encrypted';
      readonly holders: readonly [NodeId, NodeId];
      readonly record: number;
      readonly at: Instant;
    }
  | {
      readonly kind: 'removed';
      readonly node: NodeId;
      readonly line: string;
      readonly why: EditReason;
      /** The record in which the node says what it changed. */
      readonly record: number;
      readonly at: Instant;
    };

/** One column's page. */
export interface Page {
  readonly evidence: readonly Evidence[][];
  readonly sightings: Sighting[];
  /** First obstacle of each kind, by fact. */
  readonly obstacles: readonly Obstacle[][];
  /** Answers read that said they came out of a cache, by instant. */
  aged: { readonly record: number; readonly at: Instant } | null;
  /** When the first message of the exchange passed. */
  seenAt: Instant | null;
}

export type Notebook = readonly Page[];

const newPage = (): Page => ({
  evidence: BASE_FACTS.map(() => []),
  sightings: [],
  obstacles: BASE_FACTS.map(() => []),
  aged: null,
  seenAt: null,
});

/** One empty page for each of so many columns. */
export const newNotebook = (columns: number): Notebook => Array.from({ length: columns }, newPage);

export const factNumber = (fact: BaseFact): number => BASE_FACTS.indexOf(fact);

export function note(notebook: Notebook, column: Column, fact: BaseFact, evidence: Evidence): void {
  const list = notebook[column]?.evidence[factNumber(fact)];
  if (list) addEvidence(list, evidence);
}

export function noteSighting(page: Page, sighting: Sighting): void {
  if (!page.sightings.some(({ address, as }) => address === sighting.address && as === sighting.as)) {
    page.sightings.push(sighting);
  }
}

export function noteObstacle(page: Page, fact: BaseFact, obstacle: Obstacle): void {
  const list = page.obstacles[factNumber(fact)];
  if (list && !list.some(({ kind }) => kind === obstacle.kind)) list.push(obstacle);
}
