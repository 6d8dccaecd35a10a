// The profiles by name: what a box does to messages, and where its product differs from the standard.
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import { directivesFor } from '../directives.ts';
import type { BoxManners } from '../scenario.ts';
import { haproxySettings } from './haproxy.ts';
import { nginxSettings } from './nginx.ts';
import type { BoxKind, ProfileReader } from './profile.ts';
import { rfcSettings } from './rfc.ts';
import { squidSettings } from './squid.ts';

export { DirectiveError } from './directive-words.ts';
export { profileNotes } from './notes.ts';
export type { ProfileNote } from './notes.ts';
export type { BoxKind } from './profile.ts';

const PROFILES: { readonly [P in BoxManners['profile']]: ProfileReader } = {
  rfc: rfcSettings,
  nginx: nginxSettings,
  squid: squidSettings,
  haproxy: haproxySettings,
};

/** What the box is to do. Throws `DirectiveError` for a directive that the profile does not know. */
export const settingsFor = (manners: BoxManners, kind: BoxKind): RewritingSettings =>
  PROFILES[manners.profile](manners, kind);

/** The words that make a product tell the client's address, and those that keep it from telling. */
const TELLS: { readonly [P in Exclude<BoxManners['profile'], 'rfc'>]: RegExp } = {
  nginx: /^proxy_set_header\s+(?:X-Forwarded-For|Forwarded|X-Real-IP)\s/iu,
  squid: /^forwarded_for\s/u,
  haproxy: /^(?:option\s+forwardfor\b|http-request\s+(?:set|add)-header\s+(?:X-Forwarded-For|Forwarded|X-Real-IP)\s)/iu,
};

/** The same box, made to tell the next hop the client's address, or not to: in the words of its product. */
export function tellingClient(manners: BoxManners, tells: boolean): BoxManners {
  const { profile, directives } = manners;
  const tellsClient = !tells ? 'off' : manners.tellsClient === 'off' ? 'x-forwarded-for' : manners.tellsClient;
  if (profile === 'rfc') return { ...manners, tellsClient };
  const rest = directives.filter((directive) => !TELLS[profile].test(directive.trim()));
  const { viaRequest: via, serverField } = manners;
  const said = directivesFor(profile, { via, tellsClient, serverField }).filter((line) => TELLS[profile].test(line));
  return { ...manners, tellsClient, directives: [...rest, ...said] };
}
