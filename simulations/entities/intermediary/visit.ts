// One request at the door: judged, let in, watched until it is over, lest it grow too large or dawdle.
import type { Content, Request } from '../../http/message.ts';
import type { ProtectionSettings } from '../../http/protection-settings.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import { milliseconds } from '../../kernel/time.ts';
import type { Timer, World } from '../entity.ts';
import type { Gathering } from '../transport/gathering.ts';
import { gather } from '../transport/gathering.ts';
import type { Asked, Incoming } from '../transport/http-server.ts';
import type { Judging, Refusal, Visitor } from './judging.ts';

/** What is behind the door. */
export interface Doorway {
  /** Which site a request is for; null: none, and it has been answered. */
  target(asked: Asked): TargetUri | null;
  /** A request that was let in; what is returned hears the rest of its content, if any is to come. */
  handle(asked: Asked, target: TargetUri): Incoming | null;
  /** The box's own page; `why` as `ownResponse` takes it. `target` null: it is not known. */
  refuse(asked: Asked, target: TargetUri | null, status: number, why: string): void;
}

export class Visit implements Incoming, Visitor {
  /** The request and its asker, with an eye on when it is over. */
  readonly asked: Asked;
  private readonly endings: ((status: number | null) => void)[] = [];
  private readonly content: Gathering<Request>;
  private readonly target: TargetUri;
  private readonly doorway: Doorway;
  private readonly settings: ProtectionSettings;
  private readonly judging: Judging;
  private readonly world: World;
  private bytes: number;
  private isWhole: boolean;
  private isOver = false;
  private timer: Timer | null = null;
  /** Hears the rest, once the box has begun. */
  private inside: Incoming | null = null;
  private hasBegun = false;

  constructor(
    asked: Asked,
    target: TargetUri,
    doorway: Doorway,
    settings: ProtectionSettings,
    judging: Judging,
    world: World,
  ) {
    this.target = target;
    this.doorway = doorway;
    this.settings = settings;
    this.judging = judging;
    this.world = world;
    this.content = gather(asked.request);
    this.bytes = asked.request.content?.bytes ?? 0;
    this.isWhole = !asked.continues;
    this.asked = this.watched(asked);
  }

  readonly whenDone = (task: (status: number | null) => void): void => {
    this.endings.push(task);
  };

  begin(): void {
    this.judging.judge(
      this,
      this.target,
      () => {
        this.goOn();
      },
      (refusal) => {
        this.turnAway(refusal);
      },
    );
    this.hurry();
  }

  piece(content: Content, last: boolean): void {
    if (this.isOver) return;
    this.bytes += content.bytes;
    this.isWhole = last;
    this.hurry();
    if (!this.hasBegun) this.content.add(content);
    else if (!this.isTooLarge()) this.inside?.piece(content, last);
  }

  aborted(): void {
    this.timer?.cancel();
    this.inside?.aborted();
  }

  /** Over when the answer is whole, or nobody waits for it any more. */
  private watched(asked: Asked): Asked {
    let status: number | null = null;
    const done = (told: number | null): void => {
      if (this.isOver) return;
      this.isOver = true;
      this.timer?.cancel();
      for (const task of this.endings) task(told);
    };
    asked.whenGone(() => {
      done(null);
    });
    return {
      ...asked,
      respond(response) {
        asked.respond(response);
        done(response.status);
      },
      begin(response) {
        ({ status } = response);
        asked.begin(response);
      },
      more(content, last) {
        asked.more(content, last);
        if (last) done(status);
      },
      breakOff(how) {
        asked.breakOff(how);
        done(null);
      },
    };
  }

  /** The rest of the content has so long to come, from each piece to the next. */
  private hurry(): void {
    this.timer?.cancel();
    const { bodyMs, bodyStatus } = this.settings.patience;
    if (this.isWhole || this.isOver || bodyMs === null) return;
    this.timer = this.world.later(milliseconds(bodyMs), () => {
      this.judging.turnAway(this.asked, 'patience', 'content', bodyStatus);
      this.turnAway({ status: bodyStatus, why: 'patience', silently: 'close' });
    });
  }

  /** Content that did not say its length, or lied about it. */
  private isTooLarge(): boolean {
    const gate = this.settings.gates.find(({ gate: kind }) => kind === 'size');
    if (gate?.gate !== 'size' || this.bytes <= gate.mostBytes) return false;
    const isReset = gate.growing === 'reset';
    const status = isReset ? null : gate.status;
    this.judging.turnAway(this.asked, 'size', gate.word, status);
    this.inside?.aborted();
    this.turnAway({ status, why: 'size', silently: isReset ? 'reset' : null });
    return true;
  }

  private goOn(): void {
    if (this.isTooLarge()) return;
    this.hasBegun = true;
    const { asked } = this;
    const request = this.content.message();
    const isSame = request === asked.request && asked.continues === !this.isWhole;
    this.inside = this.doorway.handle(isSame ? asked : { ...asked, request, continues: !this.isWhole }, this.target);
  }

  private turnAway({ status, silently, why }: Refusal): void {
    if (this.isOver) return;
    if (status !== null) this.doorway.refuse(this.asked, this.target, status, why);
    else if (silently !== 'ignore') this.asked.breakOff(silently === 'reset' ? 'reset' : 'closed');
  }
}
