// HTTP dates (RFC 9110 §5.6.7) against the platform's own calendar.
import { describe, expect, it } from 'vitest';
import { imfFixdate, parseHttpDate } from '../../../simulations/http/date.ts';
import { draw } from '../../../simulations/kernel/random.ts';

const NOW = 784_111_777; // Sun, 06 Nov 1994 08:49:37 GMT, the RFC's example
const YEAR_9999 = 253_402_300_799;

describe('imfFixdate', () => {
  it.each([
    [NOW, 'Sun, 06 Nov 1994 08:49:37 GMT'],
    [0, 'Thu, 01 Jan 1970 00:00:00 GMT'],
    [-1, 'Wed, 31 Dec 1969 23:59:59 GMT'],
    [951_782_400, 'Tue, 29 Feb 2000 00:00:00 GMT'],
    [4_107_542_399, 'Sun, 28 Feb 2100 23:59:59 GMT'],
    [4_107_542_400, 'Mon, 01 Mar 2100 00:00:00 GMT'],
    [YEAR_9999, 'Fri, 31 Dec 9999 23:59:59 GMT'],
    [NOW + 0.9, 'Sun, 06 Nov 1994 08:49:37 GMT'],
  ])('%d is %s', (seconds, text) => {
    expect(imfFixdate(seconds)).toBe(text);
  });

  it('agrees with the platform from the year 0 to 9999, and reads back what it wrote', () => {
    for (let i = 0; i < 5000; i += 1) {
      const seconds = Math.floor(-62_000_000_000 + draw(1, 'date', i) * (YEAR_9999 + 62_000_000_000));
      const text = imfFixdate(seconds);
      expect(text).toBe(new Date(seconds * 1000).toUTCString());
      expect(parseHttpDate(text, NOW)).toBe(seconds);
    }
  });
});

describe('parseHttpDate', () => {
  it.each<[string, number | null, string]>([
    ['Sun, 06 Nov 1994 08:49:37 GMT', NOW, 'IMF-fixdate'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', NOW, 'RFC 850 form'],
    ['Sun Nov  6 08:49:37 1994', NOW, 'asctime form'],
    ['Sun, 06 Nov 1994 00:00:00 GMT', NOW - 31_777, 'midnight'],
    ['Sun, 06 Nov 1994 23:59:59 GMT', NOW + 54_622, 'a second before midnight'],
    ['Wed Nov 16 08:49:37 1994', NOW + 864_000, 'asctime form, two digits'],
    ['sun, 06 nov 1994 08:49:37 gmt', NOW, 'RFC 9111 §4.2: without regard to case'],
    ['Sat, 31 Dec 2016 23:59:60 GMT', 1_483_228_800, 'a leap second'],
    ['Sun, 06 Nov 1994 08:49:37 PST', null, 'RFC 9111 §4.2: GMT only'],
    ['Sun, 06 Nov 1994 08:49:37', null, 'no zone'],
    ['Sun, 6 Nov 1994 08:49:37 GMT', null, 'one digit'],
    ['Sun, 31 Feb 1994 08:49:37 GMT', null, 'no such day'],
    ['Sun, 00 Nov 1994 08:49:37 GMT', null, 'no such day'],
    ['Sun, 06 Foo 1994 08:49:37 GMT', null, 'no such month'],
    ['Sun, 06 Nov 1994 24:49:37 GMT', null, 'no such hour'],
    ['Sun, 06 Nov 1994 08:60:37 GMT', null, 'no such minute'],
    ['Sun, 06 Nov 1994 08:49:61 GMT', null, 'no such second'],
    ['0', null, 'RFC 9111 §5.3: what Expires: 0 holds'],
    ['-1', null, 'no date'],
    ['', null, 'no date'],
  ])('%j: %j, %s', (text, seconds, _rule) => {
    expect(parseHttpDate(text, NOW)).toBe(seconds);
  });

  it('takes two digits for a year at most 50 ahead (RFC 9110 §5.6.7)', () => {
    const year = (text: string): number => new Date((parseHttpDate(text, NOW) ?? NaN) * 1000).getUTCFullYear();
    expect(year('Sunday, 06-Nov-44 08:49:37 GMT')).toBe(2044);
    expect(year('Sunday, 06-Nov-45 08:49:37 GMT')).toBe(1945);
    expect(year('Sunday, 06-Nov-95 08:49:37 GMT')).toBe(1995);
    const in2026 = parseHttpDate('Sunday, 06-Nov-30 08:49:37 GMT', 1_780_000_000) ?? NaN;
    expect(new Date(in2026 * 1000).getUTCFullYear()).toBe(2030);
  });
});
