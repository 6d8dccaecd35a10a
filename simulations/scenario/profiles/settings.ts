// The profiles by name: what a box does to messages, by its product's rules and words.
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { BoxManners } from '../scenario.ts';
import { haproxySettings } from './haproxy.ts';
import { nginxSettings } from './nginx.ts';
import type { BoxKind, ProfileReader } from './profile.ts';
import { withRefusals } from './refusal-pages.ts';
import { rfcSettings } from './rfc.ts';
import { squidSettings } from './squid.ts';
import { varnishSettings } from './varnish.ts';

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
