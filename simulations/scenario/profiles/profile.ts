// What a profile is: a product's habits and words turned into settings.
import type { RewritingSettings } from '../../http/rewriting-settings.ts';
import type { BoxManners } from '../scenario.ts';

export type BoxKind = 'forward-proxy' | 'gateway';

/** Throws `DirectiveError` when the manners hold a directive that the profile does not know. */
export type ProfileReader = (manners: BoxManners, kind: BoxKind) => RewritingSettings;
