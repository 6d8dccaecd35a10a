// Memos: what a frame would work out as the frame before it did is taken from there. They hold the last answer only and compare all that it
// was made from, so a scene is the same whatever was asked before; and what has not changed is the same object, which drawings pass over.

/** `make`, asked again only when one of its inputs is another. */
export function kept<Inputs extends readonly unknown[], Made>(
  make: (...inputs: Inputs) => Made,
): (...inputs: Inputs) => Made {
  let last: { readonly inputs: Inputs; readonly made: Made } | null = null;
  return (...inputs) => {
    if (last === null || !isSameList(last.inputs, inputs)) last = { inputs, made: make(...inputs) };
    return last.made;
  };
}

/** The list of before, as long as the new one holds the same. */
export function keptList<T>(): (list: readonly T[]) => readonly T[] {
  let last: readonly T[] = [];
  return (list) => {
    if (!isSameList(last, list)) last = list;
    return last;
  };
}

/** Whether two lists hold the same. */
export function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let place = 0; place < one.length; place += 1) if (one[place] !== other[place]) return false;
  return true;
}
