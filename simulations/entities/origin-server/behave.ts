// Which of an origin's behaviours a request meets: the first exception of which all that is given holds, else the usual one.
import type { Behaviour, BehaviourException, OriginBehaviour, RequestTurn } from '../../http/origin-behaviour.ts';
import type { Request } from '../../http/message.ts';

/** Where a request stands among those that reached the origin. */
export interface Turn {
  /** Its number among all, from 1. */
  readonly count: number;
  /** Its number on its connection, from 1. */
  readonly onConnection: number;
}

const turnOf = ({ count, onConnection }: Turn): RequestTurn => {
  if (onConnection > 1) return 'later-on-same-connection';
  return count === 1 ? 'first-request' : 'on-new-connection';
};

/** Path and query of a request-target in origin-form or absolute-form. */
export const pathOf = ({ target }: Request): string => target.replace(/^https?:\/\/[^/]*/u, '');

export function behaviourFor(behaviour: OriginBehaviour, request: Request, turn: Turn): Behaviour {
  const target = pathOf(request);
  const path = target.split('?')[0];
  const holds = (exception: BehaviourException): boolean =>
    (exception.path === undefined || exception.path === target || exception.path === path) &&
    (exception.method === undefined || exception.method === request.method) &&
    (exception.request === undefined || exception.request === turn.count) &&
    (exception.turn === undefined || exception.turn === turnOf(turn));
  return behaviour.exceptions?.find(holds)?.does ?? behaviour;
}
