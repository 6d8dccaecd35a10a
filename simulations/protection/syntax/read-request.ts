// From octets, or from a message that somebody else took for one, to a request as this product takes it, or to what is wrong with it.
import type { Content, Request } from '../../http/message.ts';
import type { HeadLimits, SyntaxRules } from '../../http/protection-settings.ts';
import { readChunks } from './chunks.ts';
import { cutHead } from './cutting.ts';
import { CHECKS } from './dialects.ts';
import { readFieldLines } from './field-lines.ts';
import { contentLengthOf } from './framing.ts';
import type { HeadDraft, SyntaxFault } from './head-draft.ts';
import { faulty, isFault } from './head-draft.ts';
import { readRequestLine } from './request-line.ts';
import type { HeadSizes } from './sizes.ts';
import { sizeFault } from './sizes.ts';

export type { SyntaxFault } from './head-draft.ts';

export interface ReadingRules {
  readonly syntax: SyntaxRules;
  readonly head: HeadLimits;
}

export type ReadRequest =
  /** The head has not ended. */
  | { readonly is: 'incomplete' }
  | { readonly is: 'fault'; readonly fault: SyntaxFault; readonly request: Request | null }
  | {
      readonly is: 'request';
      readonly request: Request;
      /** Octets of its content that are still to come; null: a last chunk that is. */
      readonly missing: number | null;
      /** What stands behind it. */
      readonly rest: string;
    };

function checked(draft: HeadDraft, rules: SyntaxRules): HeadDraft | SyntaxFault {
  let current = draft;
  for (const check of CHECKS[rules]) {
    const found = check(current);
    if (isFault(found)) return found;
    current = found;
  }
  return current;
}

const requestOf = ({ method, target, version, fields }: HeadDraft, content: Content | null): Request => ({
  kind: 'request',
  method,
  target,
  version: version === '1.0' ? '1.0' : '1.1',
  fields,
  content,
});

const fault = (found: SyntaxFault, request: Request | null): ReadRequest => ({ is: 'fault', fault: found, request });

/** A request that came as a message: what it says of itself is judged as if it had come in octets. */
export function judgeRequest(request: Request, { syntax, head }: ReadingRules): Request | SyntaxFault {
  const { method, target, version, fields } = request;
  const line = method.length + target.length + version.length + 9;
  const sizes = {
    line,
    target: target.length,
    fields: fields.map(({ name, value }) => name.length + value.length + 4),
  };
  const large = sizeFault(sizes, head, syntax);
  if (large) return large;
  const found = checked({ method, target, version, fields }, syntax);
  if (isFault(found)) return found;
  const isSame = found.method === method && found.target === target && found.fields === fields;
  return isSame ? request : { ...request, fields: found.fields };
}

/** What becomes of a request whose chunks cannot be read: Squid says nothing, Varnish has asked its server by then. */
const CHUNK_STATUS: { readonly [R in SyntaxRules]: number | null } = {
  rfc: 400,
  nginx: 400,
  haproxy: 400,
  squid: null,
  varnish: 503,
};

function withContent(draft: HeadDraft, rest: string, rules: SyntaxRules): ReadRequest {
  const length = contentLengthOf(draft);
  if (length === 'chunked') {
    const chunks = readChunks(rest);
    if (chunks.is === 'faulty')
      return fault(faulty(CHUNK_STATUS[rules], 'chunk', 'RFC 9112 §7.1'), requestOf(draft, null));
    const content = { text: chunks.text, bytes: chunks.text.length };
    return chunks.is === 'whole'
      ? { is: 'request', request: requestOf(draft, content), missing: 0, rest: chunks.rest }
      : { is: 'request', request: requestOf(draft, content), missing: null, rest: '' };
  }
  const text = rest.slice(0, length);
  const content = length === 0 ? null : { text, bytes: text.length };
  return { is: 'request', request: requestOf(draft, content), missing: length - text.length, rest: rest.slice(length) };
}

/** `octets`: one character an octet. `incomplete` is said only of a head that could still be one. */
export function readRequest(octets: string, { syntax, head }: ReadingRules): ReadRequest {
  const cut = cutHead(octets);
  if (!cut) return { is: 'incomplete' };
  const [first = '', ...others] = cut.lines;
  const [line = 0, ...fieldSizes] = cut.sizes;
  const requestLine = readRequestLine(first, syntax);
  const target = 'why' in requestLine ? '' : requestLine.target;
  const sizes: HeadSizes = { line, target: target.length, fields: fieldSizes };
  const large = sizeFault(sizes, head, syntax);
  if (large) return fault(large, null);
  if ('why' in requestLine) return fault(requestLine, null);
  const fields = readFieldLines(others, syntax);
  if (!Array.isArray(fields)) return fault(fields, requestOf({ ...requestLine, fields: [] }, null));
  const draft = checked({ ...requestLine, fields }, syntax);
  if (isFault(draft)) return fault(draft, requestOf({ ...requestLine, fields }, null));
  return withContent(draft, cut.rest, syntax);
}
