// Who may pass a box, and when, as a machine without hands: told what comes and what ends, it says what is to be done.
import type { AccessRule, Consequence, Gate, ProtectionSettings } from '../http/protection-settings.ts';
import type { Instant } from '../kernel/time.ts';
import type { Asking, RequestId } from './asking.ts';
import type { Judgement, Ground } from './judgement.ts';
import { createBuckets } from './leaky-bucket.ts';
import { createPlaces } from './places.ts';
import type { Knowing } from './rules.ts';
import { applies, asksDestination, challengeIn } from './rules.ts';
import { createTables } from './tables.ts';

export interface Protection {
  /** Whether a rule asks for the address of the site's name, so that it has to be looked up first. */
  readonly wantsDestination: boolean;
  /** A request's head has come. One judgement ends it, `admitted`, `refused` or, to go on with `waited`, `delayed`; others go before. */
  arrived(asking: Asking, now: Instant): Judgement[];
  /** The delay that was asked for is over. */
  waited(id: RequestId, now: Instant): Judgement[];
  /** It has been answered with this status, or (null) nobody waits for the answer any more. */
  ended(id: RequestId, status: number | null, now: Instant): void;
  /** A connection of this client has begun, or ended. */
  connected(client: string, by: 1 | -1): void;
}

/** What one gate says: it is passed, perhaps after a while, or it is the end. */
type Passing = readonly Judgement[] | 'passed';

class Engine implements Protection {
  readonly wantsDestination: boolean;
  private readonly settings: ProtectionSettings;
  private readonly buckets = createBuckets();
  private readonly places = createPlaces();
  private readonly tables;
  private readonly waiting = new Map<RequestId, { readonly asking: Asking; readonly next: number }>();
  private readonly connections = new Map<string, number>();

  constructor(settings: ProtectionSettings) {
    this.settings = settings;
    this.tables = createTables(settings.tables);
    this.wantsDestination = settings.gates.some(
      (gate) => gate.gate === 'access' && gate.rules.some(({ when }) => asksDestination(when)),
    );
  }

  arrived(asking: Asking, now: Instant): Judgement[] {
    return this.from(0, asking, now);
  }

  waited(id: RequestId, now: Instant): Judgement[] {
    const held = this.waiting.get(id);
    this.waiting.delete(id);
    return held ? this.from(held.next, held.asking, now) : [];
  }

  ended(id: RequestId, status: number | null, now: Instant): void {
    this.waiting.delete(id);
    this.places.free(id);
    this.tables.end(id, status !== null && status >= 400 && status <= 499, Math.floor(now / 1000));
  }

  connected(client: string, by: 1 | -1): void {
    this.connections.set(client, (this.connections.get(client) ?? 0) + by);
  }

  private from(first: number, asking: Asking, now: Instant): Judgement[] {
    const said: Judgement[] = [];
    const { gates } = this.settings;
    for (let place = first; place < gates.length; place += 1) {
      const gate = gates[place];
      const passing = gate ? this.at(gate, asking, now) : 'passed';
      if (passing === 'passed') continue;
      said.push(...passing);
      const last = passing.at(-1)?.judgement;
      if (last === 'refused') return said;
      if (last === 'delayed') {
        this.waiting.set(asking.id, { asking, next: place + 1 });
        return said;
      }
    }
    return [...said, { judgement: 'admitted', id: asking.id }];
  }

  private at(gate: Gate, asking: Asking, now: Instant): Passing {
    switch (gate.gate) {
      case 'size': {
        const isTooBig = (asking.contentLength ?? 0) > gate.mostBytes;
        return isTooBig ? [this.refused(asking, { rule: 'size', word: gate.word }, gate.status)] : 'passed';
      }
      case 'rate':
        return this.atRate(gate, asking, now);
      case 'connections': {
        const keys = gate.limits.map(({ key }) => asking.fill(key));
        const full = this.places.take(asking.id, gate.limits, keys);
        if (!full) return 'passed';
        const ground = { rule: 'connections', word: full.zone } as const;
        return [gate.isDryRun ? this.spared(asking, ground) : this.refused(asking, ground, gate.status)];
      }
      case 'access':
        return this.atAccess(gate, asking, now);
    }
  }

  private atRate({ limits, status, isDryRun }: Extract<Gate, { gate: 'rate' }>, asking: Asking, now: Instant): Passing {
    const keys = limits.map(({ key }) => asking.fill(key));
    const { passes, delayMs, limit, excess } = this.buckets.take(limits, keys, Math.floor(now / 1000));
    if (limit === null) return 'passed';
    const ground = { rule: 'rate', word: limit.zone, excess } as const;
    if (passes && delayMs === 0) return [{ judgement: 'counted', id: asking.id, ground }];
    if (isDryRun) return [this.spared(asking, ground, passes ? delayMs : null)];
    if (passes) return [{ judgement: 'delayed', id: asking.id, delayMs, ground }];
    return [this.refused(asking, ground, status)];
  }

  private atAccess(gate: Extract<Gate, { gate: 'access' }>, asking: Asking, now: Instant): Passing {
    const nowMs = Math.floor(now / 1000);
    const knowing: Knowing = {
      accounts: this.settings.accounts,
      tables: this.tables,
      connectionsOf: (client) => this.connections.get(client) ?? 0,
      nowMs,
      challenges: gate.challenges,
    };
    for (const rule of gate.rules) {
      const found = applies(rule.when, asking, knowing);
      if (found === 'challenge') {
        return [this.refused(asking, { rule: 'credentials', word: rule.word }, challengeIn(rule.when) ?? 407)];
      }
      if (!found) continue;
      const { outcome } = rule;
      if (outcome.then === 'count')
        this.tables.track(asking.id, outcome.slot, outcome.table, asking.fill(outcome.key), nowMs);
      else if (outcome.then === 'mark') this.tables.mark(asking.id, outcome.slot);
      else return this.follow(outcome, rule, asking);
    }
    const { otherwise, otherwiseWord } = gate;
    return this.follow(otherwise, { when: { ask: 'always' }, outcome: otherwise, word: otherwiseWord }, asking);
  }

  private follow(outcome: Consequence, { word, when }: AccessRule, asking: Asking): Passing {
    // A refusal for want of credentials asks for them.
    const asked = challengeIn(when);
    const ground: Ground = { rule: asked === null ? 'access' : 'credentials', word };
    switch (outcome.then) {
      case 'refuse': {
        const isChallenge = outcome.status === 401 || outcome.status === 407;
        return [this.refused(asking, isChallenge ? { rule: 'credentials', word } : ground, outcome.status)];
      }
      case 'tarpit':
        return [{ ...this.refused(asking, ground, outcome.status), afterMs: outcome.afterMs }];
      case 'close':
      case 'reset':
      case 'ignore':
        return [{ ...this.refused(asking, ground, null), silently: outcome.then }];
      default:
        return 'passed';
    }
  }

  private refused({ id }: Asking, ground: Ground, status: number | null): Extract<Judgement, { judgement: 'refused' }> {
    return { judgement: 'refused', id, status, afterMs: 0, silently: null, ground };
  }

  private spared({ id }: Asking, ground: Ground, delayMs: number | null = null): Judgement {
    return { judgement: 'spared', id, delayMs, ground };
  }
}

export const createProtection = (settings: ProtectionSettings): Protection => new Engine(settings);
