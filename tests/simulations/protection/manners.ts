// A box with these directives and nothing else set.
import type { BoxManners } from '../../../simulations/scenario/scenario.ts';

export const manners = (
  profile: BoxManners['profile'],
  directives: readonly string[],
  more: Partial<BoxManners> = {},
): BoxManners => ({
  profile,
  directives,
  name: 'box',
  viaRequest: true,
  viaResponse: true,
  tellsClient: 'off',
  serverField: 'pass',
  cache: null,
  ...more,
});
