// How Varnish 7.1 answers conditions and ranges (RFC2616_Do_Cond, cache_range.c).
import { parseHttpDate } from '../../http/date.ts';
import { valueOf, without } from '../../http/fields.ts';
import type { Fields } from '../../http/message.ts';
import { lastModified } from '../../http/validators.ts';
import type { DeliveryRules } from '../deliver.ts';
import { STANDARD } from '../deliver.ts';

const strong = (tag: string): string => tag.trim().replace(/^W\//u, '');

function isNotModified(
  asked: Fields,
  { fields, madeAt }: { readonly fields: Fields; readonly madeAt: number },
): boolean {
  const tag = valueOf(asked, 'If-None-Match');
  if (tag !== null) {
    const own = valueOf(fields, 'ETag');
    return own !== null && strong(tag) === strong(own);
  }
  const since = valueOf(asked, 'If-Modified-Since');
  const limit = since === null ? null : parseHttpDate(since, madeAt);
  return limit !== null && (lastModified(fields, madeAt) ?? madeAt) <= limit;
}

export const varnishDelivery: DeliveryRules = {
  ...STANDARD,
  isNotModified,
  unsatisfiable: 'empty 416',
  fieldsOf304: (fields) => without(fields, 'Content-Length'),
};
