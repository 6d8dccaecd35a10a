// What is said only where a reader has opened something: fetched then, in English.
import { charts } from './charts.ts';
import { participant } from './participant.ts';
import { profileTraits as traits } from './profile-traits.ts';

export const later = {
  charts,
  participant,
  traits,
};
