// Request methods by what they promise (RFC 9110 §9.2).

/** RFC 9110 §9.2.1: read-only in what they ask for; of others nothing is known, so they are taken as unsafe. */
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

export const isSafe = (method: string): boolean => SAFE.includes(method);

/** RFC 9110 §9.2.2: only these may be sent again when it is not known whether they were carried out. */
const IDEMPOTENT: readonly string[] = [...SAFE, 'PUT', 'DELETE'];

export const isIdempotent = (method: string): boolean => IDEMPOTENT.includes(method);
