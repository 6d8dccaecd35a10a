// What is so, whoever knows it: the true values of the facts of one exchange. What an observer reads is held against these,
// so that a forged address is evidence of nothing.
import { allValues, valueOf } from '../http/fields.ts';
import type { Response } from '../http/message.ts';
import { parseUri, pathAndQuery } from '../http/target-uri.ts';
import type { HeaderNode } from '../trace/header.ts';
import type { Address } from '../wire/address.ts';
import type { BaseFact } from './fact.ts';
import type { Journey } from './journey.ts';
import type { Party } from './party.ts';

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
  /** The Server field as the origin sent it. */
  readonly software: string | null;
  /** Facts that do not exist in this exchange. */
  readonly absent: ReadonlySet<BaseFact>;
}

/** `source`: for an exchange that a stored copy answered, the one that fetched the copy; else the same. */
export function truthOf(journey: Journey, party: Party, source: Journey): Truth {
  const { request, wanted } = journey;
  const uri = parseUri(wanted.target);
  const { addresses } = party.client;
  const made = originAnswer(source, party);
  const identities = request ? ['Cookie', 'Authorization'].flatMap((name) => allValues(request.fields, name)) : [];
  const response = journey.received?.response ?? journey.made?.response ?? null;
  return {
    clientAddress: addresses[1] ?? addresses[0] ?? '',
    identities,
    host: 'error' in uri ? '' : uri.host,
    path: 'error' in uri ? '' : pathAndQuery(uri),
    requestContent: request?.content?.text ?? null,
    responseContent: response?.content?.text ?? null,
    originAddresses: (made ? [made.origin] : party.origins).flatMap((node) => node.addresses),
    software: made ? valueOf(made.response.fields, 'Server') : null,
    absent: absentFacts(journey, party, identities, response),
  };
}

/** The response as an origin made it; null when none did, as when an intermediary said that it could not reach one. */
function originAnswer({ made }: Journey, party: Party): { response: Response; origin: HeaderNode } | null {
  const origin = party.origins.find(({ id }) => id === made?.by);
  return made && origin ? { response: made.response, origin } : null;
}

function absentFacts(
  { request }: Journey,
  party: Party,
  identities: readonly string[],
  response: Response | null,
): ReadonlySet<BaseFact> {
  const absent = new Set<BaseFact>();
  if (party.gateways.length === 0) absent.add('backend_count').add('gateway_in_use');
  if (party.clientSide.length === 0) absent.add('forward_proxy_in_use');
  if (request && identities.length === 0) absent.add('user_identity');
  if (request && !request.content) absent.add('request_body');
  if (response && !response.content?.text) absent.add('response_body');
  return absent;
}
