// What a sentence about a reason needs to name: participants, observers, facts and edits, in the reader's language.
import type { EditReason, Fact } from '../../simulations/index.ts';

export interface ReasonNames {
  readonly node: (id: string) => string;
  readonly observer: (column: string) => string;
  readonly fact: (fact: Fact) => string;
  readonly edit: (reason: EditReason) => string;
}
