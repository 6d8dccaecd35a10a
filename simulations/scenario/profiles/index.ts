// What products make of a box: each part of its settings, and where its product differs from the standard.
export { cachingFor } from './caching.ts';
export { DirectiveError } from './directive-words.ts';
export { failuresFor } from './failures.ts';
export { STRICT_GRAMMAR } from './rfc-failures.ts';
export { withStickiness } from './stickiness.ts';
export { protectionFor } from './protection.ts';
export { GATEWAY_PORTS, farmFor, serverPlacesOf } from './farm.ts';
export type { ServerPlace } from './farm.ts';
export { profileNotes } from './notes.ts';
export type { ProfileNote } from './notes.ts';
export { profileTraits } from './traits.ts';
export type { ProfileTrait } from './traits.ts';
export type { BoxKind } from './profile.ts';
export { startUpFault } from './start-up.ts';
export { settingsFor } from './settings.ts';
