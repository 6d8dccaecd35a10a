// HAProxy's wheel for weighted turns: every server has a place at which it is due; a heavy one comes again after a short way. (HAProxy 2.6)

/** Weights count sixteenfold inside, so that a server that has just come up can be given a part of its weight. */
const SCALE = 16;
const HEAVIEST = 256 * SCALE;

interface Seat {
  /** The position at which it is due; 0: it has not been served since it joined. */
  readonly due: number;
  /** What whole numbers have left over so far of the way between its turns, in parts of its weight. */
  readonly rest: number;
}

/** Changed only by the functions below, which work on a copy. */
export interface Wheel {
  seats: Seat[];
  position: number;
  /** Length of this round and of the next: the sum of the weights, then and now. */
  round: number;
  nextRound: number;
  /** Waiting for their first turn of this round, heaviest first. */
  joining: number[];
  /** Due in this round, or soon after it, the next one first. */
  due: number[];
  /** Served for this round. */
  served: number[];
}

export const copyOf = (wheel: Wheel): Wheel => ({
  ...wheel,
  seats: [...wheel.seats],
  joining: [...wheel.joining],
  due: [...wheel.due],
  served: [...wheel.served],
});

/** Before the first that has a larger key: equal ones keep the order in which they came. */
function enqueue(queue: number[], index: number, key: (index: number) => number): void {
  const later = queue.findIndex((other) => key(other) > key(index));
  queue.splice(later === -1 ? queue.length : later, 0, index);
}

export function createWheel(weights: readonly number[], members: readonly number[]): Wheel {
  const round = members.reduce((sum, index) => sum + weights[index]! * SCALE, 0);
  const seats = weights.map(() => ({ due: 0, rest: 0 }));
  const wheel: Wheel = { seats, position: round, round, nextRound: round, joining: [], due: [], served: [] };
  for (const index of members) enqueue(wheel.joining, index, (other) => -weights[other]!);
  return wheel;
}

/** Puts the server where it is due: on this wheel if that is before the end of the next round, else aside for it. */
export function seat(wheel: Wheel, weights: readonly number[], index: number): void {
  const { due } = wheel.seats[index]!;
  if (due >= 2 * wheel.round || due >= wheel.round + wheel.nextRound) {
    enqueue(wheel.served, index, (other) => -weights[other]!);
    return;
  }
  enqueue(wheel.due, index, (other) => {
    const { due: position, rest } = wheel.seats[other]!;
    return 256 * position + Math.floor((HEAVIEST + rest - weights[other]! * SCALE) / SCALE);
  });
}

/** Who is served at this position, if anybody is left in this round; new ones fill the places at which nobody is due. */
export function head(wheel: Wheel): number | null {
  const [next] = wheel.due;
  if (next !== undefined && wheel.seats[next]!.due <= wheel.position) return next;
  const [joining] = wheel.joining;
  if (joining !== undefined) wheel.seats[joining] = { due: 0, rest: 0 };
  return joining ?? next ?? null;
}

/** The next round begins with those that were served for this one. */
export function turnOver(wheel: Wheel): void {
  [wheel.joining, wheel.served] = [wheel.served, wheel.joining];
  wheel.round = wheel.nextRound;
  wheel.position = wheel.round;
}

/** Takes the server off the wheel and works out when it is due again: after (sum of weights) / (its weight) positions. */
export function step(wheel: Wheel, weights: readonly number[], index: number): void {
  const weight = weights[index]! * SCALE;
  const { due, rest } = wheel.seats[index]!;
  const gap = Math.floor(wheel.nextRound / weight);
  const over = rest + (wheel.nextRound % weight);
  const carried = over >= weight ? 1 : 0;
  wheel.seats[index] = { due: (due || wheel.position) + gap + carried, rest: over - carried * weight };
  unseat(wheel, index);
  wheel.position += 1;
}

function unseat(wheel: Wheel, index: number): void {
  for (const queue of [wheel.joining, wheel.due, wheel.served]) {
    const place = queue.indexOf(index);
    if (place !== -1) queue.splice(place, 1);
  }
}

export function leave(wheel: Wheel, weights: readonly number[], index: number): void {
  wheel.nextRound -= weights[index]! * SCALE;
  unseat(wheel, index);
}

/** One that comes back is due after its share of what is left of this round and the next. */
export function join(wheel: Wheel, weights: readonly number[], index: number): void {
  const weight = weights[index]! * SCALE;
  wheel.nextRound += weight;
  const left = wheel.nextRound + wheel.round - wheel.position;
  wheel.seats[index] = { due: wheel.position + Math.trunc(left / weight), rest: wheel.seats[index]!.rest };
  seat(wheel, weights, index);
}
