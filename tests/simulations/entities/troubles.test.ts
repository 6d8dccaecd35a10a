// What clients and origins do when something goes wrong between them, seen in whole runs.
import { describe, expect, it } from 'vitest';
import type { Trouble } from '../troubled.ts';
import { TROUBLES, endings, kindsOf, sentBy, traceOf } from '../troubled.ts';

const named = (name: string): Trouble => {
  const trouble = TROUBLES[name];
  if (!trouble) throw new Error(`no trouble ${name}`);
  return trouble;
};
const payloads = (trouble: Trouble, node: string) => sentBy(traceOf(trouble), node).map(({ payload }) => payload);

describe('an answer', () => {
  it.each([
    ['an answer that drips', [[200, null, 340]]], // two round trips of 20 ms, three drops 100 ms apart
    ['an answer cut short', [[200, 'incomplete', 40]]],
    ['an answer that is no HTTP', [[null, 'not-http', 40]]],
    ['an interim answer first', [[200, null, 40]]],
    ['no answer', [[null, 'gave-up', 2000]]],
    ['no handshake', [[null, 'gave-up', 2000]]],
    ['a closed port', [[null, 'connection-refused', 20]]],
    ['the end of the connection instead of an answer', [[null, 'connection-reset', 40]]],
    [
      'a cut line',
      [
        [null, 'gave-up', 2000],
        [200, null, 3540],
      ],
    ],
    ['half a head', [[null, 'gave-up', 1000]]],
    ['a request that is no HTTP', [[400, null, 40]]],
    ['a request in pieces', [[200, null, 940]]],
    ['content that is waited for', [[200, null, 740]]],
    ['content that never comes', [[null, 'gave-up', 1000]]],
    ['a reader that stops', [[null, 'gave-up', 1500]]],
    [
      'a change of behaviour',
      [
        [200, null, 40],
        [503, null, 1020],
        [200, null, 2020],
      ],
    ],
  ] as const)('to %s', (name, expected) => {
    expect(endings(traceOf(named(name)))).toEqual(expected);
  });

  it('that drips is a head and pieces, of which the last says so', () => {
    const sent = payloads(named('an answer that drips'), 'shop').slice(1);
    expect(sent).toMatchObject([
      { kind: 'http-response', continues: true, message: { content: { text: 'a', bytes: 1 } } },
      { kind: 'http-piece', content: { text: 'b' }, last: false },
      { kind: 'http-piece', last: false },
      { kind: 'http-piece', last: true },
    ]);
    expect(sent[0]).toMatchObject({
      message: { fields: expect.arrayContaining([{ name: 'Content-Length', value: '4' }]) as unknown },
    });
  });

  it('without a length ends with the connection, and a reset does not count as its end (RFC 9112 §6.3, §8)', () => {
    expect(endings(traceOf({ behaviour: { text: 'all', noLength: true } }))).toEqual([[200, null, 40]]);
    expect(endings(traceOf({ behaviour: { text: 'all', noLength: true, then: 'reset' } }))).toEqual([
      [200, 'incomplete', 40],
    ]);
    const silent = {
      behaviour: { text: 'all', noLength: true, then: 'silence' },
      manner: { givesUpAfterMs: 500 },
    } as const;
    expect(endings(traceOf(silent))).toEqual([[200, 'gave-up', 500]]);
  });

  it('that is short of its length waits for the rest, unless the connection ends', () => {
    const behaviour = { text: 'part', announcedLength: 5, drip: { text: 's', times: 1, everyMs: 50 } };
    expect(endings(traceOf({ behaviour }))).toEqual([[200, null, 90]]);
    const short = { ...behaviour, announcedLength: 6 };
    expect(endings(traceOf({ behaviour: short, manner: { givesUpAfterMs: 500 } }))).toEqual([[200, 'gave-up', 500]]);
    expect(endings(traceOf({ behaviour: { ...short, then: 'close' } }))).toEqual([[200, 'incomplete', 90]]);
  });

  it('in chunks has no length', () => {
    const [, response] = payloads({ behaviour: { text: 'x', chunked: true } }, 'shop');
    expect(JSON.stringify(response)).toContain('"Transfer-Encoding","value":"chunked"');
    expect(JSON.stringify(response)).not.toContain('Content-Length');
  });
});

describe('a server that never answers', () => {
  it('is busy until whoever asked has gone', () => {
    const demand = { when: { atMs: [0, 100] } };
    const trouble: Trouble = {
      behaviour: { exceptions: [{ request: 1, does: { neverAnswers: true } }] },
      manner: { givesUpAfterMs: 2000 },
      servers: 1,
      demand,
    };
    // The second waits in line behind the first until its asker hangs up, 10 ms away.
    expect(endings(traceOf(trouble))).toEqual([
      [null, 'gave-up', 2000],
      [200, null, 2020],
    ]);
  });
});

