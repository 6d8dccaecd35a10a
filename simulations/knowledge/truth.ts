// What is so, whoever knows it: the true values of the facts of one exchange. What an observer reads is held against these,
// so that a forged address is evidence of nothing.
import { allValues, valueOf } from '../http/fields.ts';
import type { Response } from '../http/message.ts';
import { parseUri, pathAndQuery } from '../http/target-uri.ts';
import type { Address } from '../wire/address.ts';
import type { HeaderNode } from '../trace/header.ts';
import type { BaseFact } from './fact.ts';
import type { Journey } from './journey.ts';
import type { Party } from './party.ts';
import { hostOf } from './party.ts';
import { peersText } from './saying.ts';

export interface Truth {
  /** The address that the client's packets come from. */
  readonly clientAddress: Address;
  /** Cookies and credentials of the request as first sent; empty: it says nothing of who sends it. */
  readonly identities: readonly string[];
  readonly host: string;
  /** Path and query. */
  readonly path: string;
  readonly requestContent: string | null;
  /** null: no response came into being. */
  readonly responseContent: string | null;
  /** Address of the machine that made the response; while none has, of all that could. */
  readonly originAddresses: readonly Address[];
  readonly origins: readonly HeaderNode[];
  /** The Server field as the origin sent it. */
  readonly software: string | null;
  readonly backEnds: readonly Address[];
  /** Names under which the client's intermediaries, and the site's, sign. */
  readonly clientSideNames: readonly string[];
  readonly gatewayNames: readonly string[];
  /** Pairs of addresses, one of a gateway and one of a server behind it, as `peersText` writes them. */
  readonly backEndPeers: ReadonlySet<string>;
  /** Facts that do not exist in this exchange. */
  readonly absent: ReadonlySet<BaseFact>;
}

/** `source`: for an exchange that a stored copy answered, the one that fetched the copy. */
export function truthOf(journey: Journey, party: Party, source: Journey): Truth {
  const { request, wanted } = journey;
  const uri = parseUri(wanted.target);
  const { addresses } = party.client;
  const made = originAnswer(source, party);
  const origins = made ? made.origins : party.origins;
  const response = journey.received ?? journey.made?.response ?? null;
  return {
    clientAddress: addresses[1] ?? addresses[0] ?? '',
    identities: request ? [...allValues(request.fields, 'Cookie'), ...allValues(request.fields, 'Authorization')] : [],
    host: hostOf(journey),
    path: 'error' in uri ? '' : pathAndQuery(uri),
    requestContent: request?.content?.text ?? null,
    responseContent: response?.content?.text ?? null,
    originAddresses: origins.flatMap((node) => node.addresses),
    origins,
    software: made ? valueOf(made.response.fields, 'Server') : null,
    backEnds: party.gateways.flatMap(({ configuration }) => configuration.inbound),
    clientSideNames: namesOf(party.clientSide),
    gatewayNames: namesOf(party.gateways),
    backEndPeers: peersOf(party.gateways),
    absent: absentFacts(journey, party, response),
  };
}

/** The response as an origin made it; null when none did, as when an intermediary said that it could not reach one. */
function originAnswer(source: Journey, party: Party): { response: Response; origins: readonly HeaderNode[] } | null {
  const { made } = source;
  if (!made) return null;
  const origins = party.origins.filter(({ id }) => id === made.by);
  return origins.length > 0 ? { response: made.response, origins } : null;
}

const namesOf = (nodes: readonly HeaderNode[]): readonly string[] =>
  nodes.flatMap(({ viaName }) => (viaName === null ? [] : [viaName.toLowerCase()]));

function peersOf(gateways: readonly HeaderNode[]): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const { addresses, configuration } of gateways) {
    for (const outer of addresses) {
      for (const inner of configuration.inbound) {
        pairs.add(peersText(outer, inner));
        pairs.add(peersText(inner, outer));
      }
    }
  }
  return pairs;
}

function absentFacts({ request }: Journey, party: Party, response: Response | null): ReadonlySet<BaseFact> {
  const absent = new Set<BaseFact>();
  if (party.gateways.length === 0) absent.add('backend_count').add('gateway_in_use');
  if (party.clientSide.length === 0) absent.add('forward_proxy_in_use');
  if (request && allValues(request.fields, 'Cookie').length + allValues(request.fields, 'Authorization').length === 0) {
    absent.add('user_identity');
  }
  if (request && !request.content) absent.add('request_body');
  if (response && !response.content?.text) absent.add('response_body');
  return absent;
}

/** Whether the exchange has this fact at all. */
export const exists = (truth: Truth, fact: BaseFact): boolean => !truth.absent.has(fact);
