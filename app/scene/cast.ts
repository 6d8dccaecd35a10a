// Who takes part in a run, as the drawing needs to know it: role, number among its like, addresses, and a name that survives a change of mode.
import { isBox, type HeaderNode, type OwnName, type TraceHeader } from '../../simulations/index.ts';
import type { Place, Role } from './scene.ts';

export type Called = Role | OwnName | 'box-resolver';

export interface Actor {
  readonly node: string;
  readonly role: Role;
  /** What it is called, as the tables of who knows what call whoever runs it. */
  readonly called: Called;
  readonly place: Place;
  /** 1, 2, … among its like; null when it is the only one (clients are always numbered). */
  readonly number: number | null;
  readonly addresses: readonly string[];
  readonly operator: string | null;
  /** A box that is alone on its stage is "box" in every mode, so that it can be seen to move. */
  readonly key: string;
}

export interface Cast {
  readonly actors: readonly Actor[];
  /** Address → node. */
  readonly ownerOf: ReadonlyMap<string, string>;
  readonly byNode: ReadonlyMap<string, Actor>;
}

function keyOf(node: HeaderNode, boxes: readonly HeaderNode[]): string {
  const place = boxes.indexOf(node);
  if (place < 0) return node.id;
  return place === 0 ? 'box' : `box-${String(place + 1)}`;
}

export function castOf(header: TraceHeader): Cast {
  const boxes = header.nodes.filter(({ kind }) => isBox(kind));
  const counts = new Map<Called, number>();
  const clients = new Set(header.nodes.flatMap(({ kind, id }) => (kind === 'client' ? [id] : [])));
  /** The tables speak of the resolver that clients ask; one that no line leads to from a client hears from boxes alone. */
  const isAsked = (id: string): boolean =>
    header.links.some(({ between }) => between.includes(id) && between.some((end) => clients.has(end)));
  const calledOf = ({ called, kind, id }: HeaderNode): Called =>
    called ?? (kind === 'resolver' && !isAsked(id) ? 'box-resolver' : kind);
  const soCalled = (called: Called): number => header.nodes.filter((node) => calledOf(node) === called).length;
  const ownerOf = new Map<string, string>();
  const actors = header.nodes.map((node): Actor => {
    const called = calledOf(node);
    const count = (counts.get(called) ?? 0) + 1;
    counts.set(called, count);
    // An address that is shared is the first one's: a proxy on a client's own machine calls as that client.
    for (const address of node.addresses) if (!ownerOf.has(address)) ownerOf.set(address, node.id);
    const { id, kind, place, addresses, operator } = node;
    const number = kind === 'client' || soCalled(called) > 1 ? count : null;
    return { node: id, role: kind, called, place, number, addresses, operator, key: keyOf(node, boxes) };
  });
  return { actors, ownerOf, byNode: new Map(actors.map((actor) => [actor.node, actor])) };
}
