// Network addresses as text. Only documentation and private ranges occur (RFC 5737, RFC 1918), so that no real host is ever named.

/** An IPv4 address in dotted form, without a port. */
export type Address = string;

/** One end of a connection as the packets show it. */
export interface SocketAddress {
  readonly address: Address;
  readonly port: number;
}

export const socketText = ({ address, port }: SocketAddress): string => `${address}:${String(port)}`;

const DOTTED = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/u;

/** The address as one unsigned 32-bit number, or null when the text is no IPv4 address. */
export function addressNumber(text: string): number | null {
  const match = DOTTED.exec(text);
  if (!match) return null;
  let number = 0;
  for (const part of match.slice(1)) {
    const octet = Number(part);
    if (octet > 255) return null;
    number = number * 256 + octet;
  }
  return number;
}

const RANGES: readonly (readonly [base: string, bits: number])[] = [
  ['192.0.2.0', 24], // RFC 5737
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['10.0.0.0', 8], // RFC 1918
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['127.0.0.0', 8], // RFC 1122 §3.2.1.3
];

/** Whether `text` lies in `base`/`bits`. */
export function isInPrefix(text: string, base: string, bits: number): boolean {
  const number = addressNumber(text);
  const start = addressNumber(base);
  if (number === null || start === null) return false;
  let size = 1;
  for (let bit = bits; bit < 32; bit += 1) size *= 2;
  return Math.floor(number / size) === Math.floor(start / size);
}

/** Whether a scenario may use this address: documentation, private and loopback ranges only. */
export const isTeachingAddress = (text: string): boolean => RANGES.some(([base, bits]) => isInPrefix(text, base, bits));
