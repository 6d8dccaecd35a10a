// Decoded files made whole: what may be left out and follows from the rest is filled in.
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
  bytes: resource.bytes ?? octets(resource.text),
});

type SetupFile = { readonly [S in SwitchId]?: Setup[S] | undefined };

export function completeSetup(file: SetupFile): Setup {
  const given = Object.fromEntries(SWITCHES.filter((id) => file[id] !== undefined).map((id) => [id, file[id]]));
  return { ...PLAIN_SETUP, ...given };
}

/** Length of a text in UTF-8 (RFC 3629 §3). */
function octets(text: string): number {
  let count = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
}
