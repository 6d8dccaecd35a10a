// Decoded files made whole: what may be left out and follows from the rest is filled in.
import { octetsIn } from '../http/message.ts';
import type { Resource, Scenario } from './scenario.ts';
import type { SituationFile } from './schema/situation.ts';
import type { ScenarioFile } from './schema/whole.ts';
import type { Setup, SwitchId } from './setup.ts';
import { PLAIN_SETUP, SWITCHES } from './setup.ts';
import type { Situation } from './situation.ts';

type ResourceFile = ScenarioFile['resources'][number];

export function completeScenario({ $schema: _, ...file }: ScenarioFile): Scenario {
  return {
    ...file,
    links: file.links.map((link) => ({ ...link, id: link.id ?? link.between.join('-') })),
    resources: file.resources.map(completeResource),
  };
}

export function completeSituation({ $schema: _, ...file }: SituationFile): Situation {
  return {
    ...file,
    episodes: file.episodes.map((episode) => ({ ...episode, resources: episode.resources.map(completeResource) })),
    opens: file.opens && { a: completeSetup(file.opens.a), b: completeSetup(file.opens.b) },
  };
}

const completeResource = (resource: ResourceFile): Resource => ({
  ...resource,
  bytes: resource.bytes ?? octetsIn(resource.text),
});

type SetupFile = { readonly [S in SwitchId]?: Setup[S] | undefined };

export function completeSetup(file: SetupFile): Setup {
  const given = Object.fromEntries(SWITCHES.filter((id) => file[id] !== undefined).map((id) => [id, file[id]]));
  return { ...PLAIN_SETUP, ...given };
}
