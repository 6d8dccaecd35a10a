// What stands on a stage at one instant, as plain data: no pixel is drawn that is not listed here, and no words are left to find.
// Lengths are units of the drawing (`Scene.size`); every text has its measured box, so that overlap can be tested without a browser.
import type { Instant } from '../../simulations/index.ts';

export type StageWidth = 'wide' | 'narrow';
/** Whose eyes: everyone's, or those of one observer column of the trace header ("origin", "access_network", …). */
export type Lens = string;
export const EVERYONE: Lens = 'everyone';

export type Place = 'client-side' | 'internet' | 'server-side';
export type Role = 'client' | 'resolver' | 'forward-proxy' | 'tunnel-server' | 'gateway' | 'origin-server';
/** Whose organisation, or what kind of message: the names of colour tokens. */
export type Tone = 'client' | 'proxy' | 'server' | 'network' | 'good' | 'ink' | 'soft';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Size {
  readonly width: number;
  readonly height: number;
}
/** Upper left corner and size. */
export interface Box extends Point, Size {}

/** What a reader can point at; `record` is a number in the trace. */
export type Selection =
  | { readonly kind: 'participant'; readonly node: string }
  | { readonly kind: 'message'; readonly exchange: number; readonly record: number }
  | { readonly kind: 'observer'; readonly observer: string; readonly column: string };

export interface Territory extends Box {
  readonly key: Place;
}

export interface Wire {
  readonly key: string;
  readonly from: Point;
  readonly to: Point;
  /** `lookup`: to a resolver; `inner`: behind a gateway. */
  readonly kind: 'open' | 'inner' | 'lookup';
  readonly isVeiled: boolean;
  readonly isSelected: boolean;
}

/** An encryption in force: a casing round the wire, or a tunnel when it passes somebody who cannot open it. */
export interface Casing {
  readonly key: string;
  readonly kind: 'casing' | 'tunnel';
  readonly path: readonly Point[];
  /** The wider, the more encryptions lie inside. */
  readonly breadth: number;
  /** Whether the party whose eyes these are holds a key. */
  readonly isOpen: boolean;
  readonly label: string;
}

/** Somebody who reads along beside a link. */
export interface Eye extends Point {
  readonly key: string;
  readonly selection: Selection;
  readonly radius: number;
  /** Where its look meets each line that it taps, from the top. */
  readonly reach: readonly Point[];
  readonly isLens: boolean;
  readonly label: string;
}

/** How much the lens knows of a participant: all; that it is there and what it does; its address alone; nothing. */
export type Acquaintance = 'all' | 'role' | 'address' | 'nothing';

export interface Participant extends Point, Size {
  /** Stays the same when the mode changes, so that the box is seen to move. `x`, `y` are its centre. */
  readonly key: string;
  readonly node: string;
  readonly role: Role;
  readonly tone: Tone;
  readonly known: Acquaintance;
  readonly isDown: boolean;
  readonly isSelected: boolean;
  /** Whether the selected exchange (or the one under way) stands here now. */
  readonly isActive: boolean;
  readonly label: string;
}

/** Where a box stood before it changed sides: an outline. `x`, `y` are its centre, `of` the key of the box. */
export interface Former extends Point, Size {
  readonly key: string;
  readonly of: string;
  readonly label: string;
}

export interface Queue extends Point {
  readonly key: string;
  readonly waiting: number;
  /** Dots drawn; the rest is told by `waiting` in words. */
  readonly dots: readonly Point[];
  readonly label: string;
}

/** One stored response: a ring that empties as it grows stale. */
export interface StoredResponse extends Point {
  readonly key: string;
  readonly radius: number;
  /** 1 when just stored, 0 from the moment it is stale. */
  readonly freshness: number;
  readonly label: string;
}

export type ParcelShape = 'request' | 'response' | 'handshake' | 'name' | 'closed';

export interface Parcel extends Point {
  readonly key: string;
  readonly selection: Selection;
  readonly shape: ParcelShape;
  readonly tone: Tone;
  readonly radius: number;
  /** It travels under an encryption, whether or not these eyes can open it. */
  readonly isCased: boolean;
  readonly isSelected: boolean;
  readonly label: string;
}

/** Many messages one way along a link, drawn as one band: `breadth` grows with `count`. */
export interface Flow {
  readonly key: string;
  readonly tone: Tone;
  readonly from: Point;
  readonly to: Point;
  readonly breadth: number;
  readonly count: number;
  readonly label: string;
}

/** Fog over a participant that the lens knows nothing of. */
export interface Veil extends Point {
  readonly key: string;
  readonly radius: number;
}

export type CaptionKind =
  'territory' | 'name' | 'address' | 'glyph' | 'state' | 'observer' | 'hint' | 'holders' | 'word' | 'count' | 'moved';

/** One line of text: `x`, `y` is its anchor on the baseline, `box` what it covers. */
export interface Caption extends Point {
  readonly key: string;
  readonly kind: CaptionKind;
  readonly tone: Tone;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly isBold: boolean;
  readonly text: string;
  readonly box: Box;
  /** There was no room beside the lines: one runs behind it. */
  readonly isOverLine: boolean;
}

/** One line of a note: its parts follow one another, each in its own tone. */
export interface NoteLine extends Point {
  readonly key: string;
  readonly size: number;
  readonly parts: readonly { readonly text: string; readonly tone: Tone; readonly isBold: boolean }[];
}

/** A note on a card, as "request came from 203.0.113.7 the forward proxy". */
export interface Callout extends Box {
  readonly key: string;
  readonly lines: readonly NoteLine[];
  readonly label: string;
}

export interface Scene {
  readonly at: Instant;
  /** Which of the set-ups that this stage has shown, one after the other: from one to the next nothing has moved. */
  readonly setUp: number;
  readonly width: StageWidth;
  readonly size: Size;
  /** The whole stage in one sentence, for those who do not see it. */
  readonly label: string;
  readonly territories: readonly Territory[];
  readonly wires: readonly Wire[];
  readonly casings: readonly Casing[];
  readonly eyes: readonly Eye[];
  readonly participants: readonly Participant[];
  /** Only where what moves is told by two states. */
  readonly formers: readonly Former[];
  readonly queues: readonly Queue[];
  readonly storedResponses: readonly StoredResponse[];
  readonly veils: readonly Veil[];
  readonly parcels: readonly Parcel[];
  /** Instead of parcels, when there are more than can be followed. */
  readonly flows: readonly Flow[];
  readonly callouts: readonly Callout[];
  readonly captions: readonly Caption[];
}
