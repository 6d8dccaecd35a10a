// Chunked content (RFC 9112 §7.1) read out of octets.

export type Chunks =
  | { readonly is: 'whole'; readonly text: string; readonly rest: string }
  /** So much came; more is to follow. */
  | { readonly is: 'begun'; readonly text: string }
  | { readonly is: 'faulty' };

/** Extensions after a size are passed over (§7.1.1), and so are trailers (§7.1.2). */
export function readChunks(octets: string): Chunks {
  let text = '';
  for (let at = 0; ;) {
    const end = octets.indexOf('\n', at);
    if (end < 0) return { is: 'begun', text };
    const [, digits] = /^([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r]*)?\r?$/u.exec(octets.slice(at, end)) ?? [];
    if (digits === undefined) return { is: 'faulty' };
    const size = Number.parseInt(digits, 16);
    at = end + 1;
    if (size === 0) {
      const [trailer] = /^(?:[^\r\n]+\r?\n)*\r?\n/u.exec(octets.slice(at)) ?? [];
      return trailer === undefined
        ? { is: 'begun', text }
        : { is: 'whole', text, rest: octets.slice(at + trailer.length) };
    }
    text += octets.slice(at, at + size);
    if (octets.length < at + size) return { is: 'begun', text };
    at += size;
    const [lineEnd] = /^\r?\n/u.exec(octets.slice(at, at + 2)) ?? [];
    if (lineEnd === undefined) return octets.length < at + 2 ? { is: 'begun', text } : { is: 'faulty' };
    at += lineEnd.length;
  }
}
