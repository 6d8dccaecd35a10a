// What a client gets of a complete response, by the conditions and the range that it asked with (RFC 9110 §13, §14; RFC 9111 §4.3.2).
import type { RangeSpec } from '../http/byte-ranges.ts';
import { parseRange } from '../http/byte-ranges.ts';
import { has, valueOf, withField, without } from '../http/fields.ts';
import type { Fields, Response } from '../http/message.ts';
import type { Selected } from '../http/validators.ts';
import { statusReason } from '../http/status.ts';
import { allowsRange, isNotModified } from '../http/validators.ts';
import { heldRange, partOfPart, partOfWhole } from './parts.ts';
import type { Delivered, Delivery } from './policy.ts';

export interface DeliveryRules {
  readonly isNotModified: (asked: Fields, selected: Selected) => boolean;
  /** The field lines of a 304. */
  readonly fieldsOf304: (fields: Fields) => Fields;
  readonly allowsRange: (asked: Fields, selected: Selected) => boolean;
  /** Which statuses are looked at at all. */
  readonly conditionsFor: readonly number[];
  /** What is done about a range outside of the content. */
  readonly unsatisfiable: 416 | 'empty 416' | 'whole';
}

const CONTENT_FIELDS = /^content-(?!location$|security-policy)/iu;

/** RFC 9110 §15.4.5: what a 200 would have had of these, and nothing that only describes a content that does not come. */
function standardFieldsOf304(fields: Fields): Fields {
  const kept = fields.filter(({ name }) => !CONTENT_FIELDS.test(name));
  return has(kept, 'ETag') ? without(kept, 'Last-Modified') : kept;
}

export const STANDARD: DeliveryRules = {
  isNotModified,
  fieldsOf304: standardFieldsOf304,
  allowsRange,
  conditionsFor: [200],
  unsatisfiable: 416,
};

/** One range alone; several would need several parts in one answer, which a cache may leave (RFC 9110 §14.2). */
function onlyRange({ request, response, madeAt }: Delivery, rules: DeliveryRules): RangeSpec | null {
  const value = request.method === 'GET' ? valueOf(request.fields, 'Range') : null;
  if (value === null || !rules.allowsRange(request.fields, { fields: response.fields, madeAt })) return null;
  const specs = parseRange(value);
  return specs?.length === 1 ? (specs[0] ?? null) : null;
}

export function notModified(response: Response, rules: DeliveryRules): Response {
  return {
    ...response,
    status: 304,
    reason: 'Not Modified',
    fields: rules.fieldsOf304(response.fields),
    content: null,
  };
}

/** The response without its content, under another status. */
function emptyUnsatisfiable(response: Response, length: number): Response {
  const fields = withField(withField(response.fields, 'Content-Length', '0'), 'Content-Range', `bytes */${length}`);
  return { ...response, status: 416, reason: statusReason(416), fields, content: null };
}

export function deliver(delivery: Delivery, rules: DeliveryRules): Delivered {
  const { request, response, madeAt } = delivery;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const selected = { fields: response.fields, madeAt };
  if (isRead && rules.conditionsFor.includes(response.status) && rules.isNotModified(request.fields, selected)) {
    return { response: notModified(response, rules) };
  }
  const spec = response.status === 200 || response.status === 206 ? onlyRange(delivery, rules) : null;
  if (spec === null) return { response: request.method === 'HEAD' ? { ...response, content: null } : response };
  if (heldRange(response) !== null) {
    // As it was asked for so it came; of what is stored, only what lies wholly in it (RFC 9111 §3.3).
    return { response: (delivery.isFromStore ? partOfPart(response, spec) : null) ?? response };
  }
  const part = response.status === 200 ? partOfWhole(response, spec) : { response };
  if ('response' in part) return part;
  if (rules.unsatisfiable === 'whole') return { response };
  if (rules.unsatisfiable === 416) return { status: 416, length: part.unsatisfiable };
  return { response: emptyUnsatisfiable(response, part.unsatisfiable) };
}