describe('an origin picks its behaviour', () => {
  const demand = { when: { atMs: [0, 1000, 2000] }, paths: ['/a?x=1'] };
  const statuses = (trouble: Trouble) => endings(traceOf({ demand, ...trouble })).map(([status]) => status);

  it('by path, with or without the query, and by method', () => {
    const exceptions = (exception: object) => ({ exceptions: [{ ...exception, does: { status: 503 } }] });
    expect(statuses({ behaviour: exceptions({ path: '/a' }) })).toEqual([503, 503, 503]);
    expect(statuses({ behaviour: exceptions({ path: '/a?x=1' }) })).toEqual([503, 503, 503]);
    expect(statuses({ behaviour: exceptions({ path: '/a?x=2' }) })).toEqual([200, 200, 200]);
    expect(statuses({ behaviour: exceptions({ method: 'POST' }) })).toEqual([200, 200, 200]);
    expect(statuses({ behaviour: exceptions({ method: 'GET' }) })).toEqual([503, 503, 503]);
  });

  it('by the number of the request, and counts in its content', () => {
    expect(statuses({ behaviour: { exceptions: [{ request: 2, does: { status: 500 } }] } })).toEqual([200, 500, 200]);
    const sent = payloads({ demand, behaviour: { text: 'v1.{count}' } }, 'shop');
    const texts = sent.flatMap((payload) => (payload.kind === 'http-response' ? [payload.message.content?.text] : []));
    expect(texts).toEqual(['v1.1', 'v1.2', 'v1.3']);
  });

  it('by the place of the request on its connection', () => {
    const behaviour = (turn: 'first-request' | 'later-on-same-connection' | 'on-new-connection') => ({
      exceptions: [{ turn, does: { status: 500 } }],
    });
    expect(statuses({ behaviour: behaviour('first-request') })).toEqual([500, 200, 200]);
    expect(statuses({ behaviour: behaviour('later-on-same-connection') })).toEqual([200, 500, 500]);
    const fresh = { connection: 'fresh' } as const;
    expect(statuses({ behaviour: behaviour('on-new-connection'), manner: fresh })).toEqual([200, 500, 500]);
  });
});

describe('conditions and ranges at an origin (RFC 9110 §13, §14)', () => {
  const asked = (fields: readonly string[], resource: readonly string[], method = 'GET') => {
    const trace = traceOf({
      resources: [{ path: '/', status: 200, text: '0123456789', bytes: 10, fields: resource }],
      demand: { fields, method },
    });
    const [, response] = sentBy(trace, 'shop').map(({ payload }) => payload);
    return response?.kind === 'http-response' ? response.message : null;
  };
  const DATE = 'Mon, 02 Feb 2026 09:00:00 GMT';

  it.each([
    ['a tag that holds', ['If-None-Match: "e1"'], ['ETag: "e1"'], 304],
    ['a weak tag that holds', ['If-None-Match: W/"e1"'], ['ETag: "e1"'], 304],
    ['a tag that does not', ['If-None-Match: "e2"'], ['ETag: "e1"'], 200],
    ['a date that holds', [`If-Modified-Since: ${DATE}`], [`Last-Modified: ${DATE}`], 304],
    ['an older date', ['If-Modified-Since: Sun, 01 Feb 2026 09:00:00 GMT'], [`Last-Modified: ${DATE}`], 200],
    ['a date where no modification is told', ['If-Modified-Since: Mon, 02 Mar 2026 09:00:00 GMT'], ['ETag: "e1"'], 200],
    ['a range where ranges are taken', ['Range: bytes=2-4'], ['Accept-Ranges: bytes'], 206],
    ['a range where they are not', ['Range: bytes=2-4'], [], 200],
    ['a range beyond the end', ['Range: bytes=20-'], ['Accept-Ranges: bytes'], 416],
    ['two ranges', ['Range: bytes=0-1,3-4'], ['Accept-Ranges: bytes'], 200],
  ] as const)('%s', (_, fields, resource, status) => {
    expect(asked(fields, resource)?.status).toBe(status);
  });

  it('send the part that was asked for, and nothing where nothing has changed', () => {
    expect(asked(['Range: bytes=2-4'], ['Accept-Ranges: bytes'])?.content).toEqual({ text: '234', bytes: 3 });
    const unchanged = asked(['If-None-Match: "e1"'], ['ETag: "e1"']);
    expect(unchanged?.content).toBeNull();
    expect(unchanged?.fields.map(({ name }) => name)).toEqual(['Server', 'Date', 'ETag']);
    expect(asked(['If-None-Match: "e1"'], ['ETag: "e1"'], 'POST')?.status).toBe(200);
  });
});

