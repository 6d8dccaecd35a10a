// How the products read answers that are not quite HTTP. Each row was observed on nginx 1.22.1, HAProxy 2.6.12, Squid 5.7 and Varnish 7.1.1:
// the octets of a server that closed after them, and what each product made of them.
import { describe, expect, it } from 'vitest';
import type { ResponseGrammar } from '../../../simulations/http/failure-settings.ts';
import type { Heard } from '../../../simulations/http/response-octets.ts';
import { createResponseReader } from '../../../simulations/http/response-octets.ts';
import { readHaproxyFailures } from '../../../simulations/scenario/profiles/haproxy-failures.ts';
import { readNginxFailures } from '../../../simulations/scenario/profiles/nginx-failures.ts';
import { readSquidFailures } from '../../../simulations/scenario/profiles/squid-failures.ts';
import { readVarnishFailures } from '../../../simulations/scenario/profiles/varnish-failures.ts';

const GRAMMARS: readonly (readonly [product: string, grammar: ResponseGrammar])[] = [
  ['nginx', readNginxFailures([]).grammar],
  ['HAProxy', readHaproxyFailures([]).grammar],
  ['Squid', readSquidFailures([], 'gateway').grammar],
  ['Varnish', readVarnishFailures([]).grammar],
];

/** What was heard in short: interim statuses, then status and content, `bare`, or `refused` where there is nothing to give back. */
function told(heard: readonly Heard[]): string {
  const interim = heard.flatMap((part) => (part.heard === 'interim' ? [`${String(part.response.status)}; `] : []));
  if (heard.some((part) => part.heard === 'fault' || part.heard === 'garbled')) return `${interim.join('')}refused`;
  if (heard.some((part) => part.heard === 'bare')) return `${interim.join('')}bare`;
  const head = heard.find((part) => part.heard === 'head');
  if (!head) return `${interim.join('')}refused`;
  const content = heard.map((part) => (part.heard === 'content' ? part.content.text : '')).join('');
  return `${interim.join('')}${String(head.response.status)} ${content}`;
}

function read(raw: string, grammar: ResponseGrammar, size: number): string {
  const reader = createResponseReader(grammar, 'GET');
  const heard: Heard[] = [];
  for (let at = 0; at < raw.length; at += size) {
    const text = raw.slice(at, at + size);
    heard.push(...reader.hear({ text, bytes: text.length }));
  }
  return told([...heard, ...reader.end()]);
}

type Row = readonly [raw: string, nginx: string, haproxy: string, squid: string, varnish: string];

