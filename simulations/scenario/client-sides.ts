// What the kinds of box on the client's side have in common and where they differ, in one table: rules ask it instead of listing names.
import type { ClientSide, Setup } from './setup.ts';

export interface ClientSideTraits {
  /** How many boxes stand there. */
  readonly boxes: 0 | 1 | 2 | 3;
  /** Which schemes it is of use for. */
  readonly schemes: readonly Setup['scheme'][];
  /** Who may look the site's name up. */
  readonly names: readonly Setup['dns'][];
  /** Whether the box is a party to HTTP, and may add fields and keep copies: for plain HTTP, and for what it opens. */
  readonly speaksHttp: 'plain' | 'all' | 'never';
  /** Whether the client told it to carry something, under which protections of the way there. */
  readonly legs: readonly Setup['proxyLeg'][];
  /** Whether it stands in the way unasked. */
  readonly isInTheWay: boolean;
  /** Whether it could run on the client's own machine. */
  readonly mayBeOwn: boolean;
}

const BY_CLIENT = ['plain-isp', 'doh'] as const;
const NOBODY: ClientSideTraits = {
  ...{ boxes: 0, schemes: ['http', 'https'], names: BY_CLIENT, speaksHttp: 'never', legs: ['plain'] },
  ...{ isInTheWay: false, mayBeOwn: false },
};
const PROXY: ClientSideTraits = { ...NOBODY, boxes: 1, names: ['remote'], legs: ['plain', 'tls'], mayBeOwn: true };
const SEALED: ClientSideTraits = { ...NOBODY, boxes: 1, names: ['remote'], legs: ['tls'] };
const IN_THE_WAY: ClientSideTraits = { ...NOBODY, boxes: 1, isInTheWay: true };

export const CLIENT_SIDES: { readonly [C in ClientSide]: ClientSideTraits } = {
  none: NOBODY,
  'explicit-proxy': { ...PROXY, speaksHttp: 'plain' },
  'tls-intercepting-proxy': { ...PROXY, schemes: ['https'], speaksHttp: 'all' },
  interception: { ...IN_THE_WAY, schemes: ['http'], speaksHttp: 'plain' },
  'inline-filter': IN_THE_WAY,
  socks5: { ...PROXY, names: ['remote', ...BY_CLIENT] },
  vpn: { ...SEALED, names: ['remote', 'plain-isp'] },
  'two-hop-relay': { ...SEALED, boxes: 2 },
  tor: { ...SEALED, boxes: 3 },
  ohttp: { ...SEALED, schemes: ['https'] },
};

/** Whether the box reads the requests that it passes on, under this set-up. */
export function readsHttp({ clientSide, scheme }: Setup): boolean {
  const { speaksHttp } = CLIENT_SIDES[clientSide];
  return speaksHttp === 'all' || (speaksHttp === 'plain' && scheme === 'http');
}

/** Whether the client itself looks the site's name up, and so gets the site's key with it. */
export const clientAsksNames = (setup: Setup): boolean =>
  setup.clientSide === 'vpn' || (setup.dns !== 'remote' && !isOnOwnMachine(setup));

/** Whether the box is a program on the client's own machine. */
export const isOnOwnMachine = ({ clientSide, proxyAt }: Setup): boolean =>
  CLIENT_SIDES[clientSide].mayBeOwn && proxyAt === 'own-machine';
