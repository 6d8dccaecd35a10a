// The modes that have a name: settings of the switches over one base exchange, nothing else. What follows from them is for the run to show.
import { composeScenario } from './compose.ts';
import { BASE_EXCHANGE } from './library/situations.ts';
import type { Scenario } from './scenario.ts';
import type { Setup } from './setup.ts';
import { PLAIN_SETUP } from './setup.ts';

export type ModeId = keyof typeof SETTINGS;

export interface Mode {
  readonly id: ModeId;
  /** For people at the command line; the page has translated ones. */
  readonly title: string;
  readonly setup: Setup;
  /** Of the base exchange: an order sent in, or a public page fetched by three people in turn. */
  readonly episode: 'order' | 'public-copy';
}

type Setting = Partial<Setup> & { readonly title: string; readonly episode?: Mode['episode'] };

const PROXIED = { clientSide: 'explicit-proxy', dns: 'remote' } as const;
const BEHIND_GATEWAY = { serverSide: 'gateway', gatewayViaRequest: false, origins: 2 } as const;

const SETTINGS = {
  'direct-http': { title: 'Nothing in between, plain HTTP', scheme: 'http' },
  'direct-https': { title: 'Nothing in between, HTTPS', scheme: 'https' },
  'direct-https-doh': { title: 'Nothing in between, HTTPS, names asked for over HTTPS', scheme: 'https', dns: 'doh' },
  'fwd-http-transparent': {
    title: 'Forward proxy, plain HTTP, says that it is there and for whom',
    ...PROXIED,
    proxyVia: true,
    proxyTellsClient: 'x-forwarded-for',
  },
  'fwd-http-elite': { title: 'Forward proxy, plain HTTP, says nothing', ...PROXIED, proxyVia: false },
  'fwd-connect': { title: 'Forward proxy, HTTPS through a CONNECT tunnel', ...PROXIED, scheme: 'https' },
  'fwd-tls-intercept': {
    title: 'Forward proxy that opens HTTPS with its own authority',
    scheme: 'https',
    dns: 'remote',
    clientSide: 'tls-intercepting-proxy',
    proxyVia: true,
  },
  'rp-http': { title: 'Gateway, plain HTTP on both legs', ...BEHIND_GATEWAY },
  'rp-http-xff': {
    title: 'Gateway, plain HTTP, tells the servers the client’s address',
    ...BEHIND_GATEWAY,
    gatewayTellsClient: 'x-forwarded-for',
  },
  'rp-tls-terminate': {
    title: 'Gateway where TLS ends, plain HTTP behind it',
    ...BEHIND_GATEWAY,
    scheme: 'https',
    gatewayTls: 'terminate',
    gatewayTellsClient: 'x-forwarded-for',
  },
  'rp-tls-passthrough': {
    title: 'Gateway that passes TLS on unopened',
    ...BEHIND_GATEWAY,
    scheme: 'https',
    gatewayTls: 'passthrough',
  },
  'rp-cache-hit': {
    title: 'Gateway that answers from its shared cache',
    ...BEHIND_GATEWAY,
    scheme: 'https',
    gatewayTls: 'terminate',
    gatewayCache: true,
    episode: 'public-copy',
  },
  'cdn-full': {
    title: 'Delivery network, TLS to it and from it to the server',
    scheme: 'https',
    serverSide: 'cdn',
    gatewayViaRequest: false,
    origins: 1,
    gatewayTls: 're-encrypt',
    gatewayTellsClient: 'x-forwarded-for',
    gatewayViaResponse: true,
  },
} as const satisfies { readonly [id: string]: Setting };

export const MODES: readonly Mode[] = (Object.keys(SETTINGS) as ModeId[]).map((id) => {
  const { title, episode = 'order', ...switches }: Setting = SETTINGS[id];
  return { id, title, episode, setup: { ...PLAIN_SETUP, ...switches } };
});

export const modeOf = (id: string): Mode | undefined => MODES.find((mode) => mode.id === id);

/** The mode's exchange as a scenario of its own. */
export const modeScenario = (mode: Mode): Scenario => ({
  ...composeScenario(BASE_EXCHANGE, mode.setup, { episode: mode.episode }),
  id: mode.id,
  title: mode.title,
});
