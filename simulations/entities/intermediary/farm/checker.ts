// The box's own questions to its servers, each at its time and on a connection of its own; they belong to nobody's exchange.
import type { ActiveCheck, FarmServer } from '../../../http/farm-settings.ts';
import { startOfChecks, untilNextCheckMs } from '../../../health/active.ts';
import type { Request } from '../../../http/message.ts';
import type { Duration } from '../../../kernel/time.ts';
import { milliseconds } from '../../../kernel/time.ts';
import { NO_EXCHANGE } from '../../../trace/trace.ts';
import type { SocketAddress } from '../../../wire/address.ts';
import type { World } from '../../entity.ts';
import type { End } from '../../transport/end.ts';
import { ask } from '../../transport/http-client.ts';
import type { Transport } from '../../transport/transport.ts';
import type { Farm } from './farm.ts';

export interface CheckedServer {
  readonly at: SocketAddress;
  readonly from: string;
  readonly server: FarmServer;
}

const questionOf = ({ method, target, host }: NonNullable<ActiveCheck['asks']>): Request => ({
  kind: 'request',
  method,
  target,
  version: host === null ? '1.0' : '1.1',
  fields:
    host === null
      ? []
      : [
          { name: 'Host', value: host },
          { name: 'Connection', value: 'close' },
        ],
  content: null,
});

export interface Checker {
  /** Whether checks are made at all: a box that has stopped makes none. */
  turn(on: boolean): void;
}

/** Opens a connection and closes it: whether it could. */
export function tryConnection(
  transport: Transport,
  { at, from }: Pick<CheckedServer, 'at' | 'from'>,
  within: Duration,
  done: (hasOpened: boolean, end: End | null) => void,
): void {
  transport.dial({
    from,
    to: at,
    exchange: NO_EXCHANGE,
    within,
    opened(end) {
      done(true, end);
    },
    refused() {
      done(false, null);
    },
  });
}

export function createChecker(
  servers: readonly CheckedServer[],
  farm: Farm,
  transport: Transport,
  world: World,
): Checker {
  let isOn = true;

  const checkOnce = (place: CheckedServer, check: ActiveCheck, done: (hasPassed: boolean) => void): void => {
    let isOver = false;
    let open: End | null = null;
    const over = (hasPassed: boolean): void => {
      if (isOver) return;
      isOver = true;
      timer.cancel();
      open?.close(hasPassed ? 'last-answer' : 'reset');
      done(hasPassed);
    };
    const timer = world.later(milliseconds(check.timeoutMs), () => {
      over(false);
    });
    tryConnection(transport, place, milliseconds(check.timeoutMs), (hasOpened, end) => {
      if (!end || isOver) {
        end?.close('reset');
        over(hasOpened);
        return;
      }
      open = end;
      if (!check.asks) {
        over(true);
        return;
      }
      ask(end, questionOf(check.asks), NO_EXCHANGE, {
        answered({ status }) {
          over(status >= check.passes[0] && status <= check.passes[1]);
        },
        broken() {
          over(false);
        },
      });
    });
  };

  const watch = (place: CheckedServer, index: number, check: ActiveCheck): void => {
    const after = (ms: number): void => {
      world.later(milliseconds(ms), run);
    };
    let watched = startOfChecks(check.judges);
    const run = (): void => {
      if (!isOn) {
        after(check.everyMs);
        return;
      }
      checkOnce(place, check, (hasPassed) => {
        watched = farm.book.checked(index, check, hasPassed);
        farm.changed();
        after(untilNextCheckMs(check, watched));
      });
    };
    after(check.firstMs);
  };

  for (const [index, place] of servers.entries()) {
    const { check } = place.server;
    if (check) watch(place, index, check);
  }
  return {
    turn(on) {
      isOn = on;
    },
  };
}
