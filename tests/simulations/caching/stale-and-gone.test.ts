// The cache of the standards: what a request wishes, what may be served stale, what a change makes of stored responses.
import { describe, expect, it } from 'vitest';
import type { Step } from './situations.ts';
import { happens, sources } from './situations.ts';

const FRESH = 'Cache-Control: max-age=3600';

describe('what a request wishes', () => {
  it.each<[string, readonly string[], string, number, string]>([
    ['RFC 9111 §5.2.1.1 max-age=0', [FRESH], 'Cache-Control: max-age=0', 3, 'origin'],
    ['RFC 9111 §5.2.1.1 younger than it is', [FRESH], 'Cache-Control: max-age=1', 3, 'origin'],
    ['RFC 9111 §5.2.1.1 as old as it is', [FRESH], 'Cache-Control: max-age=3', 3, 'store'],
    ['RFC 9111 §5.2.1.1 with its Age', [FRESH, 'Age: 1800'], 'Cache-Control: max-age=600', 0, 'origin'],
    ['RFC 9111 §5.2.1.2 max-stale=', ['Cache-Control: max-age=1'], 'Cache-Control: max-stale=1000', 3, 'store'],
    ['RFC 9111 §5.2.1.2 not so stale', ['Cache-Control: max-age=1'], 'Cache-Control: max-stale=1', 3, 'origin'],
    [
      'RFC 9111 §5.2.1.2 max-stale, however stale',
      ['Cache-Control: max-age=1'],
      'Cache-Control: max-stale',
      99,
      'store',
    ],
    [
      'RFC 9111 §5.2.2.2 must-revalidate beats it',
      ['Cache-Control: max-age=1, must-revalidate'],
      'Cache-Control: max-stale',
      3,
      'origin',
    ],
    ['RFC 9111 §5.2.1.3 min-fresh', ['Cache-Control: max-age=1500'], 'Cache-Control: min-fresh=2000', 0, 'origin'],
    ['RFC 9111 §5.2.1.3 fresh enough', ['Cache-Control: max-age=1500'], 'Cache-Control: min-fresh=1000', 3, 'store'],
    [
      'RFC 9111 §5.2.1.3 with its Age',
      ['Cache-Control: max-age=1500', 'Age: 1000'],
      'Cache-Control: min-fresh=1000',
      0,
      'origin',
    ],
    ['RFC 9111 §5.2.1.4 no-cache', [FRESH], 'Cache-Control: no-cache', 0, 'origin'],
    ['RFC 9111 §5.4 Pragma', [FRESH], 'Pragma: no-cache', 0, 'origin'],
    ['RFC 9111 §5.4 another pragma', [FRESH], 'Pragma: foo', 0, 'store'],
    ['RFC 9111 §5.2.1.7 only-if-cached', [FRESH], 'Cache-Control: only-if-cached', 0, 'store'],
    ['RFC 9111 §5.2.1.7 not there', [], 'Cache-Control: only-if-cached', 0, '504'],
    ['absurd numbers wish for nothing', [FRESH], 'Cache-Control: max-age=x', 3, 'store'],
  ])('%s (%j; %s), %d s later → %s', async (_, says, wish, after, source) => {
    const found = await sources([{ says }, { after, asks: [wish], says: ['ETag: "other"'] }]);
    expect(found[1]).toBe(source);
  });

  it('RFC 9111 §5.2.1.4: no-cache is met by asking whether it holds', async () => {
    const says = [FRESH, 'ETag: "a"'];
    expect(await sources([{ says }, { says, asks: ['Cache-Control: no-cache'] }])).toEqual(['origin', 'confirmed']);
  });
});

