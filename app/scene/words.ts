// Every word of the drawings, as functions: the scene asks for them, the catalogues (`app/i18n/locales/*/scene.ts`) answer in a language.
// Names come in as they are to be shown: through a lens a participant's name may be its address, or a question mark.
import type { ClientState } from '../machines/exchange/client.machine.ts';
import type { ForwardProxyState } from '../machines/exchange/forward-proxy.machine.ts';
import type { GatewayState } from '../machines/exchange/gateway.machine.ts';
import type { OriginServerState } from '../machines/exchange/origin-server.machine.ts';
import type { TunnelServerState } from '../machines/exchange/tunnel-server.machine.ts';
import type { TunnelState } from '../machines/exchange/tunnel.machine.ts';
import type { WayStep } from '../../simulations/index.ts';
import type { Called } from './cast.ts';
import type { Place } from './scene.ts';

/** Captions of the exchange machines' states: short, since they stand under a participant. */
export interface StateWords {
  readonly client: Readonly<Record<ClientState, string>>;
  readonly 'forward-proxy': Readonly<Record<ForwardProxyState, string>>;
  readonly gateway: Readonly<Record<GatewayState, string>>;
  readonly 'origin-server': Readonly<Record<OriginServerState, string>>;
  readonly tunnel: Readonly<Record<TunnelState, string>>;
  readonly 'tunnel-server': Readonly<Record<TunnelServerState, string>>;
}

/** What a transmission is to those who can read it. */
export type Carried =
  | { readonly what: 'request'; readonly method: string; readonly target: string }
  | { readonly what: 'response'; readonly status: number; readonly reason: string }
  | { readonly what: 'question'; readonly name: string }
  /** `addresses` null: still on its way to the party whose eyes these are. */
  | { readonly what: 'address'; readonly name: string; readonly addresses: readonly string[] | null }
  | { readonly what: 'hello'; readonly serverName: string | null }
  | { readonly what: 'client'; readonly address: string }
  /** More content of a message that was begun before. */
  | { readonly what: 'piece'; readonly bytes: number }
  /** What is said to a box that is to carry a stream: SOCKS, an onion-routed circuit. */
  | { readonly what: 'way'; readonly step: WayStep; readonly to: string | null }
  | { readonly what: 'call' | 'acceptance' | 'goodbye' | 'reset' | 'keys' | 'finished' | 'closed' | 'no-http' };

/** How an observer came by the clients' addresses. */
export type Told =
  { readonly by: 'nobody' } | { readonly by: 'packets' } | { readonly by: 'field'; readonly field: string };

export interface SceneWords {
  readonly territory: Readonly<Record<Place, string>>;
  /** "Origin", or "Origin 2" when there are several. Clients are letters: "Client B". */
  participant(called: Called, number: number | null): string;
  /** Clients on the stage: "A", "B", … from 1. */
  clientLetter(number: number): string;
  /** In a column of a ladder: shorter. */
  column(called: Called, number: number | null): string;
  /** An observer column of the trace header, or what its box is called; unknown ones are given back as they are. */
  observer(called: string): string;
  readonly unknown: string;
  readonly states: StateWords;
  /** Of one who passes on bytes that are closed by nothing that it could not open. */
  readonly passesReadable: string;
  /** One of these with fewer words, where there is less room; null: there are none fewer. */
  shorterState(state: string): string | null;

  /** A few letters beside a parcel. */
  word(carried: Carried): string;
  /** Answered from a store; `age` in seconds, or null when the answer does not say. */
  hit(age: number | null): string;
  /** "keys: A, shop": who can open what travels here. */
  holders(names: readonly string[]): string;
  /** A tunnel and who can open what it carries. */
  tunnel(names: readonly string[]): string;
  /** A request that is closed for itself, and who can open it. */
  closedRequest(names: readonly string[]): string;
  /** What the observer `who` knows of the clients' addresses, for the foot of their territory. */
  clientsHint(told: Told, who: string): string;
  readonly requestCameFrom: string;
  /** Whose address that was: "the forward proxy", "client A", "the reverse proxy". */
  whose(called: Called, number: number | null): string;
  waiting(count: number): string;
  /** That so many messages are under way, and drawn as bands. */
  crowd(count: number): string;
  readonly down: string;

  /** For those who do not see the drawing. */
  readonly spoken: {
    stage(parts: {
      readonly clients: number;
      readonly boxes: readonly string[];
      readonly origins: number;
      readonly underWay: number;
      readonly lens: string | null;
    }): string;
    participant(parts: {
      readonly name: string;
      readonly address: string | null;
      readonly state: string | null;
      readonly isDown: boolean;
      readonly waiting: number;
      readonly stored: number;
    }): string;
    message(parts: {
      readonly carried: Carried;
      readonly from: string;
      readonly to: string;
      readonly holders: readonly string[] | null;
      readonly hit: boolean;
      readonly isLost: boolean;
    }): string;
    flow(parts: { readonly from: string; readonly to: string; readonly count: number }): string;
    observer(parts: { readonly name: string; readonly between: readonly (readonly [string, string])[] }): string;
    stored(parts: { readonly key: string; readonly secondsLeft: number }): string;
    ladder(parts: {
      readonly exchange: number;
      readonly request: string;
      readonly hops: number;
      readonly milliseconds: number;
    }): string;
  };

  /** Labels of the ladder. */
  readonly ladder: {
    added(field: string): string;
    removed(field: string): string;
    stored(seconds: number): string;
    readonly declined: string;
    readonly queue: string;
    readonly service: string;
    readonly setup: string;
    /** Over that much before the other stage. */
    earlier(milliseconds: number): string;
    readonly tunnelOpened: string;
    /** A mark of the scale of time. */
    milliseconds(value: number): string;
  };
}
