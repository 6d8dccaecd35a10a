// One thing that one user wants at one instant: made before any network exists, and so the same on every stage.
import type { AskingManner } from '../http/asking-manner.ts';
import type { Fields } from '../http/message.ts';
import type { Duration, Instant } from '../kernel/time.ts';

export interface Intent {
  /** From 1, in order of time; ties in order of the scenario's demands. */
  readonly exchange: number;
  readonly at: Instant;
  readonly client: string;
  readonly method: string;
  /** Target URI, as "https://shop.example/cart?id=42". */
  readonly target: string;
  readonly content: string | null;
  /** Field lines of this request alone, after what the client sends with every request. */
  readonly fields: Fields;
  /** Missing: as usual. */
  readonly manner?: AskingManner;
  /** How long a server will work on it, whichever server that is. */
  readonly service: Duration;
}
