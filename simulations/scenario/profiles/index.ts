// What a box does to messages: its profile's defaults and the product's own words that differ from them, as settings.
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { BoxManners } from '../scenario.ts';
import { nginxSettings } from './nginx.ts';
import type { BoxKind, ProfileReader } from './profile.ts';
import { rfcSettings } from './rfc.ts';
import { squidSettings } from './squid.ts';

const PROFILES: { readonly [P in BoxManners['profile']]: ProfileReader } = {
  rfc: rfcSettings,
  nginx: nginxSettings,
  squid: squidSettings,
  haproxy: rfcSettings,
};

/** Errors: `DirectiveError` for a directive that the profile does not know. */
export const settingsFor = (manners: BoxManners, kind: BoxKind): RewritingSettings =>
  PROFILES[manners.profile](manners, kind);
