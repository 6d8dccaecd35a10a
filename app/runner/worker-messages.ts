// What the page and its simulation thread say to each other.
import type { Scenario } from '../../simulations/index.ts';
import type { SideResult } from './compute.ts';

export interface Job {
  readonly job: number;
  readonly scenario: Scenario;
}

export type Reply =
  /** Said once, when the thread has started. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly job: number; readonly result: SideResult }
  | { readonly kind: 'failed'; readonly job: number; readonly why: string };
