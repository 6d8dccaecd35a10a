// Directives at the edge of sense, as nginx 1.22, Squid 5.7 and Varnish 7.1 take them: each line was looked at on the products. Five seconds
// later, is the first answer still the one?
import { describe, expect, it } from 'vitest';
import type { Step } from './situations.ts';
import { happens } from './situations.ts';

const PRODUCTS = ['nginx', 'squid', 'varnish'] as const;

describe('Cache-Control', () => {
  it.each<[control: string, nginx: boolean, squid: boolean, varnish: boolean]>([
    ['max-age=60', true, true, true],
    ['max-age=99999999999999999999', true, false, true], // more than 32 bits: capped, wrapped round, capped
    ['max-age=4294967297', true, false, true],
    ['max-age=-5', false, false, false],
    ['max-age="60"', false, false, false],
    ['max-age=60, max-age=1', true, true, true],
    ['max-age=1, max-age=60', false, false, true], // in grace
    ['max-age=60x', false, true, false],
    ['max-age=x60', false, false, false],
    ['max-age=60.5', false, true, true],
    ['max-age = 60', false, false, true],
    ['max-age= 60', false, true, true],
    ['MAX-AGE=60', true, false, true],
    ['max-age=+60', false, true, true],
    ['max-age=', false, false, false],
    ['max-age', false, false, true], // default_ttl
    ['max-age=60;x', true, true, false],
    ['max-age=60 , public', true, true, true],
    ['foo="max-age=60", max-age=3', false, false, true], // in grace
    ['x-max-age=60', true, false, true], // searched for as text; default_ttl
    ['s-maxage=60, max-age=0', true, true, true],
    ['s-maxage=x, max-age=60', false, true, false],
    ['NO-STORE, max-age=60', false, true, false],
    ['private="x", max-age=60', false, false, false],
    ['no-cache="x", max-age=60', false, false, false],
  ])('%s: nginx %s, Squid %s, Varnish %s', async (control, ...expected) => {
    const step: Step = { says: [`Cache-Control: ${control}`] };
    const kept = await Promise.all(
      PRODUCTS.map(
        async (product) => (await happens([step, { ...step, after: 5 }], product))[1]?.response.body === '1',
      ),
    );
    expect(kept).toEqual(expected);
  });
});

describe('what each product does its own way', () => {
  it('nginx looks at conditions of what it could have kept, had it said for how long', async () => {
    const asks = ['If-None-Match: "x", "a"'];
    const status = async (says: string[]): Promise<number | undefined> =>
      (await happens([{ says: [...says, 'ETag: W/"a"'], asks }], 'nginx'))[0]?.response.status;
    expect([await status([]), await status(['Cache-Control: no-store'])]).toEqual([304, 200]);
  });

  it('Squid takes the older answer for none, and serves what it has', async () => {
    const says = ['Cache-Control: max-age=1'];
    const found = await happens([{ says }, { after: 5, says: [...says, 'Date: nonsense'] }], 'squid');
    expect(found.map(({ response }) => response.body)).toEqual(['1', '1']);
  });

  it('Squid warns of what it serves stale because the client takes it', async () => {
    const says = ['Cache-Control: max-age=1'];
    const found = await happens([{ says }, { after: 5, asks: ['Cache-Control: max-stale=60'] }], 'squid');
    expect(found[1]?.response.headers).toContainEqual(['Warning', '110 squid/5.7 "Response is stale"']);
  });

  it('Varnish reads all lines of Cache-Control as one, and answers a range that is not there without content', async () => {
    const step: Step = { says: ['Cache-Control: max-age=60', 'Cache-Control: NO-STORE'] };
    expect((await happens([step, step], 'varnish')).map(({ asked }) => asked)).toEqual([1, 1]);
    const kept: Step = { says: ['Cache-Control: max-age=60', 'ETag: "a"'], text: '0123456789' };
    const [, second] = await happens([kept, { asks: ['Range: bytes=50-60'] }], 'varnish');
    expect(second?.response).toMatchObject({ status: 416, body: '' });
    expect(second?.response.headers).toContainEqual(['Content-Range', 'bytes */10']);
  });
});
