// The profiles by name: what a box does to messages, and where its product differs from the standard.
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { BoxManners } from '../scenario.ts';
import { haproxySettings } from './haproxy.ts';
import { nginxSettings } from './nginx.ts';
import type { BoxKind, ProfileReader } from './profile.ts';
import { withRefusals } from './refusal-pages.ts';
import { rfcSettings } from './rfc.ts';
import { squidSettings } from './squid.ts';
import { varnishSettings } from './varnish.ts';

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
export type { BoxKind } from './profile.ts';
export { startUpFault } from './start-up.ts';

const PROFILES: { readonly [P in BoxManners['profile']]: ProfileReader } = {
  rfc: rfcSettings,
  nginx: nginxSettings,
  squid: squidSettings,
  haproxy: haproxySettings,
  varnish: varnishSettings,
};

/** What the box is to do. Throws `DirectiveError` for a directive that the profile does not know. */
export const settingsFor = (manners: BoxManners, kind: BoxKind): RewritingSettings =>
  withRefusals(PROFILES[manners.profile](manners, kind), manners, kind);
