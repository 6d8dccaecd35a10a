// The cache alone, for programs: the engine and the policies that the simulated boxes have, with real time and an origin that is asked by
// promise. It is bundled into one module without imports.
import type { Effect, FetchId, RequestId } from '../../caching/effects.ts';
import type { CacheEngine } from '../../caching/engine.ts';
import { createEngine } from '../../caching/engine.ts';
import { policyFor } from '../../caching/policies/index.ts';
import type { Policy } from '../../caching/policy.ts';
import { forwardRequest, ownResponse, returnResponse } from '../../entities/rewriting/gateway.ts';
import type { RewritingContext } from '../../entities/rewriting/context.ts';
import { withoutHopByHop } from '../../http/hop-by-hop.ts';
import type { Request, Response } from '../../http/message.ts';
import { targetUri } from '../../http/request-target.ts';
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { TargetUri } from '../../http/target-uri.ts';
import { portOf } from '../../http/target-uri.ts';
import type { Instant } from '../../kernel/time.ts';
import { cachingFor, failuresFor, settingsFor } from '../../scenario/profiles/index.ts';
import type { BoxManners } from '../../scenario/scenario.ts';
import type { PlainRequest, PlainResponse } from './plain-messages.ts';
import { plainRequest, plainResponse, requestFrom, responseFrom } from './plain-messages.ts';

export interface CacheOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Asks the origin; rejected when the connection is lost. */
  readonly origin: (request: PlainRequest) => Promise<PlainResponse>;
  /** By whose rules: those of the standard unless given, or a product's with its own defaults. */
  readonly profile?: 'rfc' | 'nginx' | 'squid' | 'varnish';
}

export interface Cache {
  /** Resolves with what the client gets. Never rejected: a lost origin is answered by a response too. */
  handle(request: PlainRequest): Promise<PlainResponse>;
}

const CAPACITY = 10_000;
const CAPACITY_BYTES = 256 * 1_048_576;

interface Open {
  readonly request: Request;
  readonly url: string;
  readonly target: TargetUri;
  readonly resolve: (response: PlainResponse) => void;
  isAnswered: boolean;
  out: number;
}

class Program implements Cache {
  private readonly options: CacheOptions;
  private readonly epochSeconds: number;
  private readonly policy: Policy;
  private readonly engine: CacheEngine;
  private readonly rewriting: RewritingSettings;
  /** Its own answer when the origin is lost and no rule of its cache has another. */
  private readonly lostStatus: number;
  private readonly open = new Map<RequestId, Open>();
  private asked = 0;

  constructor(options: CacheOptions) {
    this.options = options;
    const { profile = 'rfc' } = options;
    const manners: BoxManners = {
      ...{ profile, directives: [], name: 'cache', viaRequest: true, viaResponse: false, tellsClient: 'off' },
      ...{ serverField: 'pass', cache: { capacity: CAPACITY, tellsStatus: false, collapses: true } },
    };
    this.rewriting = settingsFor(manners, 'gateway');
    this.lostStatus = failuresFor(manners, 'gateway').statusFor.closed;
    this.epochSeconds = Math.floor(options.now() / 1000);
    const { epochSeconds } = this;
    this.policy = policyFor(cachingFor(manners, 'gateway'), epochSeconds);
    this.engine = createEngine({ policy: this.policy, capacity: CAPACITY, maxBytes: CAPACITY_BYTES, epochSeconds });
  }

  handle(plain: PlainRequest): Promise<PlainResponse> {
    const request = requestFrom(plain);
    const target = targetUri(request, 'http');
    if ('error' in target) {
      return Promise.resolve({ status: 400, reason: 'Bad Request', headers: [], body: 'no URL\n' });
    }
    return new Promise((resolve) => {
      this.asked += 1;
      this.open.set(this.asked, { request, url: plain.url, target, resolve, isAnswered: false, out: 0 });
      this.carryOut(this.engine.ask(this.asked, request, target, this.now()));
    });
  }

  /** On the engine's clock, which begins with the second in which the cache was made. */
  private now(): Instant {
    return Math.floor((this.options.now() - this.epochSeconds * 1000) * 1000) as Instant;
  }

  private carryOut(effects: readonly Effect[]): void {
    for (const effect of effects) this.perform(effect);
    for (const effect of effects) if ('id' in effect && effect.id !== null) this.close(effect.id);
  }

  private perform(effect: Effect): void {
    switch (effect.effect) {
      case 'answer': {
        const { id, response, word, ageSeconds, isFromStore, decision } = effect;
        this.answer(id, response, {
          cacheWord: this.policy.fieldWord(word),
          cacheLookup: decision.storedResponse === null ? 'MISS' : 'HIT',
          ageSeconds,
          isFromCache: isFromStore,
        });
        return;
      }
      case 'refuse':
        this.refuse(effect.id, effect.status, effect.why, effect.length);
        return;
      case 'forward':
        this.forward(effect.cause, effect.fetch, effect.request);
        return;
      case 'wake':
        setTimeout(() => {
          this.carryOut(this.engine.woken(effect.timer, this.now()));
        }, effect.after / 1000);
        return;
      default: // the rest is for a record, and none is kept
    }
  }

  private contextOf({ target }: Open, more: Partial<RewritingContext> = {}): RewritingContext {
    const own = { address: target.host, port: portOf(target) };
    return {
      ...{ peer: { address: '127.0.0.1', port: 1 }, own, nextHop: own, nextHopScheme: target.scheme },
      ...{ receivedScheme: target.scheme, target, epochSeconds: Math.floor(this.options.now() / 1000) },
      ...{ cacheWord: 'MISS', ageSeconds: null, cacheStatus: null },
      ...more,
    };
  }

  private answer(id: RequestId, response: Response, more: Partial<RewritingContext>): void {
    const open = this.open.get(id);
    if (!open) return;
    const { message } = returnResponse(response, open.request, this.rewriting, this.contextOf(open, more));
    open.isAnswered = true;
    // What concerns the connection is for whoever has one.
    open.resolve(plainResponse({ ...message, fields: withoutHopByHop(message.fields) }));
  }

  private refuse(id: RequestId, status: number | null, why: string, length: number | null): void {
    const open = this.open.get(id);
    if (!open) return;
    const own = ownResponse(status ?? this.lostStatus, this.rewriting, this.contextOf(open), why, open.request);
    const range = length === null ? [] : [{ name: 'Content-Range', value: `bytes */${String(length)}` }];
    open.isAnswered = true;
    open.resolve(plainResponse({ ...own, fields: withoutHopByHop([...own.fields, ...range]) }));
  }

  private forward(cause: RequestId, fetch: FetchId, request: Request): void {
    const open = this.open.get(cause);
    if (!open) return;
    open.out += 1;
    const { message } = forwardRequest(request, this.rewriting, this.contextOf(open));
    const sent = { ...message, fields: withoutHopByHop(message.fields) };
    const over = (effects: readonly Effect[]): void => {
      open.out -= 1;
      this.carryOut(effects);
      this.close(cause);
    };
    this.options.origin(plainRequest(sent, open.url)).then(
      (answer) => {
        const source = { exchange: cause, from: open.target.host };
        over(this.engine.arrived(fetch, responseFrom(answer, sent.method), source, this.now()));
      },
      () => {
        over(this.engine.failed(fetch, 'closed', this.now()));
      },
    );
  }

  private close(id: RequestId): void {
    const open = this.open.get(id);
    if (open?.isAnswered === true && open.out === 0) this.open.delete(id);
  }
}

export const createCache = (options: CacheOptions): Cache => new Program(options);
