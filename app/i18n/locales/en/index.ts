// All words in English; the other languages are measured against these by the compiler.
import { controls } from './controls.ts';
import { facts } from './facts.ts';
import { format } from './format.ts';
import { inspector } from './inspector.ts';
import { narration, sentence } from './narration.ts';
import { playback } from './playback.ts';
import { scene } from './scene.ts';
import { ui } from './ui.ts';

export const messages = {
  format,
  later: () => import('./later.ts'),
  ui,
  controls,
  playback,
  facts,
  inspector,
  narration,
  sentence,
  scene,
};
