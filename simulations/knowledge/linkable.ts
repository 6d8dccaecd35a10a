// What an observer cannot read but one other party can translate for it: it holds the address of an intermediary that knows.
import type { Instant } from '../kernel/time.ts';
import type { HeaderNode } from '../trace/header.ts';
import type { Address } from '../wire/address.ts';
import type { Case } from './case.ts';
import type { Column } from './columns.ts';
import { CLIENT, OTHER_CLIENT } from './columns.ts';
import type { BaseFact } from './fact.ts';
import type { Sighting } from './notebook.ts';
import { firstEvidence } from './notebook.ts';

export interface Translation {
  /** From when on: both hold their half. */
  readonly at: Instant;
  /** The neighbouring address that the observer holds. */
  readonly through: Address;
  /** The record in which it saw that address. */
  readonly record: number;
  /** Who can say what is behind it. */
  readonly holder: Column;
}

/** The facts that a neighbour's address can lead to, and the side on which that neighbour must stand. */
const SIDES: Partial<Record<BaseFact, readonly Sighting['as'][]>> = {
  client_ip: ['opener', 'told'],
  dest_host: ['acceptor'],
};

const NONE: readonly Translation[] = [];

/**
 * One step only: an intermediary that would itself have to ask somebody is no translator. Never through the client or the
 * origin, since they are no intermediaries.
 */
export function translationsOf(known: Case, column: Column, name: string, fact: BaseFact): readonly Translation[] {
  const sides = SIDES[fact];
  const page = known.notebook.get(column);
  if (!sides || !page || name === CLIENT || name === OTHER_CLIENT) return NONE;
  const found: Translation[] = [];
  for (const sighting of page.sightings) {
    if (!sides.includes(sighting.as) || isSharedStretch(known, sighting)) continue;
    for (const node of [...known.party.clientSide, ...known.party.gateways]) {
      if (!node.addresses.includes(sighting.address)) continue;
      const translation = translationBy(known, column, fact, sighting, node);
      if (translation && !found.some(({ holder }) => holder === translation.holder)) found.push(translation);
    }
  }
  return found.sort((one, other) => one.at - other.at);
}

function translationBy(
  { vantages, notebook }: Case,
  column: Column,
  fact: BaseFact,
  { address, at, record }: Sighting,
  node: HeaderNode,
): Translation | null {
  const holder = vantages.ofNode.get(node.id);
  if (holder === undefined || holder === column) return null;
  const first = firstEvidence(notebook, holder, fact);
  if (!first) return null;
  return { at: first.at > at ? first.at : at, through: address, record, holder };
}

/** Connections between two relays carry many clients' streams, so from outside no address there singles out one exchange. */
function isSharedStretch({ party }: Case, { address, other, isFromOutside }: Sighting): boolean {
  if (!isFromOutside) return false;
  const isClientSide = (end: Address | null): boolean =>
    end !== null && party.clientSide.some(({ addresses }) => addresses.includes(end));
  return isClientSide(address) && isClientSide(other);
}
