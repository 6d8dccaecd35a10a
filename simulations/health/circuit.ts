// A circuit breaker in the line to a server: closed, open after so many failures in a row, half-open for single requests after a while.
import type { CircuitBreaker, Standing } from '../http/farm-settings.ts';
import type { Instant } from '../kernel/time.ts';

export type Circuit =
  | { readonly is: 'closed'; readonly failures: number }
  | { readonly is: 'open'; readonly since: Instant }
  | { readonly is: 'half-open'; readonly isBusy: boolean; readonly successes: number };

export const CLOSED: Circuit = { is: 'closed', failures: 0 };

/** Whether a request may pass: while it is open none, half-open one at a time. */
export function mayPass({ openMs }: CircuitBreaker, circuit: Circuit, now: Instant): boolean {
  if (circuit.is === 'open') return now - circuit.since >= openMs * 1000;
  return circuit.is === 'closed' || !circuit.isBusy;
}

/** A request passes. */
export function passed(circuit: Circuit): Circuit {
  if (circuit.is === 'closed') return circuit;
  return { is: 'half-open', isBusy: true, successes: circuit.is === 'half-open' ? circuit.successes : 0 };
}

/** What a request met; null: it came to no end that would tell anything. */
export function told(breaker: CircuitBreaker, circuit: Circuit, isFailure: boolean | null, now: Instant): Circuit {
  if (isFailure === null) return circuit.is === 'half-open' ? { ...circuit, isBusy: false } : circuit;
  switch (circuit.is) {
    case 'closed': {
      const failures = isFailure ? circuit.failures + 1 : 0;
      return failures >= breaker.failures ? { is: 'open', since: now } : { is: 'closed', failures };
    }
    // A request that was under way when it opened changes nothing.
    case 'open':
      return circuit;
    case 'half-open': {
      if (isFailure) return { is: 'open', since: now };
      const successes = circuit.successes + 1;
      return successes >= breaker.successes ? CLOSED : { is: 'half-open', isBusy: false, successes };
    }
  }
}

export function standingByCircuit(circuit: Circuit): Standing {
  if (circuit.is === 'closed') return circuit.failures === 0 ? 'up' : 'suspect';
  return circuit.is === 'open' ? 'down' : 'probing';
}
