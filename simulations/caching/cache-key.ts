// Which stored responses a request may choose among: by method and target URI (RFC 9111 §2), then by Vary (§4.1).
import { allValues, listValues, trimmed } from '../http/fields.ts';
import type { Request, Response } from '../http/message.ts';
import type { TargetUri } from '../http/target-uri.ts';
import { uriText } from '../http/target-uri.ts';
import { normalisedLanguages, wantsLanguageOf } from './languages.ts';

/** The primary key, as "GET https://shop.example/". HEAD is answered from what GET stored (RFC 9110 §9.3.2). */
export const cacheKey = (method: string, uri: TargetUri): string =>
  `${method === 'HEAD' ? 'GET' : method} ${uriText(uri)}`;

/** Lower-case names of the request fields by which the response was selected; "*" when more than fields decided. */
export const selectingFields = (response: Response): string[] => [
  ...new Set(listValues(response.fields, 'Vary').map((name) => name.toLowerCase())),
];

/** RFC 9111 §4.1: lines of one name joined by commas, spaces round the commas gone; null when there is no line. */
function comparable(request: Request, name: string): string | null {
  const values = allValues(request.fields, name);
  if (values.length === 0) return null;
  const joined = values.join(',').split(',').map(trimmed).join(',');
  return name === 'accept-language' ? normalisedLanguages(joined) : joined;
}

/** The lines of one name as the products compare them, joined as they stand; null when there is no line. */
export function joinedLines({ fields }: Request, name: string): string | null {
  const values = allValues(fields, name);
  return values.length === 0 ? null : values.join(', ');
}

/** Whether `request` has, in each field that Vary names, the value of the request that `response` answered (§4.1). */
export function matchesVary(response: Response, answered: Request, request: Request): boolean {
  return selectingFields(response).every(
    (name) =>
      name !== '*' &&
      (comparable(answered, name) === comparable(request, name) ||
        (name === 'accept-language' && wantsLanguageOf(response, request))),
  );
}
