// What the protection engine says of a request, carried out and put on record: let in, made to wait, turned away.
import type { ProtectionSettings } from '../../http/protection-settings.ts';
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import { portOf } from '../../http/target-uri.ts';
import { valueOf } from '../../http/fields.ts';
import { milliseconds } from '../../kernel/time.ts';
import type { Asking } from '../../protection/asking.ts';
import { createProtection } from '../../protection/engine.ts';
import type { Judgement } from '../../protection/judgement.ts';
import type { ProtectionRule, RequestJudged } from '../../trace/record.ts';
import type { Address, SocketAddress } from '../../wire/address.ts';
import type { NodeId } from '../../wire/payload.ts';
import type { World } from '../entity.ts';
import { believedClient } from '../rewriting/believed-client.ts';
import { filled } from '../rewriting/values.ts';
import type { Asked } from '../transport/http-server.ts';

export interface JudgingSettings {
  readonly node: NodeId;
  readonly protection: ProtectionSettings;
  readonly rewriting: () => RewritingSettings;
}

/** How a request is turned away: with a page of this status, or with none and the connection ended so. */
export interface Refusal {
  readonly status: number | null;
  readonly why: ProtectionRule;
  readonly silently: 'close' | 'reset' | 'ignore' | null;
}

/** A request and whoever sent it; `whenDone` tasks get the status of its answer, or null when it got none. */
export interface Visitor {
  readonly asked: Asked;
  readonly whenDone: (task: (status: number | null) => void) => void;
}

export interface Judging {
  /** Looks a site's address up when a rule asks for it (`destination`), then tells `admitted` or `refused`, or nothing when the asker goes. */
  judge(visitor: Visitor, target: TargetUri, admitted: () => void, refused: (refusal: Refusal) => void): void;
  /** Puts on record that a request is turned away for a reason that is no rule of the engine's. */
  turnAway(asked: Asked, rule: ProtectionRule, word: string, status: number | null, section?: string): void;
}

/** The answers that the standards have for each rule. */
const SECTIONS: { readonly [R in RequestJudged['rule']]: string } = {
  none: '',
  rate: 'RFC 6585 §4',
  connections: 'RFC 6585 §4',
  access: 'RFC 9110 §15.5.4',
  credentials: 'RFC 9110 §11.6',
  size: 'RFC 9110 §15.5.14',
  syntax: 'RFC 9112 §3',
  patience: 'RFC 9110 §15.5.9',
};

/** Finds a name's address; empty: it has none. Null: this box looks nothing up. */
export type LookUp = ((host: string, asked: Asked, found: (addresses: readonly Address[]) => void) => void) | null;

class Judge implements Judging {
  private readonly protection;
  private readonly settings: JudgingSettings;
  private readonly world: World;
  private readonly lookUp: LookUp;
  private numbers = 0;

  constructor(settings: JudgingSettings, world: World, lookUp: LookUp) {
    this.settings = settings;
    this.world = world;
    this.lookUp = lookUp;
    this.protection = createProtection(settings.protection);
  }

  judge(visitor: Visitor, target: TargetUri, admitted: () => void, refused: (refusal: Refusal) => void): void {
    const { asked } = visitor;
    const { gates } = this.settings.protection;
    if (gates.length === 0) {
      admitted();
      return;
    }
    if (this.protection.wantsDestination && this.lookUp) {
      this.lookUp(target.host, asked, ([address]) => {
        if (!asked.isGone()) this.ask(visitor, target, address ?? null, admitted, refused);
      });
    } else this.ask(visitor, target, null, admitted, refused);
  }

  turnAway(asked: Asked, rule: ProtectionRule, word: string, status: number | null, section?: string): void {
    const { rewriting, node } = this.settings;
    const client = believedClient(asked.end.remote.address, asked.request.fields, rewriting().believes);
    this.world.record({
      ...{ kind: 'request.refused', at: this.world.now, exchange: asked.exchange, node },
      ...{ rule, word, section: section ?? this.sectionOf(rule), client, status, wait: null, isDryRun: false },
    });
  }

