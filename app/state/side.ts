// The two stages: A at the left, B at the right.

export const SIDES = ['a', 'b'] as const;
export type Side = (typeof SIDES)[number];

export const isSide = (text: string): text is Side => (SIDES as readonly string[]).includes(text);

/** One value for each stage. */
export type PerSide<Value> = { readonly [S in Side]: Value };

export const otherSide = (side: Side): Side => (side === 'a' ? 'b' : 'a');

export const perSide = <Value>(make: (side: Side) => Value): PerSide<Value> => ({ a: make('a'), b: make('b') });
