// Single keys for what is done most. They work only while the focus is in the page and not in a field, and can be switched
// off (WCAG 2.2, 2.1.4).

export type KeyAction =
  | 'play'
  | 'forward'
  | 'back'
  | 'forwardHop'
  | 'backHop'
  | 'forwardExchange'
  | 'backExchange'
  | 'send'
  | 'lens'
  | 'help';

export const KEYS: readonly { readonly action: KeyAction; readonly keys: readonly string[] }[] = [
  { action: 'play', keys: ['p'] },
  { action: 'forward', keys: ['.'] },
  { action: 'back', keys: [','] },
  { action: 'forwardHop', keys: ['>'] },
  { action: 'backHop', keys: ['<'] },
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

/** Ctrl+Z, or Cmd+Z: what was typed in a field is the field's to take back. */
export const isUndo = ({ key, ctrlKey, metaKey, altKey, shiftKey, target }: Press & { readonly shiftKey: boolean }) =>
  (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'z' && !isWriting(target);

const isWriting = (target: unknown): boolean => isElement(target) && target.closest(WRITES) !== null;

/** What the key means, or null when it means nothing here. */
export function actionOf(press: Press): KeyAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (isWriting(press.target)) return null;
  return KEYS.find(({ keys }) => keys.includes(press.key.toLowerCase()))?.action ?? null;
}

const isElement = (target: unknown): target is { closest(selector: string): unknown } =>
  typeof target === 'object' && target !== null && 'closest' in target;