describe('stale responses', () => {
  const SHORT = 'Cache-Control: max-age=2';
  const LOST: Step = { after: 3, isLost: true };
  const ERROR: Step = { after: 3, status: 503 };
  it.each<[string, string, Step, number]>([
    ['RFC 9111 §4.2.4 cut off from the origin', SHORT, LOST, 200],
    ['RFC 9111 §4.2.4 an error is an answer', SHORT, ERROR, 503],
    ['RFC 5861 §4 stale-if-error, lost', `${SHORT}, stale-if-error=60`, LOST, 200],
    ['RFC 5861 §4 stale-if-error, 503', `${SHORT}, stale-if-error=60`, ERROR, 200],
    ['RFC 5861 §4 no error', `${SHORT}, stale-if-error=60`, { after: 3, status: 404 }, 404],
    ['RFC 5861 §4 too late', `${SHORT}, stale-if-error=60`, { after: 63, status: 503 }, 503],
    ['RFC 5861 §4 allowed by the request', SHORT, { ...ERROR, asks: ['Cache-Control: stale-if-error=60'] }, 200],
    ['RFC 9111 §5.2.2.2 must-revalidate', `${SHORT}, must-revalidate`, LOST, 504],
    ['RFC 9111 §5.2.2.2 whatever else allows it', `${SHORT}, must-revalidate, stale-if-error=60`, ERROR, 503],
    ['RFC 9111 §5.2.2.8 proxy-revalidate', `${SHORT}, proxy-revalidate`, LOST, 504],
    ['RFC 9111 §5.2.2.10 s-maxage', `${SHORT}, s-maxage=2`, LOST, 504],
    ['RFC 9111 §5.2.2.4 no-cache', `${SHORT}, no-cache`, LOST, 504],
  ])('%s (%s; %j) → %d', async (_, control, then, status) => {
    const [, second] = await happens([{ says: [control] }, then]);
    expect(second!.response.status).toBe(status);
  });

  it('nothing is there and the origin is lost: 502', async () => {
    expect((await happens([{ isLost: true }]))[0]?.response.status).toBe(502);
  });

  it('RFC 5861 §3: serves stale and asks behind the client’s back, within the time', async () => {
    const says = ['Cache-Control: max-age=1, stale-while-revalidate=4'];
    const found = await happens([
      { says },
      { after: 3, says: ['Cache-Control: max-age=9'] },
      { after: 1 },
      { after: 60 },
    ]);
    expect(found.map(({ asked, response }) => [asked, response.body])).toEqual([
      [1, '1'],
      [1, '1'],
      [0, '2'],
      [1, '3'],
    ]);
    expect((await happens([{ says }, { after: 5.5 }])).map(({ response }) => response.body)).toEqual(['1', '2']);
  });
});

describe('RFC 9111 §4.4: a change invalidates', () => {
  const KEPT: Step = { says: [FRESH] };
  it.each<[string, Step, number]>([
    ...(['POST', 'PUT', 'DELETE', 'PATCH', 'M-SEARCH'] as const).map((method): [string, Step, number] => [
      method,
      { method, body: 'x' },
      1,
    ]),
    ['POST that fails', { method: 'POST', body: 'x', status: 500 }, 0],
    ['POST that is refused', { method: 'POST', body: 'x', status: 404 }, 0],
    ['POST that redirects', { method: 'POST', body: 'x', status: 303 }, 1],
    ['OPTIONS, which is safe', { method: 'OPTIONS' }, 0],
    ['POST elsewhere', { method: 'POST', body: 'x', path: '/other' }, 0],
    ['POST elsewhere, Location', { method: 'POST', body: 'x', path: '/other', says: ['Location: /'] }, 1],
    ['PUT elsewhere, Content-Location', { method: 'PUT', body: 'x', path: '/a/b', says: ['Content-Location: ..'] }, 1],
    [
      'another origin’s Location',
      { method: 'POST', body: 'x', path: '/other', says: ['Location: http://evil.example/'] },
      0,
    ],
  ])('%s %j: asked again %d times', async (_, change, asked) => {
    const found = await happens([KEPT, change, KEPT]);
    expect(found[2]?.asked).toBe(asked);
  });
});
