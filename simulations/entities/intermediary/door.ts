// The door of a box: what comes over a connection is read as its product reads, judged by its rules, and only then handed to the box itself.
import type { Request } from '../../http/message.ts';
import { milliseconds } from '../../kernel/time.ts';
import type { SyntaxFault } from '../../protection/syntax/read-request.ts';
import { judgeRequest, readRequest } from '../../protection/syntax/read-request.ts';
import type { Timer, World } from '../entity.ts';
import type { Asked, Incoming, Serving } from '../transport/http-server.ts';
import type { JudgingSettings, LookUp } from './judging.ts';
import { createJudging } from './judging.ts';
import type { Doorway } from './visit.ts';
import { Visit } from './visit.ts';

export type { Doorway } from './visit.ts';

export interface Door {
  /** Who hears what comes over a connection. */
  serving(doorway: Doorway): Serving;
}

/** What is answered when nothing has come that could be called a request. */
const NOTHING: Request = { kind: 'request', method: 'GET', target: '/', version: '1.1', fields: [], content: null };

type Accept = (request: Request) => Asked;

class Guard implements Door {
  private readonly judging;
  private readonly settings: JudgingSettings;
  private readonly world: World;

  constructor(settings: JudgingSettings, world: World, lookUp: LookUp) {
    this.settings = settings;
    this.world = world;
    this.judging = createJudging(settings, world, lookUp);
  }

  serving(doorway: Doorway): Serving {
    let octets = '';
    let timer: Timer | null = null;
    return {
      asked: (asked) => this.receive(asked, doorway),
      raw: ({ text }, _, accept) => {
        octets = this.readOut(octets + text, accept, doorway);
        const isDone = octets === '';
        if (isDone) timer?.cancel();
        timer = isDone ? null : (timer ?? this.hurry(accept, doorway));
      },
      closed: () => timer?.cancel(),
    };
  }

  /** Hands over every request that the octets hold; what may still become one is left. */
  private readOut(octets: string, accept: Accept, doorway: Doorway): string {
    let left = octets;
    while (left !== '') {
      const read = readRequest(left, this.settings.protection);
      if (read.is === 'incomplete') return left;
      if (read.is === 'fault') {
        this.faulty(accept(read.request ?? NOTHING), read.fault, doorway);
        return '';
      }
      if (read.missing !== 0) return left;
      this.admit(accept(read.request), doorway);
      left = read.rest;
    }
    return left;
  }

  /** Runs out when the head does not come to its end in time; null: this product waits for ever. */
  private hurry(accept: Accept, doorway: Doorway): Timer | null {
    const { headMs, headStatus } = this.settings.protection.patience;
    if (headMs === null) return null;
    return this.world.later(milliseconds(headMs), () => {
      const asked = accept(NOTHING);
      if (asked.isGone()) return;
      this.judging.turnAway(asked, 'patience', 'head', headStatus);
      if (headStatus === null) asked.breakOff('closed');
      else doorway.refuse(asked, null, headStatus, 'patience');
    });
  }

  private faulty(asked: Asked, { status, why, word, section }: SyntaxFault, doorway: Doorway): void {
    this.judging.turnAway(asked, why, word, status, section);
    if (status === null) asked.breakOff('reset');
    else {
      doorway.refuse(asked, null, status, why);
      asked.end.close('last-answer'); // where the next request begins could not be told
    }
  }

  private receive(received: Asked, doorway: Doorway): Incoming | null {
    const judged = judgeRequest(received.request, this.settings.protection);
    if ('why' in judged) {
      this.faulty(received, judged, doorway);
      return null;
    }
    return this.admit(judged === received.request ? received : { ...received, request: judged }, doorway);
  }

  private admit(asked: Asked, doorway: Doorway): Incoming | null {
    const target = doorway.target(asked);
    if (!target) return null;
    const visit = new Visit(asked, target, doorway, this.settings.protection, this.judging, this.world);
    visit.begin();
    return asked.continues ? visit : null;
  }
}

/** `lookUp`: for rules that ask for the address of a site's name. */
export const createDoor = (settings: JudgingSettings, world: World, lookUp: LookUp = null): Door =>
  new Guard(settings, world, lookUp);
