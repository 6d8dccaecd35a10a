// Octets sent as they stand: what of them travels as a message, and what as raw bytes, wherever they are cut.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestOctets, responseOctets } from '../../../simulations/entities/transport/octets.ts';
import type { Payload } from '../../../simulations/wire/payload.ts';

const sentFor = (texts: readonly string[], method: string | null = 'GET'): Payload[] => {
  const sent: Payload[] = [];
  const send = (payload: Payload): void => void sent.push(payload);
  const octets = method === null ? requestOctets(send) : responseOctets(method, send);
  for (const text of texts) octets.write(text);
  return sent;
};

/** Content that was sent, and how it ended. */
const contentOf = (sent: readonly Payload[]): readonly [string, boolean] => {
  let text = '';
  let isWhole = false;
  for (const payload of sent) {
    if (payload.kind === 'http-response') {
      text += payload.message.content?.text ?? '';
      isWhole = payload.continues !== true;
    } else if (payload.kind === 'http-piece') {
      text += payload.content.text;
      isWhole = payload.last;
    }
  }
  return [text, isWhole];
};

describe('an answer written out', () => {
  it('is one message when it is there at once', () => {
    expect(sentFor(['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'])).toMatchObject([
      { kind: 'http-response', message: { status: 200, content: { text: 'ok' } } },
    ]);
  });

  it('is several when several are there, interim ones first', () => {
    const text = 'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
    expect(sentFor([text]).map((payload) => payload.kind === 'http-response' && payload.message.status)).toEqual([
      103, 200,
    ]);
  });

  it('goes on in pieces until its length is reached', () => {
    const sent = sentFor(['HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n', 'd', 'd', 'dd']);
    expect(sent.map((payload) => [payload.kind, 'last' in payload && payload.last])).toEqual([
      ['http-response', false],
      ['http-piece', false],
      ['http-piece', false],
      ['http-piece', true],
    ]);
  });

  it.each([
    ['of a length', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n', 'some text', true],
    [
      'in chunks',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
      '4\r\nsome\r\n5\r\n text\r\n0\r\n\r\n',
      true,
    ],
    ['until the connection ends', 'HTTP/1.1 200 OK\r\n\r\n', 'some text', false],
  ])('%s holds the same wherever its content is cut', (_, head, body, isWhole) => {
    fc.assert(
      fc.property(fc.array(fc.nat(body.length), { maxLength: 6 }), (places) => {
        const cuts = [0, ...places.sort((a, b) => a - b), body.length];
        const parts = cuts.slice(1).map((cut, index) => body.slice(cuts[index], cut));
        expect(contentOf(sentFor([head, ...parts]))).toEqual(['some text', isWhole]);
      }),
      { numRuns: 60 },
    );
  });

  it('is raw from the first octet that is no HTTP, and stays so', () => {
    const sent = sentFor(['HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokgarbage', 'HTTP/1.1 200 OK\r\n\r\n']);
    expect(sent).toMatchObject([
      { kind: 'http-response' },
      { kind: 'raw-bytes', text: 'garbage', bytes: 7 },
      { kind: 'raw-bytes', text: 'HTTP/1.1 200 OK\r\n\r\n' },
    ]);
  });
});

describe('a request written out', () => {
  it('in halves is two lots of raw bytes: nobody knows yet what the first would have become', () => {
    expect(sentFor(['GET / HTTP/1.1\r\nHo', 'st: a\r\n\r\n'], null).map(({ kind }) => kind)).toEqual([
      'raw-bytes',
      'raw-bytes',
    ]);
  });
  it('of two requests is two requests', () => {
    const text = 'GET /a HTTP/1.1\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 1\r\n\r\nx';
    expect(sentFor([text], null)).toMatchObject([
      { kind: 'http-request', message: { target: '/a', content: null } },
      { kind: 'http-request', message: { target: '/b', content: { text: 'x', bytes: 1 } } },
    ]);
  });
  it('of nothing is nothing', () => {
    expect(sentFor([''], null)).toEqual([]);
  });
});
