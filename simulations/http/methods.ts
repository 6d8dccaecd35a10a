// Request methods by what they promise (RFC 9110 §9.2).

/** RFC 9110 §9.2.1: read-only in what they ask for; of others nothing is known, so they are taken as unsafe. */
const SAFE: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

export const isSafe = (method: string): boolean => SAFE.includes(method);