describe('a request', () => {
  it('in pieces is worked on when it is there whole, and in full', () => {
    const { records } = traceOf(named('a request in pieces'));
    const started = records.find(({ kind }) => kind === 'service.started');
    expect(started?.at).toBe(930_000); // 20 ms of set-up, 900 ms of pieces, 10 ms of way
    const [, head] = sentBy(traceOf(named('a request in pieces')), 'alice');
    expect(head?.payload).toMatchObject({ continues: true, message: { content: null } });
    expect(JSON.stringify(head?.payload)).toContain('"Content-Length","value":"11"');
  });

  it('that waits for "100 Continue" is asked for its content at once, or sends it after a second (RFC 9110 §10.1.1)', () => {
    const demand = { method: 'POST', content: 'data', fields: ['Expect: 100-continue'] };
    expect(endings(traceOf({ demand }))).toEqual([[200, null, 60]]);
    expect(endings(traceOf({ demand, behaviour: { ignoresExpect: true } }))).toEqual([[200, null, 1040]]);
  });

  it('written out by hand is a message all the same where the grammar has it', () => {
    const trouble: Trouble = { manner: { raw: 'GET / HTTP/1.1\r\nHost: a\r\n\r\n' } };
    expect(payloads(trouble, 'alice')[1]).toMatchObject({ kind: 'http-request', message: { target: '/' } });
    expect(endings(traceOf(trouble))).toEqual([[200, null, 40]]);
  });

  it('behind another on one connection is looked at when that is answered (RFC 9112 §9.3.2)', () => {
    const trace = traceOf({
      manner: { raw: 'GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n', givesUpAfterMs: 5000 },
      behaviour: { text: '{count}', delayMs: 100 },
    });
    const work = trace.records.flatMap(({ kind, at }) => (kind === 'service.started' ? [at / 1000] : []));
    expect(work).toEqual([30, 130]);
  });

  it('on a numbered connection finds it again, and a fresh one is closed', () => {
    const kinds = (connection: 'fresh' | number): readonly string[] =>
      kindsOf(traceOf({ demand: { when: { atMs: [0, 1000] } }, manner: { connection } }).records).filter((kind) =>
        kind.startsWith('connection.'),
      );
    expect(kinds(1)).toEqual(['connection.opened', 'connection.reused']);
    expect(kinds('fresh')).toEqual([
      ...['connection.opened', 'connection.closed', 'connection.closed'],
      ...['connection.opened', 'connection.closed', 'connection.closed'],
    ]);
  });

  it('with nothing to say only opens its connection', () => {
    const trouble: Trouble = { manner: { raw: '', givesUpAfterMs: 300 } };
    expect(payloads(trouble, 'alice').map(({ kind }) => kind)).toEqual(['tcp-syn', 'tcp-fin']);
  });
});

describe('a reader that stops', () => {
  const sentOctets = (trouble: Trouble): number =>
    sentBy(traceOf(trouble), 'shop').reduce((sum, { bytes }) => sum + bytes, 0);

  it('holds its sender up after a window, and no other', () => {
    const stopped = named('a reader that stops');
    expect(sentOctets(stopped)).toBeGreaterThan(3_000_000);
    expect(sentOctets(stopped)).toBeLessThan(5_000_000);
    const reading: Trouble = { ...stopped, manner: { givesUpAfterMs: 1500 } };
    expect(sentOctets(reading)).toBeGreaterThan(25_000_000);
    expect(endings(traceOf(reading))).toMatchObject([[200, null, expect.any(Number)]]);
  });
});

describe('a line that is cut', () => {
  it('loses what is on it and what is sent over it, and nothing after it is mended', () => {
    const { records } = traceOf(named('a cut line'));
    const lost = records.filter((record) => record.kind === 'message.lost');
    expect(lost).toMatchObject([{ at: 15_000, from: 'shop', to: 'alice', why: 'link-cut' }]);
    const mended = records.findLastIndex(({ kind }) => kind === 'intervention.applied');
    const later = records.slice(mended);
    expect(later.filter(({ kind }) => kind === 'message.sent')).toHaveLength(
      later.filter(({ kind }) => kind === 'message.received').length,
    );
  });

  it('leaves a hole in what its connections say: what comes after it is not heard', () => {
    // The line is cut while the first of four pieces is on it, and mended at once.
    const trace = traceOf({
      behaviour: { drip: { text: 'b', times: 4, everyMs: 100 } },
      interventions: [
        { atMs: 135, patch: 'cut-link', link: 'alice-shop' },
        { atMs: 136, patch: 'mend-link', link: 'alice-shop' },
      ],
      manner: { givesUpAfterMs: 1000 },
    });
    const lost = trace.records.filter(({ kind }) => kind === 'message.lost');
    expect(lost.map(({ at }) => at / 1000)).toEqual([135, 230, 330, 430]);
    expect(endings(trace)).toEqual([[200, 'gave-up', 1000]]);
  });

  it('is recorded by its name', () => {
    const applied = traceOf(named('a cut line')).records.filter(({ kind }) => kind === 'intervention.applied');
    expect(applied).toMatchObject([
      { patch: 'cut-link', node: null, link: 'alice-shop' },
      { patch: 'mend-link', node: null, link: 'alice-shop' },
    ]);
  });
});
