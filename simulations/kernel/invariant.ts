// Fails loudly: what must hold in the simulator is said in words, and a run that breaks it stops there.

/** Something that the simulator's own code promises did not hold. Bad input is reported elsewhere, before a run. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Throws `message` unless `condition` holds. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}
