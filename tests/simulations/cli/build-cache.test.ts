// The cache alone, as it is shipped: built into one module without imports, and driven as a program would.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cache, CacheOptions } from '../../../simulations/cli/cache/create-cache.ts';
import type { PlainResponse } from '../../../simulations/cli/cache/plain-messages.ts';

const folder = mkdtempSync(join(tmpdir(), 'proxyscope-cache-'));
const file = join(folder, 'cache.mjs');
let createCache: (options: CacheOptions) => Cache;

beforeAll(async () => {
  const out = execFileSync(process.execPath, ['scripts/build-cache.mjs', folder], { encoding: 'utf8' });
  expect(out).toBe('');
  ({ createCache } = (await import(pathToFileURL(file).href)) as { createCache: typeof createCache });
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const request = { method: 'GET', url: 'http://shop.example/a', headers: [['Host', 'shop.example']] } as const;
const fresh = (body: string): PlainResponse => ({
  status: 200,
  reason: 'OK',
  headers: [['Cache-Control', 'max-age=1, stale-while-revalidate=60']],
  body,
});
const ageOf = ({ headers }: PlainResponse): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === 'age')?.[1];

describe('dist/cache.mjs', () => {
  it('imports nothing', () => {
    expect(readFileSync(file, 'utf8')).not.toMatch(/^\s*import\b|\bimport\(|\brequire\(/mu);
  });

  it('serves, ages, refreshes behind the back, and survives a lost origin', async () => {
    let clock = 1_772_442_000_500;
    let asked = 0;
    let isLost = false;
    const cache = createCache({
      now: () => clock,
      origin: () => {
        asked += 1;
        return isLost ? Promise.reject(new Error('lost')) : Promise.resolve(fresh(String(asked)));
      },
    });
    const ask = (): Promise<PlainResponse> => cache.handle(request);
    const both = await Promise.all([ask(), ask()]);
    expect([asked, ...both.map(({ body }) => body)]).toEqual([1, '1', '1']);
    clock += 3000;
    const stale = await ask();
    expect([stale.body, ageOf(stale)]).toEqual(['1', '3']);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect([asked, (await ask()).body]).toEqual([2, '2']);
    isLost = true;
    clock += 90_000;
    expect((await ask()).body).toBe('2');
    expect((await cache.handle({ ...request, url: 'http://shop.example/b' })).status).toBe(502);
  });

  it.each<[NonNullable<CacheOptions['profile']>, number, string | undefined]>([
    ['rfc', 1, '0'],
    ['nginx', 1, undefined],
    ['squid', 1, '0'],
    ['varnish', 1, '0'],
  ])('goes by the rules of %s', async (profile, expected, age) => {
    let asked = 0;
    const cache = createCache({
      profile,
      now: () => 1_772_442_000_500,
      origin: () => Promise.resolve(fresh(String((asked += 1)))),
    });
    await cache.handle(request);
    const second = await cache.handle(request);
    expect([asked, second.body, ageOf(second)]).toEqual([expected, '1', age]);
  });

  it('answers what names no place itself', async () => {
    const cache = createCache({ now: () => 0, origin: () => Promise.reject(new Error('never')) });
    expect((await cache.handle({ ...request, url: 'nonsense' })).status).toBe(400);
  });
});
