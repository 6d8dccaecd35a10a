// What HTTP's readers and writers promise for every text, not only for the rows of their tests.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deltaSeconds, parseCacheControl } from '../../simulations/http/cache-control.ts';
import { imfFixdate, parseHttpDate } from '../../simulations/http/date.ts';
import {
  allValues,
  has,
  listValues,
  tokenOrQuoted,
  unquoted,
  valueOf,
  withField,
  withMember,
  without,
} from '../../simulations/http/fields.ts';
import { addForwarded, forwardedAddresses } from '../../simulations/http/forwarded.ts';
import { hopByHopNames, withoutHopByHop } from '../../simulations/http/hop-by-hop.ts';
import type { Fields } from '../../simulations/http/message.ts';
import { formOf, targetInForm, targetUri } from '../../simulations/http/request-target.ts';
import { parseUri, uriText } from '../../simulations/http/target-uri.ts';
import { addVia, parseVia } from '../../simulations/http/via.ts';

const NAMES = ['Host', 'host', 'Via', 'Connection', 'TE', 'te', 'X-Trace', 'x-trace', 'Upgrade', 'Accept'];
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/u);
const value = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom(...NAMES)).map((names) => names.join(', ')),
);
/** Any 16-bit units, ASCII more often. */
const anyText = fc
  .array(fc.oneof(fc.nat(0xffff), fc.nat(0x7f)), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));
const fields: fc.Arbitrary<Fields> = fc.array(fc.record({ name: fc.constantFrom(...NAMES), value }), { maxLength: 12 });

describe('field lines', () => {
  it('no hop-by-hop field crosses a hop, and every other line does, in order (RFC 9110 §7.6.1)', () => {
    fc.assert(
      fc.property(fields, (received) => {
        const names = hopByHopNames(received);
        const forwarded = withoutHopByHop(received);
        for (const name of names) expect(has(forwarded, name)).toBe(false);
        expect(forwarded).toEqual(received.filter(({ name }) => !names.includes(name.toLowerCase())));
      }),
    );
  });

  it('a field that is set has that value, once, and no other field moves', () => {
    fc.assert(
      fc.property(fields, fc.constantFrom(...NAMES), value, (before, name, text) => {
        const after = withField(before, name, text);
        expect(allValues(after, name)).toEqual([text]);
        expect(without(after, name)).toEqual([...without(before, name)]);
        expect(withField(after, name, text)).toEqual(after);
      }),
    );
  });

  it('a member that is added is the last of its list', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.constantFrom('Via', 'VIA'), value: word })), word, (before, member) => {
        expect(listValues(withMember(before, 'Via', member), 'via')).toEqual([...listValues(before, 'via'), member]);
      }),
    );
  });

  it('what is quoted is said unchanged', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x20-\x7e]*$/u), (text) => {
        expect(unquoted(tokenOrQuoted(text))).toBe(text);
      }),
    );
  });
});

describe('texts from elsewhere', () => {
  it('never throw, whatever they hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const received = ['Via', 'Forwarded', 'X-Forwarded-For', 'Cache-Control', 'Connection'].map((name) => ({
          name,
          value: text,
        }));
        parseVia(received);
        forwardedAddresses(received);
        parseCacheControl(received);
        hopByHopNames(received);
        parseUri(text);
        parseUri(`http://${text}`);
        parseHttpDate(text, 0);
        deltaSeconds(text);
      }),
      { numRuns: 500 },
    );
  });

  it('take time in proportion to their length, not to its square', () => {
    const pieces = ['(', '"', '\\', ' ', '\t', ',', ' ,', ';', 'a:', ':', '[', ']', '/', '=', 'a=', '.', '1'];
    const ends = ['', 'z', ']"'];
    for (const text of pieces.flatMap((piece) => ends.map((end) => piece.repeat(30_000) + end))) {
      const received = [text, `1.1 a ${text}`, `for=${text}`, `"${text}`].flatMap((value) =>
        ['Via', 'Forwarded', 'X-Forwarded-For', 'Cache-Control', 'Connection'].map((name) => ({ name, value })),
      );
      const started = process.cpuUsage().user;
      parseVia(received);
      forwardedAddresses(received);
      parseCacheControl(received);
      withoutHopByHop(received);
      for (const start of ['', 'http://', 'http://a/', 'http://[']) parseUri(start + text);
      for (const start of ['', 'Sun, ']) parseHttpDate(start + text, 0);
      // Processor time in µs: some 20 ms for the twenty lines, and seconds if it grew with their square.
      const spent = process.cpuUsage().user - started;
      expect(spent, JSON.stringify(text.slice(0, 2) + text.slice(-2))).toBeLessThan(1_000_000);
    }
  });
});

describe('there and back', () => {
  const uri = fc.record({
    scheme: fc.constantFrom('http' as const, 'https' as const),
    host: fc.oneof(
      word.map((label) => `${label}.example`),
      fc.constantFrom('192.0.2.7', '[2001:db8::1]'),
    ),
    port: fc.option(fc.integer({ min: 1024, max: 65_535 })),
    path: fc.array(word, { maxLength: 3 }).map((parts) => `/${parts.join('/')}`),
    query: fc.option(fc.stringMatching(/^[a-z=&?/]{0,9}$/u)),
  });

  it('a target URI survives its text', () => {
    fc.assert(
      fc.property(uri, (original) => {
        expect(parseUri(uriText(original))).toEqual(original);
      }),
    );
  });

  it('a target URI survives each form of the request-target that holds it', () => {
    fc.assert(
      fc.property(uri, fc.constantFrom('origin-form' as const, 'absolute-form' as const), (original, form) => {
        const host = {
          name: 'Host',
          value: uriText(original)
            .replace(/^\w+:\/\//u, '')
            .replace(/[/?].*$/u, ''),
        };
        const target = targetInForm(original, form);
        const request = {
          kind: 'request',
          method: 'GET',
          target,
          version: '1.1',
          fields: [host],
          content: null,
        } as const;
        expect(formOf(request)).toBe(form);
        expect(targetUri(request, original.scheme)).toEqual(original);
      }),
    );
  });

  it('so do intermediaries, dates and addresses', () => {
    const comment = fc.option(fc.stringMatching(/^[a-z ,/0-9.]{1,12}$/u));
    const address = fc.constantFrom('192.0.2.60', '2001:db8::17', '198.51.100.7');
    fc.assert(
      fc.property(fc.array(fc.record({ protocol: fc.constantFrom('1.0', '1.1'), by: word, comment })), (members) => {
        let line: Fields = [];
        for (const member of members) line = addVia(line, member);
        expect(parseVia(line)).toEqual(members);
      }),
    );
    fc.assert(
      fc.property(fc.array(address, { minLength: 1 }), (addresses) => {
        let line: Fields = [];
        for (const node of addresses) line = addForwarded(line, { for: node, proto: 'http' });
        expect(forwardedAddresses(line)).toEqual([...new Set(addresses)]);
        expect(valueOf(line, 'Forwarded')?.split(', ')).toHaveLength(addresses.length);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -62_167_219_200, max: 253_402_300_799 }), (seconds) => {
        expect(parseHttpDate(imfFixdate(seconds), 0)).toBe(seconds);
      }),
    );
  });
});
