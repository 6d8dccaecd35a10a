// Who is busy with which requests on a page of time: a block for each request at each participant, and lanes so that none hides another.
import type { Story, Work } from './ladder-story.ts';
import type { LadderBar } from './ladder-types.ts';
import type { Eyes } from './lens.ts';
import { isOwn } from './lens.ts';
import { isOnPage, type PageOfTime } from './page-of-time.ts';

export interface Stretch {
  readonly kind: LadderBar['kind'] | 'saved';
  readonly from: number;
  readonly to: number;
}

/** What one participant does for one request. */
export interface Block {
  readonly node: string;
  readonly exchange: number;
  readonly from: number;
  readonly to: number;
  /** Where one lies on another, the later stands in front. */
  readonly stretches: readonly Stretch[];
}

const ORDER: Readonly<Record<Stretch['kind'], number>> = { wait: 0, saved: 1, setup: 2, queue: 3, service: 4 };

function blockOf(node: string, exchange: number, stretches: readonly Stretch[], page: PageOfTime): readonly Block[] {
  const seen = stretches.filter(({ from, to }) => to > from && isOnPage(page, from, to));
  if (seen.length === 0) return [];
  return [
    {
      node,
      exchange,
      from: Math.min(...seen.map(({ from }) => from)),
      to: Math.max(...seen.map(({ to }) => to)),
      stretches: [...seen].sort((one, other) => ORDER[one.kind] - ORDER[other.kind]),
    },
  ];
}

/**
 * The blocks of one request: whoever wants it waits from the wish to its end, the others are busy as their works say.
 * @param elsewhere when the same request is over on the stage beside; null: there is none, or it never is
 */
export function blocksOf(
  exchange: number,
  { span, works }: Story,
  eyes: Eyes,
  page: PageOfTime,
  elsewhere: number | null,
): readonly Block[] {
  const { client, wantedAt, finishedAt } = span;
  const byNode = new Map<string, Stretch[]>();
  const add = (node: string, stretch: Stretch): void => {
    byNode.set(node, [...(byNode.get(node) ?? []), stretch]);
  };
  if (isOwn(eyes, client)) {
    add(client, { kind: 'wait', from: wantedAt, to: finishedAt });
    if (elsewhere !== null && elsewhere > finishedAt) add(client, { kind: 'saved', from: finishedAt, to: elsewhere });
  }
  for (const { node, kind, from, to } of works satisfies readonly Work[]) add(node, { kind, from, to });
  return [...byNode].flatMap(([node, stretches]) => blockOf(node, exchange, stretches, page));
}

export interface Lane {
  readonly block: Block;
  /** From 0. */
  readonly lane: number;
  /** How many lanes its participant needs. */
  readonly lanes: number;
}

/** Each block in the first lane of its participant that is free all the while: as many lanes as there are requests there at once. */
export function lanesOf(blocks: readonly Block[]): readonly Lane[] {
  const freeFrom = new Map<string, number[]>();
  const placed = [...blocks]
    .sort((one, other) => one.from - other.from || one.exchange - other.exchange)
    .map((block) => {
      const ends = freeFrom.get(block.node) ?? [];
      freeFrom.set(block.node, ends);
      const free = ends.findIndex((end) => end <= block.from);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = block.to;
      return { block, lane };
    });
  return placed.map(({ block, lane }) => ({ block, lane, lanes: freeFrom.get(block.node)?.length ?? 1 }));
}
