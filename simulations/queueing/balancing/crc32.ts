// The checksum of Ethernet and gzip, by which nginx and HAProxy spread keys.

/** The remainder of each octet, bits reversed: polynomial 0xEDB88320 (ISO 3309). */
const REMAINDERS = new Uint32Array(256);
for (let octet = 0; octet < 256; octet += 1) {
  let rest = octet;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  REMAINDERS[octet] = rest;
}

/** A checksum that is still being taken; begin with `CRC_START`, end with `crcEnd`. */
export const CRC_START = 0xffffffff;

export function crcOctet(crc: number, octet: number): number {
  return ((crc >>> 8) ^ REMAINDERS[(crc ^ octet) & 255]!) >>> 0;
}

/** Each character is one octet, as in HTTP's fields and targets. */
export function crcText(crc: number, text: string): number {
  let sum = crc;
  for (let i = 0; i < text.length; i += 1) sum = crcOctet(sum, text.charCodeAt(i) & 255);
  return sum;
}

export const crcEnd = (crc: number): number => (crc ^ 0xffffffff) >>> 0;

/** CRC-32 of a text as an unsigned number. */
export const crc32 = (text: string): number => crcEnd(crcText(CRC_START, text));
