// How nginx 1.22 answers conditions and ranges out of what it keeps (ngx_http_not_modified_filter, ngx_http_range_filter).
import { parseHttpDate } from '../../http/date.ts';
import { has, valueOf, without } from '../../http/fields.ts';
import type { Fields } from '../../http/message.ts';
import { lastModified } from '../../http/validators.ts';
import type { DeliveryRules } from '../deliver.ts';

/** Tags as texts, without the mark of weakness; whether they have quotes does not matter. */
function matchesTag(list: string, tag: string | null): boolean {
  if (list.trim() === '*') return true;
  if (tag === null) return false;
  const strong = (text: string): string => text.replace(/^W\//u, '');
  return list.split(',').some((text) => strong(text.trim()) === strong(tag));
}

/** Both conditions must hold where both are asked; a date must be the very one (if_modified_since exact). */
function isNotModified(
  asked: Fields,
  { fields, madeAt }: { readonly fields: Fields; readonly madeAt: number },
): boolean {
  const [since, tags] = [valueOf(asked, 'If-Modified-Since'), valueOf(asked, 'If-None-Match')];
  if (since === null && tags === null) return false;
  if (since !== null) {
    const modified = lastModified(fields, madeAt);
    if (modified === null || parseHttpDate(since, madeAt) !== modified) return false;
  }
  return tags === null || matchesTag(tags, valueOf(fields, 'ETag'));
}

function allowsRange(asked: Fields, { fields, madeAt }: { readonly fields: Fields; readonly madeAt: number }): boolean {
  const condition = valueOf(asked, 'If-Range');
  if (condition === null) return true;
  if (condition.endsWith('"')) return condition === valueOf(fields, 'ETag');
  const modified = lastModified(fields, madeAt);
  return modified !== null && parseHttpDate(condition, madeAt) === modified;
}

export const nginxDelivery = (isCut: boolean): DeliveryRules => ({
  isNotModified,
  fieldsOf304: (fields) => without(fields, 'Content-Length', 'Content-Type', 'Content-Encoding', 'Accept-Ranges'),
  allowsRange: (asked, selected) => isCut && has(asked, 'Range') && allowsRange(asked, selected),
  conditionsFor: [200],
  unsatisfiable: 416,
});
