// Two scenes and how far it is from the one to the other → the scene in between: whatever stands in both is on its way, and takes the
// ends of its lines and its name along. What travels on the lines is that of the newer scene.
import type { Caption, Eye, Participant, Point, Scene, Territory, Veil, Wire } from './scene.ts';

interface Keyed {
  readonly key: string;
}

const mix = (from: number, to: number, share: number): number => from * (1 - share) + to * share;
const mixed = (from: Point, to: Point, share: number): Point => ({
  x: mix(from.x, to.x, share),
  y: mix(from.y, to.y, share),
});

const byKeyOf = <T extends Keyed>(parts: readonly T[]): ReadonlyMap<string, T> =>
  new Map(parts.map((part) => [part.key, part]));

/** Each part of `to` on its way from where it was; `fresh` says what becomes of what was not there. */
function onTheWay<T extends Keyed>(
  from: readonly T[],
  to: readonly T[],
  between: (old: T, part: T) => T,
  fresh: (part: T) => readonly T[] = (part) => [part],
): readonly T[] {
  const old = byKeyOf(from);
  return to.flatMap((part) => {
    const known = old.get(part.key);
    return known === undefined ? fresh(part) : [between(known, part)];
  });
}

const isAt = (one: Point, other: Point): boolean => one.x === other.x && one.y === other.y;

/** Whether both scenes are of one stage, laid out alike: only then can anything have gone from the one to the other. */
export const isSameStage = (from: Scene, to: Scene): boolean => from.width === to.width && from.setUp === to.setUp;

/** Whether somebody who stands in both scenes stands elsewhere: while one run is looked at nobody ever does. */
export function isMoved(from: Scene, to: Scene): boolean {
  if (!isSameStage(from, to) || from.territories === to.territories) return false;
  const old = byKeyOf(from.participants);
  return to.participants.some((part) => {
    const known = old.get(part.key);
    return known !== undefined && !isAt(known, part);
  });
}

/** A line that was not there is drawn from and to where those whom it joins have got to. */
function wiresBetween(from: Scene, to: Scene, share: number, participants: readonly Participant[]): readonly Wire[] {
  const [now, then] = [byKeyOf(participants), byKeyOf(to.participants)];
  const shifted = (end: Point, key: string | undefined): Point => {
    const [here, there] = [now.get(key ?? ''), then.get(key ?? '')];
    return here && there ? { x: end.x + (here.x - there.x), y: end.y + (here.y - there.y) } : end;
  };
  return onTheWay(
    from.wires,
    to.wires,
    (old, wire) => ({ ...wire, from: mixed(old.from, wire.from, share), to: mixed(old.to, wire.to, share) }),
    (wire) => {
      const [first, second] = wire.key.split(' ');
      return [{ ...wire, from: shifted(wire.from, first), to: shifted(wire.to, second) }];
    },
  );
}

/** @param share 0: all stands where it was; 1: all has arrived */
export function between(from: Scene, to: Scene, share: number): Scene {
  const move = <T extends Point>(old: Point, part: T): T => ({ ...part, ...mixed(old, part, share) });
  const participants = onTheWay(from.participants, to.participants, move);
  const eye = (old: Eye, part: Eye): Eye => ({
    ...move(old, part),
    reach: part.reach.map((point, nth) => mixed(old.reach[nth] ?? point, point, share)),
  });
  const territory = (old: Territory, part: Territory): Territory => ({
    ...move(old, part),
    width: mix(old.width, part.width, share),
  });
  const nothing = (): readonly Caption[] => [];
  return {
    ...to,
    territories: onTheWay(from.territories, to.territories, territory),
    wires: wiresBetween(from, to, share, participants),
    eyes: onTheWay(from.eyes, to.eyes, eye),
    participants,
    veils: onTheWay<Veil>(from.veils, to.veils, move),
    // What a text covers goes with it; what is new is written once all has arrived.
    captions: onTheWay<Caption>(
      from.captions,
      to.captions,
      (old, caption) => ({ ...move(old, caption), box: { ...caption.box, ...mixed(old.box, caption.box, share) } }),
      nothing,
    ),
  };
}
