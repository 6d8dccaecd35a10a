// What every layer of a drawing is: given its group once, it takes its slice of each scene and makes the group show it.
import type { Selection as Nodes } from 'd3';
import type { Selection } from '../scene/scene.ts';

export type Group = Nodes<SVGGElement, unknown, null, undefined>;
export type Layer<T> = (slice: readonly T[]) => void;
export type Choose = (selection: Selection | null) => void;

export const byKey = ({ key }: { readonly key: string }): string => key;
