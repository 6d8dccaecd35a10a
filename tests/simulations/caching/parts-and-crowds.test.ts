// The cache of the standards: parts of representations, what is said to delivery networks, and requests for the same at once.
import { describe, expect, it } from 'vitest';
import { createCache } from '../../../simulations/cli/cache/create-cache.ts';
import type { PlainResponse } from '../../../simulations/cli/cache/plain-messages.ts';
import type { Step } from './situations.ts';
import { BEGINS, date, fieldOf, happens, sources } from './situations.ts';

const FRESH = 'Cache-Control: max-age=3600';

describe('parts (RFC 9111 §3.3, §3.4; RFC 9110 §14)', () => {
  const WHOLE: Step = { says: [FRESH, 'ETag: "a"'], text: '0123456789A' };
  it.each<[string, string[], number, string, string | null]>([
    ['the first two', ['Range: bytes=0-1'], 206, '01', 'bytes 0-1/11'],
    ['to the end', ['Range: bytes=1-'], 206, '123456789A', 'bytes 1-10/11'],
    ['the last', ['Range: bytes=-1'], 206, 'A', 'bytes 10-10/11'],
    ['more than there is', ['Range: bytes=9-99'], 206, '9A', 'bytes 9-10/11'],
    ['outside', ['Range: bytes=50-60'], 416, '', 'bytes */11'],
    ['another unit', ['Range: lines=1-2'], 200, '0123456789A', null],
    ['If-Range, the same', ['Range: bytes=0-1', 'If-Range: "a"'], 206, '01', 'bytes 0-1/11'],
    ['If-Range, another', ['Range: bytes=0-1', 'If-Range: "b"'], 200, '0123456789A', null],
    ['If-Range, weak', ['Range: bytes=0-1', 'If-Range: W/"a"'], 200, '0123456789A', null],
    ['not modified goes first', ['Range: bytes=0-1', 'If-None-Match: "a"'], 304, '', null],
  ])('of a whole: %s (%j) → %d %j', async (_, asks, status, body, range) => {
    const [, second] = await happens([WHOLE, { asks }]);
    expect(second!.asked).toBe(0);
    expect(second!.response.status).toBe(status);
    if (status !== 416) expect(second!.response.body).toBe(body);
    expect(fieldOf(second!.response, 'Content-Range')).toBe(range);
  });

  const PART: Step = {
    asks: ['Range: bytes=0-4'],
    status: 206,
    says: [FRESH, 'ETag: "a"', 'Content-Range: bytes 0-4/10'],
    text: '01234',
  };
  it.each<[string, string, number, string]>([
    ['the same', 'bytes=0-4', 0, '01234'],
    ['a part of it', 'bytes=1-2', 0, '12'],
    ['more than it', 'bytes=3-7', 1, 'new'],
  ])('of a part: %s', async (_, range, asked, body) => {
    const [, second] = await happens([PART, { asks: [`Range: ${range}`], text: 'new' }]);
    expect([second!.asked, second!.response.body]).toEqual([asked, body]);
  });

  it('asks for the rest and joins it by a strong tag', async () => {
    const rest: Step = { status: 206, says: [FRESH, 'ETag: "a"', 'Content-Range: bytes 5-9/10'], text: '56789' };
    const [, second, third] = await happens([PART, rest, {}]);
    expect(fieldOf(second!.sent, 'Range')).toBe('bytes=5-');
    expect(fieldOf(second!.sent, 'If-Range')).toBe('"a"');
    expect(second!.response).toMatchObject({ status: 200, body: '0123456789' });
    expect([third!.asked, third!.response.body]).toEqual([0, '0123456789']);
  });

  it('takes the whole where it has changed', async () => {
    const [, second] = await happens([PART, { says: [FRESH, 'ETag: "b"'], text: 'abcdefghij' }]);
    expect(second!.response).toMatchObject({ status: 200, body: 'abcdefghij' });
  });
});

describe('RFC 9213: what is said to the caches that a site has hired', () => {
  it.each<[string, readonly string[], string]>([
    ['alone', ['CDN-Cache-Control: max-age=3600'], 'store'],
    ['before Cache-Control', ['Cache-Control: no-store', 'CDN-Cache-Control: max-age=3600'], 'store'],
    ['shorter than Cache-Control', [FRESH, 'CDN-Cache-Control: max-age=1'], 'origin'],
    ['no-store', [FRESH, 'CDN-Cache-Control: no-store'], 'origin'],
    ['private', [FRESH, 'CDN-Cache-Control: private'], 'origin'],
    ['Expires has no say', ['CDN-Cache-Control: max-age=0', `Expires: ${date(3600)}`], 'origin'],
    ['not well formed: passed over', ['Cache-Control: no-store', 'CDN-Cache-Control: max-age=9999, &&&'], 'origin'],
    ['of another type: passed over', ['Cache-Control: no-store', 'CDN-Cache-Control: max-age="9999"'], 'origin'],
  ])('%s %j → %s', async (_, says, source) => {
    expect((await sources([{ says }, { after: 3, says: ['ETag: "other"'] }]))[1]).toBe(source);
  });
});

describe('requests for the same at once', () => {
  const request = { method: 'GET', url: 'http://shop.example/', headers: [] } as const;
  const answer = (headers: readonly [string, string][]): PlainResponse => ({
    status: 200,
    reason: 'OK',
    headers,
    body: 'x',
  });
  async function atOnce(
    headers: readonly [string, string][],
    isLost = false,
  ): Promise<[asked: number, statuses: number[]]> {
    let asked = 0;
    const cache = createCache({
      now: () => BEGINS,
      async origin() {
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (isLost) throw new Error('lost');
        return answer(headers);
      },
    });
    const answers = await Promise.all(Array.from({ length: 5 }, () => cache.handle(request)));
    return [asked, answers.map(({ status }) => status)];
  }
  it('wait for the first when they can have its answer (RFC 9111 §4)', async () => {
    expect(await atOnce([['Cache-Control', 'max-age=9']])).toEqual([1, [200, 200, 200, 200, 200]]);
  });
  it('each ask when they cannot', async () => {
    expect(await atOnce([['Cache-Control', 'no-store']])).toEqual([5, [200, 200, 200, 200, 200]]);
  });
  it('each ask when the first is lost, and are told so', async () => {
    expect(await atOnce([], true)).toEqual([5, [502, 502, 502, 502, 502]]);
  });
});
