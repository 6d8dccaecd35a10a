// How large a head may be, by what each product holds it in.
import type { HeadLimits, SyntaxRules } from '../../http/protection-settings.ts';
import type { SyntaxFault } from './head-draft.ts';

/** Octets of the first line and of each field line, with their line ends. */
export interface HeadSizes {
  readonly line: number;
  readonly target: number;
  readonly fields: readonly number[];
}

const tooBig = (status: number | null, word: string, section: string): SyntaxFault => ({
  status,
  why: 'size',
  word,
  section,
});

/**
 * nginx holds a head in one small buffer and then in large ones. A line that does not fit into what is left of a buffer is begun anew in the
 * next; one that does not fit into a whole one is too long, and when all are taken the head is.
 */
function inBuffers({ line, fields }: HeadSizes, limits: HeadLimits): SyntaxFault | null {
  const { buffers, fieldBytes } = limits;
  if (!buffers) return null;
  const source = 'nginx 1.22.1';
  let left = buffers.firstBytes;
  let taken = 0;
  for (const [place, size] of [line, ...fields].entries()) {
    if (size <= left) {
      left -= size;
      continue;
    }
    if (size > fieldBytes || taken === buffers.further) {
      return place === 0 ? tooBig(414, 'line', source) : tooBig(400, 'field', source);
    }
    taken += 1;
    left = fieldBytes - size;
  }
  return fields.length > 1000 ? tooBig(400, 'fields', source) : null;
}

/** HAProxy's own notation of a head takes eight octets more for each field, and does without colons and line ends. */
const HTX = { line: 36, field: 8, punctuation: 4, lineEnds: 4 } as const;

function byProduct(sizes: HeadSizes, limits: HeadLimits, rules: SyntaxRules): SyntaxFault | null {
  const total = sizes.fields.reduce((sum, size) => sum + size, sizes.line);
  const { fields } = sizes;
  switch (rules) {
    case 'nginx':
      return inBuffers(sizes, limits);
    case 'haproxy': {
      if (fields.length > limits.fields) return tooBig(400, 'fields', 'HAProxy 2.6.12');
      const held = total - HTX.lineEnds + HTX.line + fields.length * (HTX.field - HTX.punctuation);
      return held > limits.headBytes ? tooBig(400, 'head', 'HAProxy 2.6.12') : null;
    }
    case 'squid':
      if (sizes.line > limits.lineBytes) return tooBig(414, 'line', 'Squid 5.7');
      if (total + 2 > limits.headBytes) return tooBig(431, 'head', 'Squid 5.7');
      return sizes.target > limits.targetBytes ? tooBig(400, 'target', 'Squid 5.7') : null;
    case 'varnish':
      if (total + 2 > limits.headBytes) return tooBig(null, 'head', 'Varnish 7.1');
      if (fields.some((size) => size - 2 > limits.fieldBytes)) return tooBig(400, 'field', 'Varnish 7.1');
      return fields.length > limits.fields ? tooBig(400, 'fields', 'Varnish 7.1') : null;
    case 'rfc':
      if (sizes.line > limits.lineBytes) return tooBig(414, 'line', 'RFC 9112 §3');
      if (
        fields.some((size) => size > limits.fieldBytes) ||
        total > limits.headBytes ||
        fields.length > limits.fields
      ) {
        return tooBig(431, 'field', 'RFC 6585 §5');
      }
      return null;
  }
}

/** Null: it fits. */
export const sizeFault = byProduct;
