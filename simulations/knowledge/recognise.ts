// Holds what was read against what is so: which facts a saying gives away, if it is true.
import type { Assurance, BaseFact } from './fact.ts';
import type { Saying } from './saying.ts';
import type { Truth } from './truth.ts';

/** Empty when the saying is false, or true and of no interest. */
export function factsIn({ about, value, part }: Saying, truth: Truth): readonly BaseFact[] {
  switch (about) {
    case 'address':
      return factsOfAddress(value, part === 'location', truth);
    case 'peers': // an address that talks to a server behind a gateway from the gateway's own is the gateway
      return truth.backEndPeers.has(value) ? ['gateway_in_use'] : [];
    case 'client-address':
      return value === truth.clientAddress ? ['client_ip'] : [];
    case 'host':
      return value.toLowerCase() === truth.host ? ['dest_host'] : [];
    case 'path':
      return value === truth.path ? ['url_path'] : [];
    case 'identity':
      return truth.identities.includes(value) ? ['user_identity'] : [];
    case 'request-content':
      return value === truth.requestContent ? ['request_body'] : [];
    case 'response-content':
      return value === truth.responseContent ? ['response_body'] : [];
    case 'software':
      return value === truth.software ? ['server_software'] : [];
    case 'intermediary': // RFC 9110 §7.6.3, RFC 9211 §2
      if (truth.clientSideNames.includes(value)) return ['forward_proxy_in_use'];
      return truth.gatewayNames.includes(value) ? ['gateway_in_use'] : [];
    case 'proxy-asked': // RFC 9112 §3.2.2, §3.2.3
      return truth.absent.has('forward_proxy_in_use') ? [] : ['forward_proxy_in_use'];
    case 'cached': // says that some cache answered, not whose: an inference at the most
      return [];
  }
}

/** A Location that leads to a server behind the gateway gives both away (RFC 9110 §10.2.2). */
function factsOfAddress(address: string, isLocation: boolean, truth: Truth): readonly BaseFact[] {
  const facts: BaseFact[] = [];
  if (!isLocation && address === truth.clientAddress) facts.push('client_ip');
  if (truth.originAddresses.includes(address)) facts.push('origin_ip');
  if (isLocation && truth.backEnds.includes(address)) facts.push('gateway_in_use');
  return facts;
}

/** What an intermediary says of its peer can be false; packets, handshakes and messages are what they are (RFC 7239 §8.1). */
export const assuranceOf = ({ about }: Saying): Assurance => (about === 'client-address' ? 'asserted' : 'observed');
