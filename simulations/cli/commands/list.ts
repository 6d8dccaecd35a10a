// sim list: what can be named.
import { LIBRARY } from '../../scenario/library/index.ts';
import { MODES } from '../../scenario/modes.ts';

export const list = (): unknown => [
  ...LIBRARY.map(({ id, title }) => ({ id, title, kind: 'scenario' })),
  ...MODES.map(({ id, title }) => ({ id, title, kind: 'mode' })),
];
