// Which field lines of a response a cache keeps, hands out again and replaces (RFC 9111 §3.1, §3.2, §5.2.2.4).
import { hopByHopNames, isForProxy } from '../http/hop-by-hop.ts';
import { without } from '../http/fields.ts';
import type { Fields, Response } from '../http/message.ts';
import { qualifiedNames, rulingOf } from './directives.ts';
import type { CacheTraits } from './cache-traits.ts';

/** RFC 9111 §3.1: nothing that concerns the connection or the proxy alone; in a shared cache nothing that `private` names (§5.2.2.7). */
export function storedFields(response: Response, traits: CacheTraits): Fields {
  const { directives } = rulingOf(response, traits);
  const personal = traits.isShared ? (qualifiedNames(directives, 'private') ?? []) : [];
  return without(response.fields, ...hopByHopNames(response.fields), ...personal).filter(
    ({ name }) => !isForProxy(name),
  );
}

/** Fields that may not be sent again before the origin was asked (RFC 9111 §5.2.2.4, `no-cache="…"`). */
export function withheldFields(response: Response, traits: CacheTraits): readonly string[] {
  return qualifiedNames(rulingOf(response, traits).directives, 'no-cache') ?? [];
}

/** RFC 9111 §3.2: each field of the newer takes the place of all lines of its name, but for the length of a content that did not come. */
export function updatedFields(stored: Fields, newer: Fields): Fields {
  const coming = newer.filter(({ name }) => name.toLowerCase() !== 'content-length');
  return [...without(stored, ...coming.map(({ name }) => name)), ...coming];
}
