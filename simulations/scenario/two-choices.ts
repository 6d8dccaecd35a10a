// The two choices that make a set-up: what the client's side does and what the server's side does, each with the switches that follow from it.
import { CLIENT_SIDES } from './client-sides.ts';
import { inForce } from './limits.ts';
import type { ClientSide, Setup } from './setup.ts';

/** What the site put in front of its servers; `passthrough` is a box of its own that routes TLS and holds no key to it. */
export const SERVER_CHOICES = ['none', 'gateway', 'cdn', 'passthrough'] as const;
export type ServerChoice = (typeof SERVER_CHOICES)[number];

export interface TwoChoices {
  readonly client: ClientSide;
  readonly server: ServerChoice;
}

/** The two choices that are in force in a set-up. */
export function choicesIn(setup: Setup): TwoChoices {
  const { clientSide, serverSide, gatewayTls } = inForce(setup);
  const isPassed = serverSide === 'gateway' && gatewayTls === 'passthrough';
  return { client: clientSide, server: isPassed ? 'passthrough' : serverSide };
}

/**
 * The switches that put this on the client's side: it brings a scheme that it is of use for, and whoever is asked to carry
 * requests is left the looking up of names too (RFC 9110 §7.3.2). Oblivious HTTP is opened by the site itself (RFC 9458 §2).
 */
export function withClientSide({ scheme, dns }: Setup, clientSide: ClientSide): Partial<Setup> {
  const { schemes, names, boxes, isInTheWay } = CLIENT_SIDES[clientSide];
  const [usualScheme = scheme] = schemes;
  const isAsked = boxes > 0 && !isInTheWay;
  return {
    clientSide,
    scheme: schemes.includes(scheme) ? scheme : usualScheme,
    dns: isAsked ? 'remote' : names.includes(dns) ? dns : 'plain-isp',
    ...(clientSide === 'ohttp' ? { serverSide: 'none' } : {}),
  };
}

/**
 * The switches that put this on the server's side. A delivery network comes with what such networks do: it encrypts anew across
 * the Internet, tells the servers whom it serves, and signs its answers. A box that passes TLS on needs TLS to pass on.
 */
export function withServerSide({ serverSide, gatewayTls }: Setup, choice: ServerChoice): Partial<Setup> {
  switch (choice) {
    case 'none':
      return { serverSide: 'none' };
    case 'passthrough':
      return { scheme: 'https', serverSide: 'gateway', gatewayTls: 'passthrough' };
    case 'cdn':
      if (serverSide === 'cdn') return { serverSide };
      return {
        ...{ serverSide: 'cdn', gatewayTls: 're-encrypt', gatewayTellsClient: 'x-forwarded-for' },
        gatewayViaResponse: true,
      };
    case 'gateway': {
      const comesFromCdn = serverSide === 'cdn';
      const endsHere = comesFromCdn || gatewayTls === 'passthrough' || gatewayTls === 'none';
      return {
        serverSide: 'gateway',
        ...(endsHere ? { gatewayTls: 'terminate' } : {}),
        ...(comesFromCdn ? { gatewayViaResponse: false } : {}),
      };
    }
  }
}
