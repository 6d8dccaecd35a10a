// The two choices that make a set-up, and how a set-up without a name is called, in English.
import type { ClientSide, ModeEpisode, ServerChoice } from '../../../../simulations/index.ts';
import { format } from './format.ts';

export const choices = {
  title: 'Two choices',
  client: 'The client’s side',
  server: 'The server’s side',
  clientSides: {
    none: 'direct: nothing',
    'explicit-proxy': 'HTTP proxy',
    'tls-intercepting-proxy': 'HTTP proxy that opens HTTPS',
    interception: 'interception proxy, chosen by nobody',
    'inline-filter': 'filter in the line',
    socks5: 'SOCKS5 server',
    vpn: 'virtual private network (VPN)',
    'two-hop-relay': 'two-hop relay',
    tor: 'onion routing (Tor)',
    ohttp: 'oblivious relay (OHTTP)',
  } satisfies Record<ClientSide, string>,
  serverSides: {
    none: 'nothing',
    gateway: 'reverse proxy of its own',
    cdn: 'delivery network (CDN)',
    passthrough: 'box that passes TLS on',
  } satisfies Record<ServerChoice, string>,
  /** After a choice: what stands there now, and what came with it. */
  chosen: (which: string, what: string, follows: readonly string[]) =>
    `${which}: ${what}.${follows.length > 0 ? ` With it: ${format.list(follows)}.` : ''}`,
  became: (name: string, position: string) => `${name} (${position})`,
  isOn: 'on',
  isOff: 'off',
  named: 'Named set-ups',
  unnamed: 'a set-up of your own',
  otherEpisode: (situation: string) =>
    `Some are about a certain answer; they can be had in the situation “${situation}”.`,
  episode: 'Asked for, on both stages',
  episodes: {
    order: 'an order',
    'public-copy': 'a page that is already stored',
    'private-page': 'a page marked private',
    'unmarked-page': 'a personal page, not marked',
    'public-page': 'a public page',
  } satisfies Record<ModeEpisode, string>,
  families: {
    direct: 'Direct',
    http: 'Proxy, plain HTTP',
    https: 'Proxy, HTTPS',
    socks: 'SOCKS',
    inTheWay: 'In the way',
    vpn: 'Private network',
    split: 'Shared out over several',
    reverse: 'Reverse proxy',
    cdn: 'Delivery network',
    both: 'Both sides',
  },
  /** A set-up that is not one of those with a name: its two choices and its scheme. */
  composed: (parts: readonly string[]) => parts.join(' · '),
  /** A name as a sentence of its own. */
  called: (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}.`,
  noName: 'A set-up of your own.',
  apart: (switches: readonly string[]) => `Besides: ${switches.join(' · ')}.`,
};
