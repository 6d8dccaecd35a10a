// HTTP/1.1 read by the letter: what is a head, how its content ends, and what is neither (RFC 9112).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Request } from '../../../simulations/http/message.ts';
import { messageText } from '../../../simulations/http/message.ts';
import { readChunks, readRequest, readRequestHead, readResponseHead } from '../../../simulations/http/reading.ts';

const GET = 'GET / HTTP/1.1\r\n';

describe('a request head', () => {
  it('is method, target, version and field lines without the spaces round their values (RFC 9112 §3, §5)', () => {
    const head = readRequestHead('POST /a?b HTTP/1.0\r\nHost: \tshop \r\nX:\r\n\r\nrest');
    expect(head).toMatchObject({
      message: {
        method: 'POST',
        target: '/a?b',
        version: '1.0',
        fields: [
          { name: 'Host', value: 'shop' },
          { name: 'X', value: '' },
        ],
      },
      length: 40,
    });
  });

  it.each([`${GET}Host: a\r\n`, 'GET', `${GET}Host: a\r\n\r`])('%j is not over yet', (text) => {
    expect(readRequestHead(text)).toBe('incomplete');
  });

  it.each([
    'hello\r\n\r\n',
    'GET /  HTTP/1.1\r\n\r\n',
    'GET / HTTP/2.0\r\n\r\n',
    'GET / http/1.1\r\n\r\n',
    `${GET}Host : a\r\n\r\n`, // §5.1: no space before the colon
    `${GET}Host: a\r\n b\r\n\r\n`, // §5.2: no folding
    `${GET}Host: a\nX: b\r\n\r\n`, // §2.2: lines end with CRLF
    `${GET}X: a\u0000b\r\n\r\n`,
    `${GET}: a\r\n\r\n`,
    `${GET}Content-Length: 5\r\nContent-Length: 5\r\n\r\n`, // §6.3: nobody may have to guess
    `${GET}Content-Length: +5\r\n\r\n`,
    `${GET}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`,
    `${GET}Transfer-Encoding: gzip\r\n\r\n`,
    'GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n',
  ])('%j is none', (text) => {
    expect(readRequestHead(text)).toBe('malformed');
  });

  it.each([
    ['Host: a', { by: 'nothing' }],
    ['Content-Length: 0', { by: 'nothing' }],
    ['Content-Length: 12', { by: 'length', bytes: 12 }],
    ['Transfer-Encoding: gzip, chunked', { by: 'chunks' }],
  ])('with %s is framed by %j (RFC 9112 §6.3)', (line, framing) => {
    expect(readRequestHead(`${GET}${line}\r\n\r\n`)).toMatchObject({ framing });
  });
});

describe('a response head', () => {
  it.each([
    ['HTTP/1.1 200 OK\r\n\r\n', 'GET', { by: 'connection' }],
    ['HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n', 'GET', { by: 'length', bytes: 3 }],
    ['HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n', 'HEAD', { by: 'nothing' }],
    ['HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n', 'GET', { by: 'nothing' }],
    ['HTTP/1.1 103 Early Hints\r\n\r\n', 'GET', { by: 'nothing' }],
    ['HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n', 'GET', { by: 'chunks' }],
    ['HTTP/1.1 200\r\nTransfer-Encoding: gzip\r\n\r\n', 'GET', { by: 'connection' }],
  ])('%j to %s ends by %j', (text, method, framing) => {
    expect(readResponseHead(text, method)).toMatchObject({ framing });
  });

  it.each(['HTTP/1.1 99 Odd\r\n\r\n', 'SSH-2.0-OpenSSH\r\n\r\n', 'HTTP/1.1 2000 OK\r\n\r\n'])('%j is none', (text) => {
    expect(readResponseHead(text, 'GET')).toBe('malformed');
  });
});

describe('chunks (RFC 9112 §7.1)', () => {
  it.each([
    ['3\r\nabc\r\n0\r\n\r\nrest', { content: 'abc', length: 13, state: 'last' }],
    ['3;x=y\r\nabc\r\nA\r\n0123456789\r\n', { content: 'abc0123456789', length: 27, state: 'more' }],
    ['3\r\nabc\r\n5\r\nab', { content: 'abc', length: 8, state: 'more' }],
    ['0\r\nTrailer: x\r\n\r\n', { content: '', length: 17, state: 'last' }],
    ['0\r\nTrailer: x\r\n', { content: '', length: 0, state: 'more' }],
    ['3\r\nabcd\r\n', { content: '', length: 0, state: 'malformed' }],
    ['x\r\nabc', { content: '', length: 0, state: 'malformed' }],
  ])('%j', (text, read) => {
    expect(readChunks(text)).toEqual(read);
  });
});

describe('a whole request', () => {
  const requests: fc.Arbitrary<Request> = fc
    .record({
      method: fc.constantFrom('GET', 'POST'),
      path: fc.stringMatching(/^\/[a-z?=]{0,9}$/u),
      text: fc.stringMatching(/^[a-z]{0,9}$/u),
    })
    .map(({ method, path, text }) => ({
      kind: 'request',
      method,
      target: path,
      version: '1.1',
      fields: [
        { name: 'Host', value: 'a' },
        ...(text === '' ? [] : [{ name: 'Content-Length', value: String(text.length) }]),
      ],
      content: text === '' ? null : { text, bytes: text.length },
    }));

  it('read from what was written is the same, whatever follows it', () => {
    fc.assert(
      fc.property(requests, fc.stringMatching(/^[A-Z ]{0,5}$/u), (request, rest) => {
        const text = messageText(request);
        expect(readRequest(text + rest)).toEqual({ message: request, length: text.length });
        for (let cut = 0; cut < text.length; cut += 1) expect(readRequest(text.slice(0, cut))).toBe('incomplete');
      }),
      { numRuns: 100 },
    );
  });

  it('in chunks holds what they hold', () => {
    const text = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n';
    expect(readRequest(text)).toMatchObject({ message: { content: { text: 'ab', bytes: 2 } }, length: text.length });
    expect(readRequest(text.slice(0, -2))).toBe('incomplete');
    expect(readRequest(text.replace('ab', 'abc'))).toBe('malformed');
  });
});
