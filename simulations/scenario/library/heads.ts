// What is to be known of each situation that ships before it is played: the first view needs no more, and the rest is fetched with the
// first run. A test holds each head against its situation.
import { PLAIN_SETUP, type Setup } from '../setup.ts';

export interface SituationHead {
  readonly id: string;
  readonly seed: number;
  readonly horizonMs: number;
  /** Their ids; the first is played when none is named. */
  readonly episodes: readonly string[];
  /** How many origin servers there can be. */
  readonly servers: number;
  /** The set-ups with which it opens; null: it has none of its own. */
  readonly opens: { readonly a: Setup; readonly b: Setup } | null;
}

const opened = (a: Partial<Setup>, b: Partial<Setup>): SituationHead['opens'] => ({
  a: { ...PLAIN_SETUP, ...a },
  b: { ...PLAIN_SETUP, ...b },
});

const LIMITED = { serverSide: 'gateway', gatewayTls: 'none', origins: 1, originLimit: 'limit' } as const;

/** In the order in which they are offered; the first opens when none is named. */
export const SITUATION_HEADS: readonly SituationHead[] = [
  {
    id: 'first-screen',
    seed: 7,
    horizonMs: 60000,
    episodes: ['visit'],
    servers: 6,
    opens: opened(
      {
        dns: 'remote',
        clientSide: 'explicit-proxy',
        proxyCache: true,
        gatewayTellsClient: 'x-forwarded-for',
        gatewayCache: true,
        origins: 3,
      },
      {
        proxyCache: true,
        serverSide: 'gateway',
        gatewayTellsClient: 'x-forwarded-for',
        gatewayCache: true,
        origins: 3,
      },
    ),
  },
  {
    id: 'rush-hour',
    seed: 11,
    horizonMs: 30000,
    episodes: ['rush'],
    servers: 6,
    opens: opened(
      {
        proxyCache: true,
        serverSide: 'gateway',
        gatewayTellsClient: 'x-forwarded-for',
        gatewayCache: true,
        gatewayProfile: 'nginx',
      },
      {
        proxyCache: true,
        serverSide: 'gateway',
        gatewayTellsClient: 'x-forwarded-for',
        gatewayCache: true,
        gatewayCollapses: true,
        gatewayRevalidates: true,
        gatewayProfile: 'nginx',
      },
    ),
  },
  {
    id: 'shared-pages',
    seed: 5,
    horizonMs: 8000,
    episodes: ['reading'],
    servers: 6,
    opens: opened(
      { origins: 1, originBelieves: 'socket' },
      { serverSide: 'gateway', gatewayCache: true, origins: 1, originBelieves: 'socket' },
    ),
  },
  {
    id: 'three-visits',
    seed: 3,
    horizonMs: 5000,
    episodes: ['visits'],
    servers: 6,
    opens: opened(
      { scheme: 'https', origins: 1, originBelieves: 'socket' },
      { scheme: 'https', dns: 'remote', clientSide: 'explicit-proxy', origins: 1, originBelieves: 'socket' },
    ),
  },
  {
    id: 'ten-users',
    seed: 7,
    horizonMs: 12_000,
    episodes: ['round'],
    servers: 6,
    opens: opened({ ...LIMITED, originBelieves: 'socket' }, { ...LIMITED, gatewayTellsClient: 'x-forwarded-for' }),
  },
  {
    id: 'base-exchange',
    seed: 7,
    horizonMs: 5000,
    episodes: ['order', 'public-copy', 'private-page', 'unmarked-page', 'public-page', 'missing-page'],
    servers: 6,
    opens: null,
  },
];
