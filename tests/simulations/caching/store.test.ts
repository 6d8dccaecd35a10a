// The store: so many responses, variants under one key, and the one unused for longest goes first.
import { describe, expect, it } from 'vitest';
import type { StoredResponse } from '../../../simulations/caching/store.ts';
import { createStore } from '../../../simulations/caching/store.ts';
import { kept, request, response } from './messages.ts';

const entry = (id: number, key: string, more: Partial<StoredResponse> = {}): StoredResponse =>
  kept(response(), { id, key, ...more });
const ids = (entries: readonly StoredResponse[]): number[] => entries.map(({ id }) => id);

describe('capacity', () => {
  it('lets go what was unused for longest', () => {
    const store = createStore({ capacity: 2 });
    expect(store.put(entry(1, 'a'))).toEqual([]);
    expect(store.put(entry(2, 'b'))).toEqual([]);
    store.touch(1);
    expect(ids(store.put(entry(3, 'c')))).toEqual([2]);
    expect(ids(store.entries())).toEqual([1, 3]);
    expect(store.variants('b')).toEqual([]);
    expect(store.size).toBe(2);
  });

  it('does not take a look for a use', () => {
    const store = createStore({ capacity: 2 });
    store.put(entry(1, 'a'));
    store.put(entry(2, 'b'));
    store.variants('a');
    expect(ids(store.put(entry(3, 'c')))).toEqual([1]);
  });

  it('needs room for one', () => {
    expect(() => createStore({ capacity: 0 })).toThrow(/room for 0/);
  });
});

describe('one key', () => {
  const german = request('GET', 'Accept-Language: de');
  const english = request('GET', 'Accept-Language: en');
  const varying = response(200, 'Vary: Accept-Language');

  it('holds a response anew in the place of the old one', () => {
    const store = createStore({ capacity: 3 });
    store.put(entry(1, 'a'));
    expect(store.put(entry(2, 'a'))).toEqual([]);
    expect(ids(store.variants('a'))).toEqual([2]);
    expect(store.size).toBe(1);
  });

  it('holds variants side by side, the last one first (RFC 9111 §4.1)', () => {
    const store = createStore({ capacity: 3 });
    store.put(entry(1, 'a', { request: german, response: varying }));
    store.put(entry(2, 'a', { request: english, response: varying }));
    expect(ids(store.variants('a'))).toEqual([2, 1]);
    store.put(entry(3, 'a', { request: german, response: varying }));
    expect(ids(store.variants('a'))).toEqual([3, 2]);
  });

  it('forgets one variant and keeps the other', () => {
    const store = createStore({ capacity: 3 });
    store.put(entry(1, 'a', { request: german, response: varying }));
    store.put(entry(2, 'a', { request: english, response: varying }));
    store.remove(2);
    store.remove(77);
    expect(ids(store.variants('a'))).toEqual([1]);
    expect(ids(store.entries())).toEqual([1]);
  });
});

it('fails loudly when one entry is put twice', () => {
  const store = createStore({ capacity: 3 });
  store.put(entry(1, 'a'));
  expect(() => store.put(entry(1, 'b'))).toThrow(/put twice/);
});

it('takes no notice of a use of what is gone', () => {
  const store = createStore({ capacity: 1 });
  store.touch(5);
  expect(store.size).toBe(0);
});
