// The four octets of an address, by which the address hashes go.

const DOTTED = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/u;

/** The octets of an IPv4 address in dotted form; null when the text is none. */
export function octetsOf(address: string): readonly number[] | null {
  const octets = DOTTED.exec(address)?.slice(1).map(Number);
  return octets?.every((octet) => octet <= 255) === true ? octets : null;
}