  private sectionOf(rule: RequestJudged['rule']): string {
    const { syntax, source } = this.settings.protection;
    return syntax === 'rfc' ? SECTIONS[rule] : source;
  }

  private ask(
    { asked, whenDone }: Visitor,
    target: TargetUri,
    destination: Address | null,
    admitted: () => void,
    refused: (refusal: Refusal) => void,
  ): void {
    this.numbers += 1;
    const id = this.numbers;
    const asking = this.askingOf(id, asked, target, destination);
    const { protection, world } = this;
    whenDone((status) => {
      protection.ended(id, status, world.now);
    });
    let counted: Extract<Judgement, { judgement: 'counted' }> | null = null;
    const follow = (judgements: readonly Judgement[]): void => {
      for (const judgement of judgements) {
        if (judgement.judgement === 'counted') counted = judgement;
        else this.record(judgement, counted?.ground.word ?? null, asked, asking.client);
        if (judgement.judgement === 'admitted') admitted();
        else if (judgement.judgement === 'delayed') {
          world.later(milliseconds(judgement.delayMs), () => {
            if (!asked.isGone()) follow(protection.waited(id, world.now));
          });
        } else if (judgement.judgement === 'refused') {
          const { status, silently, ground, afterMs } = judgement;
          const refuse = (): void => {
            if (!asked.isGone()) refused({ status, why: ground.rule, silently });
          };
          if (afterMs > 0) world.later(milliseconds(afterMs), refuse);
          else refuse();
        }
      }
    };
    follow(protection.arrived(asking, world.now));
  }

  private askingOf(id: number, { request, end }: Asked, target: TargetUri, destination: Address | null): Asking {
    const settings = this.settings.rewriting();
    const client = believedClient(end.remote.address, request.fields, settings.believes);
    const length = valueOf(request.fields, 'Content-Length');
    const surroundings = { context: this.contextOf(end.remote, end.local, target), request, page: null };
    const reading = { settings, surroundings, message: request, current: () => request.fields };
    return {
      ...{ id, request, client, destination },
      peer: end.remote.address,
      own: end.local,
      host: target.host,
      port: portOf(target),
      contentLength: length === null ? null : Number(length),
      fill: (template) => filled(template, reading),
    };
  }

  private contextOf(peer: SocketAddress, own: SocketAddress, target: TargetUri) {
    const { epochSeconds } = this.world;
    const nothing = { cacheWord: null, ageSeconds: null, cacheStatus: null };
    const { scheme } = target;
    return { peer, own, nextHop: own, nextHopScheme: scheme, receivedScheme: scheme, target, epochSeconds, ...nothing };
  }

  private record(
    judgement: Exclude<Judgement, { judgement: 'counted' }>,
    zone: string | null,
    { exchange }: { readonly exchange: Asked['exchange'] },
    client: Address,
  ): void {
    const { node } = this.settings;
    const { world } = this;
    const isDryRun = judgement.judgement === 'spared';
    const delayMs = 'delayMs' in judgement ? judgement.delayMs : null;
    const kinds = { admitted: 'request.admitted', delayed: 'request.delayed', refused: 'request.refused' } as const;
    const said = judgement.judgement === 'spared' ? (delayMs === null ? 'refused' : 'delayed') : judgement.judgement;
    const rule = judgement.judgement === 'admitted' ? (zone === null ? 'none' : 'rate') : judgement.ground.rule;
    const word = judgement.judgement === 'admitted' ? (zone ?? '') : judgement.ground.word;
    world.record({
      ...{ kind: kinds[said], at: world.now, exchange, node, rule, word, client, isDryRun },
      section: this.sectionOf(rule),
      status: judgement.judgement === 'refused' ? judgement.status : null,
      wait: delayMs === null ? null : milliseconds(delayMs),
    });
  }
}

export const createJudging = (settings: JudgingSettings, world: World, lookUp: LookUp): Judging =>
  new Judge(settings, world, lookUp);
