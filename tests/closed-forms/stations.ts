// Poisson arrivals at one or more queueing stations, made of the simulator's own parts: its kernel, its stations, its policies, its draws.
import { exponential } from '../../simulations/kernel/distributions.ts';
import type { Sampler } from '../../simulations/kernel/distributions.ts';
import { createEngine } from '../../simulations/kernel/engine.ts';
import { drawer } from '../../simulations/kernel/random.ts';
import type { Duration, Instant } from '../../simulations/kernel/time.ts';
import { createStation } from '../../simulations/queueing/station.ts';
import type { Estimate } from './interval.ts';
import { createBatches } from './interval.ts';

/** One unit of model time in the kernel's microseconds: rounding to whole ones takes a part in a million of it. */
const UNIT = 1_000_000;

export interface Farm {
  readonly seed: number;
  /** Arrivals per unit of time. */
  readonly rate: number;
  readonly service: Sampler;
  readonly stations: number;
  /** How many each station serves at once. */
  readonly servers: number;
  /** Which station the customer goes to, given how many are at each; missing: the only one. */
  readonly choose?: (customer: number, present: readonly number[]) => number;
  readonly ended?: (station: number) => void;
  /** How many customers are counted, after a tenth as many that are not (warm-up). */
  readonly customers: number;
}

export interface Outcome {
  /** Time in the system, in units. */
  readonly sojourn: Estimate;
  /** Number in the system, averaged over time from the first counted arrival to the last. */
  readonly present: number;
  /** Customers per unit of time over the same span. */
  readonly throughput: number;
}

const ARRIVAL = 0;
const DEPARTURE = 1;

export function simulateFarm(farm: Farm): Outcome {
  const { seed, rate, service, customers, choose = () => 0, ended } = farm;
  const gap = exponential(1 / rate);
  const arrivalDraw = drawer(seed, 'arrival');
  const serviceDraw = drawer(seed, 'service');
  const warmUp = Math.floor(customers / 10);
  const total = warmUp + customers;
  const stations = Array.from({ length: farm.stations }, () => createStation({ servers: farm.servers, limit: null }));
  const present = stations.map(() => 0);
  const arrivedAt = new Float64Array(total);
  const stationOf = new Int32Array(total);
  const sojourns = createBatches(customers);
  const inOrder = new Float64Array(customers).fill(-1);
  let next = 0;
  let inside = 0;
  let area = 0;
  let since = 0;
  let countedFrom = 0;

  const span = (units: number): Duration => Math.floor(units * UNIT + 0.5) as Duration;
  const count = (): void => {
    area += inside * (engine.now - since);
    since = engine.now;
  };
  const serve = (customer: number): void => {
    engine.schedule(span(service(serviceDraw(customer))), DEPARTURE, customer);
  };
  const arrive = (customer: number): void => {
    count();
    if (customer === warmUp) [area, countedFrom] = [0, engine.now];
    if (customer + 1 < total) engine.schedule(span(gap(arrivalDraw(customer))), ARRIVAL, customer + 1);
    const station = choose(customer, present);
    arrivedAt[customer] = engine.now;
    stationOf[customer] = station;
    inside += 1;
    present[station]! += 1;
    if (stations[station]!.arrive(customer) === 'served') serve(customer);
  };
  const depart = (customer: number): void => {
    count();
    inside -= 1;
    const station = stationOf[customer]!;
    present[station]! -= 1;
    ended?.(station);
    const follower = stations[station]!.finish();
    if (follower !== null) serve(follower);
    if (customer < warmUp) return;
    inOrder[customer - warmUp] = (engine.now - arrivedAt[customer]!) / UNIT;
    // Batches go by order of arrival: neighbours stay together, whoever overtakes whom.
    for (; next < customers && inOrder[next]! >= 0; next += 1) sojourns.add(inOrder[next]!);
  };

  const engine = createEngine({
    horizon: Number.MAX_SAFE_INTEGER as Instant,
    maxEvents: Infinity,
    handle: (kind, customer) => {
      if (kind === ARRIVAL) arrive(customer);
      else depart(customer);
    },
  });
  engine.schedule(span(0), ARRIVAL, 0);
  engine.run();
  const time = (engine.now - countedFrom) / UNIT;
  return { sojourn: sojourns.estimate(), present: area / UNIT / time, throughput: customers / time };
}
