// Basic credentials (RFC 7617): a user's name and password in base64 (RFC 4648 §4), for the site or for the proxy.
import { valueOf } from '../http/fields.ts';
import type { Fields } from '../http/message.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** One character an octet; null when the text is no base64. */
export function fromBase64(text: string): string | null {
  const digits = text.replace(/={1,2}$/u, '');
  if (digits.length % 4 === 1) return null;
  let octets = '';
  let bits = 0;
  let held = 0;
  for (const character of digits) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return null;
    held = held * 64 + value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    octets += String.fromCharCode(Math.floor(held / (1 << bits)));
    held %= 1 << bits;
  }
  return octets;
}

export interface Credentials {
  readonly name: string;
  readonly password: string;
}

/** RFC 9110 §11.6.2, §11.7.1: the site's stand in Authorization, the proxy's in Proxy-Authorization; neither counts for the other. */
export function credentialsIn(fields: Fields, field: 'Authorization' | 'Proxy-Authorization'): Credentials | null {
  const [, code = ''] = /^Basic +([A-Za-z0-9+/=]+)$/iu.exec(valueOf(fields, field) ?? '') ?? [];
  const text = code === '' ? null : fromBase64(code);
  const colon = text?.indexOf(':') ?? -1;
  if (text === null || colon < 0) return null;
  return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** The name of the account that these open; null: none. `accounts` as "name:password". */
export const accountOf = (credentials: Credentials | null, accounts: readonly string[]): string | null =>
  credentials !== null && accounts.includes(`${credentials.name}:${credentials.password}`) ? credentials.name : null;
