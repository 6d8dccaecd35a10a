// Access rules asked of one request: what applies is decided here, what follows is the gate's affair.
import { listValues } from '../http/fields.ts';
import type { Ask, Range, TextMatch } from '../http/protection-settings.ts';
import { isInPrefix } from '../wire/address.ts';
import type { Asking } from './asking.ts';
import { accountOf, credentialsIn } from './credentials.ts';
import type { Tables } from './tables.ts';

/** What a rule needs to know besides the request. */
export interface Knowing {
  readonly accounts: readonly string[];
  readonly tables: Tables;
  /** How many connections the client's address holds open here. */
  readonly connectionsOf: (client: string) => number;
  readonly nowMs: number;
  /** Whether a want of credentials is an answer of its own. */
  readonly challenges: boolean;
}

/** `challenge`: it would depend on credentials, and no good ones came. */
export type Applies = boolean | 'challenge';

const isWithin = (number: number, ranges: readonly Range[]): boolean =>
  ranges.some(({ least, most }) => number >= least && number <= most);

/** Compiled once; a pattern is checked where it is read. */
const PATTERNS = new Map<string, RegExp>();
function patternOf(source: string, ignoresCase: boolean): RegExp {
  const name = `${ignoresCase ? 'i' : ''}/${source}`;
  const pattern = PATTERNS.get(name) ?? new RegExp(source, ignoresCase ? 'iu' : 'u');
  PATTERNS.set(name, pattern);
  return pattern;
}

function fits(text: string, value: string, match: TextMatch): boolean {
  switch (match) {
    case 'is':
      return text === value;
    case 'begins':
      return text.startsWith(value);
    case 'ends':
      return text.endsWith(value);
    case 'contains':
      return text.includes(value);
    case 'pattern':
    case 'present':
      return text !== '';
  }
}

function textFits(text: string, { match, values, ignoresCase }: Extract<Ask, { ask: 'text' | 'member' }>): boolean {
  if (match === 'present') return text !== '';
  if (match === 'pattern') return values.some((value) => patternOf(value, ignoresCase).test(text));
  if (!ignoresCase) return values.some((value) => fits(text, value, match));
  const lower = text.toLowerCase();
  return values.some((value) => fits(lower, value.toLowerCase(), match));
}

const isInDomain = (host: string, domain: string): boolean =>
  domain.startsWith('.') ? host === domain.slice(1) || host.endsWith(domain) : host === domain;

/** A rule on the name misses a site that is asked for by its address. */
const hostFits = (host: string, domains: readonly string[]): boolean =>
  domains.some((domain) => isInDomain(host.toLowerCase(), domain.toLowerCase()));

function addressOf(asking: Asking, whose: Extract<Ask, { ask: 'address' }>['whose']): string | null {
  switch (whose) {
    case 'client':
      return asking.client;
    case 'peer':
      return asking.peer;
    case 'own':
      return asking.own.address;
    case 'destination':
      return asking.destination;
  }
}

function numberOf(asking: Asking, of: Extract<Ask, { ask: 'number' }>['of'], knowing: Knowing): number | null {
  switch (of) {
    case 'destination-port':
      return asking.port;
    case 'own-port':
      return asking.own.port;
    case 'content-length':
      return asking.contentLength ?? 0;
    case 'connections-of-client':
      return knowing.connectionsOf(asking.client);
  }
}

/** In order, and no further than needed: what is not asked cannot demand credentials. */
function together(of: readonly Ask[], until: boolean, asking: Asking, knowing: Knowing): Applies {
  for (const part of of) {
    const found = applies(part, asking, knowing);
    if (found === 'challenge' || found === until) return found;
  }
  return !until;
}

export function applies(ask: Ask, asking: Asking, knowing: Knowing): Applies {
  switch (ask.ask) {
    case 'always':
      return true;
    case 'all':
      return together(ask.of, false, asking, knowing);
    case 'any':
      return together(ask.of, true, asking, knowing);
    case 'not': {
      const found = applies(ask.of, asking, knowing);
      return found === 'challenge' ? found : !found;
    }
    case 'first': {
      const found = ask.of.find(({ when }) => applies(when, asking, knowing) === true);
      return found?.says ?? false;
    }
    case 'address': {
      const address = addressOf(asking, ask.whose);
      return address !== null && ask.within.some(({ base, bits }) => isInPrefix(address, base, bits));
    }
    case 'host':
      return hostFits(asking.host, ask.domains);
    case 'text':
      return textFits(asking.fill(ask.of), ask);
    case 'member':
      return listValues(asking.request.fields, ask.field).some((value) => textFits(value, ask));
    case 'number': {
      const number = numberOf(asking, ask.of, knowing);
      return number !== null && isWithin(number, ask.within);
    }
    case 'counted': {
      const { tables, nowMs } = knowing;
      const { under, counter } = ask;
      const number =
        'slot' in under
          ? tables.bySlot(asking.id, under.slot, counter, nowMs)
          : tables.byKey(under.table, asking.fill(under.key), counter, nowMs);
      return number !== null && isWithin(number, ask.within);
    }
    case 'user': {
      const field = ask.status === 407 ? 'Proxy-Authorization' : 'Authorization';
      const name = accountOf(credentialsIn(asking.request.fields, field), knowing.accounts);
      if (name === null) return knowing.challenges ? 'challenge' : false;
      return ask.names === null || ask.names.includes(name);
    }
  }
}

/** The status of the challenge that this asks for: of the first question about credentials in it; null: it asks for none. */
export function challengeIn(ask: Ask): 401 | 407 | null {
  switch (ask.ask) {
    case 'user':
      return ask.status;
    case 'not':
      return challengeIn(ask.of);
    case 'all':
    case 'any':
      return ask.of.map(challengeIn).find((status) => status !== null) ?? null;
    default:
      return null;
  }
}

/** Whether anything in it asks for the address of the site's name. */
export function asksDestination(ask: Ask): boolean {
  switch (ask.ask) {
    case 'address':
      return ask.whose === 'destination';
    case 'not':
      return asksDestination(ask.of);
    case 'all':
    case 'any':
      return ask.of.some(asksDestination);
    case 'first':
      return ask.of.some(({ when }) => asksDestination(when));
    default:
      return false;
  }
}
