// Which field lines concern one connection only, so that an intermediary drops them before it forwards (RFC 9110 §7.6.1).
import { listValues, without } from './fields.ts';
import type { Fields } from './message.ts';

/** Connection itself, and what RFC 9110 §7.6.1 tells intermediaries to drop even when Connection does not name it. */
const ALWAYS: readonly string[] = [
  'connection',
  'proxy-connection', // never standardised; old clients send it to proxies
  'keep-alive',
  'te',
  'transfer-encoding',
  'upgrade',
];

/*
 * Proxy-Authenticate, Proxy-Authorization and Proxy-Authentication-Info are not in that list: the last proxy that
 * asked for the credentials consumes them, and it may hand them on by agreement (RFC 9110 §11.7.1 – §11.7.3). Whoever
 * rewrites decides; `isForProxy` names them.
 */
const FOR_PROXY: readonly string[] = ['proxy-authenticate', 'proxy-authorization', 'proxy-authentication-info'];

/** Lower-case names of the fields that must not cross this hop: the fixed ones, then those that Connection names. */
export function hopByHopNames(fields: Fields): string[] {
  const named = listValues(fields, 'Connection').map((option) => option.toLowerCase());
  return [...new Set([...ALWAYS, ...named])];
}

/** Whether only Connection makes this field hop-by-hop: the reason is then `connection-option`, else `hop-by-hop`. */
export const isConnectionOption = (name: string): boolean => !ALWAYS.includes(name.toLowerCase());

/** Whether a field carries authentication between a client and a proxy (RFC 9110 §11.7). */
export const isForProxy = (name: string): boolean => FOR_PROXY.includes(name.toLowerCase());

export const withoutHopByHop = (fields: Fields): Fields => without(fields, ...hopByHopNames(fields));
