// One wish on its way, from the moment it is felt until there is an answer, a failure, or no patience left.
import type { TargetUri } from '../../http/target-uri.ts';
import { parseUri } from '../../http/target-uri.ts';
import type { AskingManner } from '../../http/asking-manner.ts';
import type { Fields } from '../../http/message.ts';
import { invariant } from '../../kernel/invariant.ts';
import { milliseconds } from '../../kernel/time.ts';
import type { ExchangeId, Failure } from '../../trace/record.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { Timer, World } from '../entity.ts';

/** What its user wants, and the number under which all that follows from it is recorded. */
export interface Want {
  readonly exchange: ExchangeId;
  readonly method: string;
  /** Target URI, as "https://shop.example/cart?id=42". */
  readonly target: string;
  readonly content: string | null;
  /** Field lines of this request alone, after what the client sends with every request. */
  readonly fields: Fields;
  /** Missing: as usual. */
  readonly manner?: AskingManner;
}

export interface Errand {
  readonly want: Want;
  readonly uri: TargetUri;
  readonly manner: AskingManner;
  /** It is over: what still comes for it counts for nothing. */
  readonly isOver: boolean;
  /** The status of the answer whose head has come; null: none has. */
  status: number | null;
  /** How to stop what is being done for it just now. */
  stop: () => void;
  /** Ends it, once. */
  finish(status: number | null, failure: Failure | null): void;
}

/** `patienceMs`: how long it is waited for, unless the wish says so itself; null: as long as it takes. */
export function beginErrand(node: NodeId, want: Want, patienceMs: number | null, world: World): Errand {
  const { exchange, method, target, manner = {} } = want;
  world.record({ kind: 'exchange.wanted', at: world.now, exchange, node, method, target });
  const uri = parseUri(target);
  invariant(!('error' in uri), `${target} is no target URI`); // the scenario's decoder has checked it
  let isOver = false;
  let timer: Timer | null = null;
  const errand: Errand = {
    want,
    uri,
    manner,
    get isOver() {
      return isOver;
    },
    status: null,
    stop: () => undefined,
    finish(status, failure) {
      if (isOver) return;
      isOver = true;
      timer?.cancel();
      world.record({ kind: 'exchange.finished', at: world.now, exchange, node, status, failure });
    },
  };
  const patience = manner.givesUpAfterMs ?? patienceMs;
  if (patience !== null) {
    timer = world.later(milliseconds(patience), () => {
      errand.finish(errand.status, 'gave-up');
      errand.stop();
    });
  }
  return errand;
}
