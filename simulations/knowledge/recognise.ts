// Holds what was read against what is so: which facts a saying gives away, if it is true.
import type { Assurance, BaseFact } from './fact.ts';
import type { Party } from './party.ts';
import type { Saying } from './saying.ts';
import type { Truth } from './truth.ts';

/** What a saying is held against. */
export interface Known {
  readonly party: Party;
  readonly truth: Truth;
}

const NOTHING: readonly BaseFact[] = [];
const only = (fact: BaseFact, isSo: boolean): readonly BaseFact[] => (isSo ? [fact] : NOTHING);

/** Empty when the saying is false, or true and of no interest. */
export function factsIn({ about, value, part }: Saying, { party, truth }: Known): readonly BaseFact[] {
  switch (about) {
    case 'address':
      return part === 'location' || part === 'error-page' ? ofLocation(value, party, truth) : ofAddress(value, truth);
    case 'peers': // an address that talks to a server behind a gateway from the gateway's own is the gateway
      return only('gateway_in_use', party.backEndPeers.has(value));
    case 'client-address':
      return only('client_ip', value === truth.clientAddress);
    case 'host':
      return only('dest_host', value.toLowerCase() === truth.host);
    case 'path':
      return only('url_path', value === truth.path);
    case 'identity':
      return only('user_identity', truth.identities.includes(value));
    case 'request-content':
      return only('request_body', value === truth.requestContent);
    case 'response-content':
      return only('response_body', value === truth.responseContent);
    case 'software':
      return only('server_software', value === truth.software);
    case 'intermediary': // RFC 9110 §7.6.3, RFC 9211 §2
      if (party.clientSideNames.includes(value)) return only('forward_proxy_in_use', true);
      return only('gateway_in_use', party.gatewayNames.includes(value));
    case 'proxy-asked': // RFC 9112 §3.2.2, §3.2.3
      return only('forward_proxy_in_use', party.clientSide.length > 0);
    case 'cached': // says that some cache answered, not whose: an inference at the most
      return NOTHING;
  }
}

function ofAddress(address: string, truth: Truth): readonly BaseFact[] {
  const isOrigin = truth.originAddresses.includes(address);
  if (address !== truth.clientAddress) return only('origin_ip', isOrigin);
  return isOrigin ? ['client_ip', 'origin_ip'] : ['client_ip'];
}

/** A Location that leads to a server behind the gateway, or an error page that names one, gives both away (RFC 9110 §10.2.2). */
function ofLocation(address: string, party: Party, truth: Truth): readonly BaseFact[] {
  return [
    ...only('origin_ip', truth.originAddresses.includes(address)),
    ...only('gateway_in_use', party.backEnds.includes(address)),
  ];
}

/** Whether a host name read is not the site's, but leads to where the site is: what it stands for can be one site or many. */
export const isCoverName = ({ about, value }: Saying, { party }: Known): boolean =>
  about === 'host' && party.edgeNames.includes(value.toLowerCase());

/** What an intermediary says of its peer can be false; packets, handshakes and messages are what they are (RFC 7239 §8.1). */
export const assuranceOf = ({ about }: Saying): Assurance => (about === 'client-address' ? 'asserted' : 'observed');
