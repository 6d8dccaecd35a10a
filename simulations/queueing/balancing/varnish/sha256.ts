// SHA-256 (FIPS 180-4 §6.2), of which Varnish's director `hash` takes the last word.

const rotated = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

const PRIMES: readonly number[] = Array.from({ length: 310 }, (_, number) => number + 2)
  .filter((number) => !Array.from({ length: number - 2 }, (_, less) => less + 2).some((less) => number % less === 0))
  .slice(0, 64);

/** The largest whole number whose `power`-th power is at most `value`. */
function wholeRoot(value: bigint, power: number): bigint {
  let low = 0n;
  let high = 1n << 48n;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    let product = 1n;
    for (let factor = 0; factor < power; factor += 1) product *= middle;
    if (product <= value) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/** The first 32 bits of the fraction of a prime's root (FIPS 180-4 §4.2.2, §5.3.3), worked out in whole numbers. */
const fractionOf = (prime: number, power: number): number =>
  Number(wholeRoot(BigInt(prime) << BigInt(32 * power), power) & 0xffffffffn) | 0;

const CONSTANTS: readonly number[] = PRIMES.map((prime) => fractionOf(prime, 3));
const START: readonly number[] = PRIMES.slice(0, 8).map((prime) => fractionOf(prime, 2));

/** The text's octets (each character is one), a one bit, zeros, and the length in bits: whole blocks of 64. */
function padded(text: string): Uint8Array {
  const blocks = Math.floor((text.length + 8) / 64) + 1;
  const octets = new Uint8Array(blocks * 64);
  for (let i = 0; i < text.length; i += 1) octets[i] = text.charCodeAt(i) & 255;
  octets[text.length] = 0x80;
  new DataView(octets.buffer).setUint32(octets.length - 4, text.length * 8);
  return octets;
}

function schedule(block: DataView): number[] {
  const words = Array.from({ length: 16 }, (_, place) => block.getInt32(place * 4));
  for (let i = 16; i < 64; i += 1) {
    const [early, late] = [words[i - 15]!, words[i - 2]!];
    const first = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
    const second = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
    words.push((words[i - 16]! + first + words[i - 7]! + second) | 0);
  }
  return words;
}

function mixed(state: readonly number[], words: readonly number[]): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const chosen = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const one = (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + chosen + CONSTANTS[i]! + words[i]!) | 0;
    const two = ((rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + most) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((word, place) => (word + state[place]!) | 0);
}

/** The eight words of the digest, each unsigned. */
export function sha256(text: string): readonly number[] {
  const octets = padded(text);
  let state = [...START];
  for (let at = 0; at < octets.length; at += 64) state = mixed(state, schedule(new DataView(octets.buffer, at, 64)));
  return state.map((word) => word >>> 0);
}
