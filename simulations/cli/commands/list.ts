// sim list: what can be named.
import { LIBRARY } from '../../scenario/library/index.ts';
import { MODE_TITLES } from '../../scenario/mode-scenarios.ts';
import { MODES } from '../../scenario/modes.ts';

export const list = (): unknown => [
  ...LIBRARY.map(({ id, title }) => ({ id, title, kind: 'scenario' })),
  ...MODES.map(({ id }) => ({ id, title: MODE_TITLES[id], kind: 'mode' })),
];
