// Single keys for what is done most. They work only while the focus is in the page and not in a field, and can be switched
// off (WCAG 2.2, 2.1.4).

export type KeyAction = 'play' | 'forward' | 'back' | 'forwardExchange' | 'backExchange' | 'send' | 'lens' | 'help';

export const KEYS: readonly { readonly action: KeyAction; readonly keys: readonly string[] }[] = [
  { action: 'play', keys: ['p'] },
  { action: 'forward', keys: ['.'] },
  { action: 'back', keys: [','] },
  { action: 'forwardExchange', keys: [']'] },
  { action: 'backExchange', keys: ['['] },
  { action: 'send', keys: ['s'] },
  { action: 'lens', keys: ['o'] },
  { action: 'help', keys: ['?'] },
];

/** What of a key event is needed to tell whether it is meant for us. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly target: unknown;
}

/** Fields in which keys write; a dialog keeps its keys to itself. */
const WRITES = 'input:not([type=radio], [type=checkbox], [type=range]), select, textarea, [contenteditable], dialog';

/** What the key means, or null when it means nothing here. */
export function actionOf(press: Press): KeyAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (isElement(press.target) && press.target.closest(WRITES) !== null) return null;
  return KEYS.find(({ keys }) => keys.includes(press.key.toLowerCase()))?.action ?? null;
}

const isElement = (target: unknown): target is { closest(selector: string): unknown } =>
  typeof target === 'object' && target !== null && 'closest' in target;
