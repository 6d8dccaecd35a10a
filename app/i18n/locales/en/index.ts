// All words in English; the other languages are measured against these by the compiler.
import { charts } from './charts.ts';
import { controls } from './controls.ts';
import { facts } from './facts.ts';
import { format } from './format.ts';
import { inspector } from './inspector.ts';
import { narration, sentence } from './narration.ts';
import { participant } from './participant.ts';
import { playback } from './playback.ts';
import { profileTraits as traits } from './profile-traits.ts';
import { scene } from './scene.ts';
import { ui } from './ui.ts';

export const messages = {
  format,
  ui,
  charts,
  controls,
  playback,
  facts,
  inspector,
  participant,
  narration,
  sentence,
  scene,
  traits,
};