// prettier-ignore
const OBSERVED: readonly Row[] = [
  ['SSH-2.0-OpenSSH_9.2\r\n', 'bare', 'refused', '200 SSH-2.0-OpenSSH_9.2\r\n', 'refused'],
  ['hello', 'bare', 'refused', '200 hello', 'refused'],
  ['220 mail.example.test ESMTP ready\r\n220 more lines here\r\n\r\nlast', 'bare', 'refused', '200 220 mail.example.test ESMTP ready\r\n220 more lines here\r\n\r\nlast', 'refused'],
  ['HTTP', 'refused', 'refused', '200 HTTP\r\n\r\n', 'refused'],
  ['\x16\x03\x01\x00\x05hello', 'bare', 'refused', '200 \x16\x03\x01\x00\x05hello', 'refused'],
  ['\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', 'bare', '200 ok', '200 \r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', '200 ok'],
  ['HTTP/1.1 200 OK\r\nServer: truth-origin/1\r\nTransfer-Encoding: chunked\r\n\r\n7\r\npartial\r\n0\r\n\r\n', '200 partial', '200 partial', '200 partial', '200 partial'],
  ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n123456', '200 123456', 'refused', 'refused', '200 12345'],
  ['HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Length: 5\r\n\r\n123456', '200 12345', 'refused', 'refused', '200 123456'],
  ['HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Length: 6\r\n\r\n123456', '200 123456', '200 123456', '200 123456', '200 123456'],
  ['HTTP/1.1 200 OK\r\nContent-Length: 6, 6\r\n\r\n123456', '200 123456', '200 123456', '200 123456', 'refused'],
  ['HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n123456', '200 123456', 'refused', 'refused', 'refused'],
  ['HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n123456', '200 123456', 'refused', 'refused', 'refused'],
  ['HTTP/1.1 200 OK\r\nContent-Length: +6\r\n\r\n123456', '200 123456', 'refused', 'refused', 'refused'],
  ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n123456\r\n0\r\n\r\n', '200 123456', '200 123456', '200 123456', 'refused'],
  ['HTTP/1.1 200 OK\r\nTransfer-Encoding: foo\r\n\r\n123456', '200 123456', 'refused', 'refused', 'refused'],
  ['HTTP/1.1 99 Odd\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'bare', '99 ok', 'refused', 'refused'],
  ['HTTP/1.1 098 Odd\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '98 ok', '98 ok', 'refused', 'refused'],
  ['HTTP/1.1 0 Odd\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'bare', '0 ok', 'refused', 'refused'],
  ['HTTP/1.1 1000 Odd\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'bare', '1000 ok', 'refused', 'refused'],
  ['HTTP/1.1 abc Odd\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'bare', 'refused', 'refused', 'refused'],
  ['HTTP/1.1 20 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'bare', '20 ok', 'refused', 'refused'],
  ['HTTP/1.1 -1 Odd\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'bare', 'refused', 'refused', 'refused'],
  ['HTTP/1.1 2000 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'bare', '2000 ok', 'refused', 'refused'],
  ['HTTP/1.1 600 Odd\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '600 ok', '600 ok', 'refused', '600 ok'],
  ['HTTP/1.1 999 Odd\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '999 ok', '999 ok', 'refused', '999 ok'],
  ['HTTP/1.1 700\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '700 ok', '700 ok', 'refused', '700 ok'],
  ['HTTP/1.1 200\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '200 ok', '200 ok', '200 ok', '200 ok'],
  ['HTTP/1.1 99 Odd\r\nContent-Length: 0\r\n\r\n', 'bare', '99 ', 'refused', 'refused'],
  ['HTTP/1.1 99 Odd\r\nContent-Length: 2\r\n\r\nok', 'bare', '99 ok', 'refused', 'refused'],
  ['HTTP/1.2 200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '200 ok', '200 ok', '200 ok', '200 ok'],
  ['HTTP/2.0 200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '200 ok', '200 ok', '200 HTTP/2.0 200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '200 ok'],
  ['HTTP/1.0 200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '200 ok', '200 ok', '200 ok', '200 ok'],
  ['HTTP/0.9 200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'bare', '200 ok', '200 HTTP/0.9 200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'refused'],
  ['HTTP/3 200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'bare', 'refused', '200 HTTP/3 200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'refused'],
  ['HTTP/11.1 200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '200 ok', 'refused', '200 HTTP/11.1 200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'refused'],
  ['http/1.1 200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'bare', 'refused', '200 http/1.1 200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '200 ok'],
  ['HTTP/1.1  200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '200 ok', '200 ok', 'refused', '200 ok'],
  ['HTTP/1.1\t 200 OK\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', 'bare', '200 ok', 'refused', '200 ok'],
  ['HTTP/1.1 200 OK\r\nServer: truth-origin/1\r\nFoo bar\r\nContent-Length: 2\r\n\r\nok', 'refused', 'refused', 'refused', 'refused'],
  ['HTTP/1.1 200 OK\r\nServer: truth-origin/1\r\nFoo : bar\r\nContent-Length: 2\r\n\r\nok', 'refused', 'refused', '200 ok', 'refused'],
  ['HTTP/1.1 200 OK\r\nServer: truth-origin/1\r\nFoo: a\r\n b\r\nContent-Length: 2\r\n\r\nok', 'refused', '200 ok', '200 ok', '200 ok'],
  ['HTTP/1.1 200 OK\r\nServer: truth-origin/1\r\n: x\r\nContent-Length: 2\r\n\r\nok', 'refused', 'refused', 'refused', 'refused'],
  ['HTTP/1.1 200 OK\r\nServer: truth-origin/1\r\n Foo: bar\r\nContent-Length: 2\r\n\r\nok', 'refused', '200 ok', '200 ok', '200 ok'],
  ['HTTP/1.1 200 OK\r\nServer: truth-origin/1\r\nFoo: a\x00b\r\nContent-Length: 2\r\n\r\nok', 'refused', '200 ok', 'refused', 'refused'],
  ['HTTP/1.1 200 OK\r\nServer: truth-origin/1\r\nFoo: a\x01b\r\nContent-Length: 2\r\n\r\nok', '200 ok', '200 ok', '200 ok', 'refused'],
  ['HTTP/1.1 200 OK\r\nServer: truth-origin/1\r\nFo\to: a\r\nContent-Length: 2\r\n\r\nok', 'refused', 'refused', 'refused', 'refused'],
  ['HTTP/1.1 200 OK\r\nServer: truth-origin/1\r\nFoo: a\rb\r\nContent-Length: 2\r\n\r\nok', 'refused', 'refused', '200 ok', 'refused'],
  ['HTTP/1.1 200 OK\nServer: truth-origin/1\nContent-Length: 2\n\nok', '200 ok', '200 ok', '200 ok', '200 ok'],
  ['HTTP/1.1 200 OK\r\nServer: truth-origin/1\r\nFoo: \xe9\r\nContent-Length: 2\r\n\r\nok', '200 ok', '200 ok', '200 ok', '200 ok'],
  ['HTTP/1.1 204 No Content\r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '204 ', '204 ', '204 ', 'refused'],
  ['HTTP/1.1 200 \r\nServer: truth-origin/1\r\nContent-Length: 2\r\n\r\nok', '200 ok', '200 ok', '200 ok', '200 ok'],
  ['HTTP/1.1 200 OK\r\nServer: truth', 'refused', 'refused', '200 ', 'refused'],
  ['HTTP/1.1 20', 'refused', 'refused', 'refused', 'refused'],
  ['HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', '103 HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', '103; 200 ok', '103; 200 ok', 'refused'],
];

describe('answers that are not quite HTTP', () => {
  it.each(OBSERVED)('%j', (raw, ...expected) => {
    GRAMMARS.forEach(([product, grammar], i) => {
      expect(`${product}: ${read(raw, grammar, raw.length)}`).toBe(`${product}: ${expected[i] ?? ''}`);
    });
  });

  it.each(OBSERVED)('%j, octet by octet', (raw, ...expected) => {
    GRAMMARS.forEach(([product, grammar], i) => {
      expect(`${product}: ${read(raw, grammar, 1)}`).toBe(`${product}: ${expected[i] ?? ''}`);
    });
  });
});

describe('the size of a head', () => {
  const FIRST = 'HTTP/1.1 200 OK\r\n';
  const LAST = 'Content-Length: 0\r\n\r\n';
  const ofOctets = (octets: number): string =>
    `${FIRST}X: ${'a'.repeat(octets - FIRST.length - LAST.length - 5)}\r\n${LAST}`;
  const ofLines = (lines: number): string => `${FIRST}${'X: a\r\n'.repeat(lines - 1)}${LAST}`;

  // Measured: the greatest that each product takes.
  it.each([
    [0, ofOctets, 4096],
    [0, ofLines, 677],
    [1, ofOctets, 15_273],
    [1, ofLines, 100],
    [2, ofOctets, 65_535],
    [3, ofOctets, 8232],
    [3, ofLines, 53],
  ] as const)('product %i takes so much and no more', (product, make, most) => {
    const grammar = GRAMMARS[product]?.[1];
    if (!grammar) throw new Error('no such product');
    expect(read(make(most), grammar, 100_000)).toBe('200 ');
    expect(read(make(most + 1), grammar, 100_000)).toBe('refused');
  });
});
