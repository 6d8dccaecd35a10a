// What each column has read of one exchange, in the order in which it read it.
import type { EditReason } from '../http/edit.ts';
import type { Instant } from '../kernel/time.ts';
import type { Address } from '../wire/address.ts';
import type { NodeId } from '../wire/payload.ts';
import type { Column } from './columns.ts';
import type { Evidence } from './evidence.ts';
import type { BaseFact } from './fact.ts';

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

/** It passed under an encryption that only `holders` open. */
export interface Encrypted {
  readonly kind: 'encrypted';
  readonly holders: readonly [NodeId, NodeId];
  /** The record in which it passed. */
  readonly record: number;
}

/** `node` had taken it out before the message came this way. */
export interface Removed {
  readonly kind: 'removed';
  readonly node: NodeId;
  readonly line: string;
  readonly why: EditReason;
  /** The record in which the node says what it changed. */
  readonly record: number;
}

/** Why a value did not get to somebody whom its message passed, and since when. */
export type Obstacle = (Encrypted | Removed) & { readonly at: Instant };

/** One column's page. */
export interface Page {
  readonly evidence: Map<BaseFact, Evidence[]>;
  /** A coarser value, read: a name that stands for several sites, say. */
  readonly coarse: Map<BaseFact, Evidence[]>;
  readonly sightings: Sighting[];
  /** First obstacle of each kind, by fact. */
  readonly obstacles: Map<BaseFact, Obstacle[]>;
  /** The first name read that stands for the site alone, though it is not the site's. */
  standIn: { readonly record: number; readonly at: Instant } | null;
  /** The first answer read that said it came out of a cache. */
  aged: { readonly record: number; readonly at: Instant } | null;
  /** When the first message of the exchange passed. */
  seenAt: Instant | null;
  /** Pairs of addresses that packets of the exchange bore, as `peersText` writes them. */
  readonly peers: string[];
}

/** A page for each column that has anything to note. */
export type Notebook = Map<Column, Page>;

export function pageOf(notebook: Notebook, column: Column): Page {
  let page = notebook.get(column);
  if (!page) {
    page = {
      evidence: new Map(),
      coarse: new Map(),
      sightings: [],
      obstacles: new Map(),
      standIn: null,
      aged: null,
      seenAt: null,
      peers: [],
    };
    notebook.set(column, page);
  }
  return page;
}

/** Notes evidence, unless the same part and field has said so already. */
export function note(page: Page, fact: BaseFact, evidence: Evidence, degree: 'evidence' | 'coarse' = 'evidence'): void {
  const list = page[degree].get(fact);
  if (!list) page[degree].set(fact, [evidence]);
  else if (!list.some(({ part, field }) => part === evidence.part && field === evidence.field)) list.push(evidence);
}

export function noteSighting(page: Page, sighting: Sighting): void {
  if (page.sightings.some(({ address, as }) => address === sighting.address && as === sighting.as)) return;
  page.sightings.push(sighting);
}

export function noteObstacle(page: Page, fact: BaseFact, obstacle: Obstacle): void {
  const list = page.obstacles.get(fact);
  if (!list) page.obstacles.set(fact, [obstacle]);
  else if (!list.some(({ kind }) => kind === obstacle.kind)) list.push(obstacle);
}

/** The first evidence there is for a fact; lists are in order of time once the fold is done. */
export const firstEvidence = (notebook: Notebook, column: Column, fact: BaseFact): Evidence | null =>
  notebook.get(column)?.evidence.get(fact)?.[0] ?? null;
