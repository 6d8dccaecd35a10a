// What has changed sides, in English: beside the drawing where nothing may move, and aloud.
import type { Place } from '../../../scene/scene.ts';

const PLACES: Readonly<Record<Place, string>> = {
  'client-side': 'client side',
  internet: 'Internet',
  'server-side': 'server side',
};
const ON: Readonly<Record<Place, string>> = {
  'client-side': 'on the client side',
  internet: 'on the Internet',
  'server-side': 'on the server side',
};

export const moved = {
  before: (place: Place) => `before: ${PLACES[place]}`,
  now: (place: Place) => `now: ${PLACES[place]}`,
  brief: { before: 'before', now: 'now' },
  stood: (from: Place, to: Place) => `Before, the box stood here, ${ON[from]}; now it stands ${ON[to]}.`,
  told: (from: Place, to: Place) => `The box has moved from the ${PLACES[from]} to the ${PLACES[to]}.`,
};
