// Dates as products read them, which is not always as RFC 9110 §5.6.7 has them: more is let through, or less.
import { parseHttpDate } from '../../http/date.ts';

const CLOCK = '(\\d{2}):(\\d{2}):(\\d{2})';
const DAY_FIRST = new RegExp(`^[^,]*, *(\\d{2})( |-)([a-z]{3})\\2(\\d{4}|\\d{2}) ${CLOCK}`, 'iu');
const MONTH_FIRST = new RegExp(`^[a-z]{3} ([a-z]{3}) ([ \\d]\\d) ${CLOCK} (\\d{4})$`, 'iu');

const date = (day: string, month: string, year: string, clock: string): number | null =>
  parseHttpDate(`Thu, ${day} ${month} ${year} ${clock} GMT`, 0);

/** nginx: neither the weekday nor the zone is looked at; a year of two digits only between hyphens. */
export function parseLenientDate(text: string): number | null {
  const [, day, separator, month, year = '', ...clock] = DAY_FIRST.exec(text) ?? [];
  if (day !== undefined && month !== undefined) {
    if ((separator === '-') !== (year.length === 2)) return null;
    const full = year.length === 4 ? year : `${Number(year) < 70 ? '20' : '19'}${year}`;
    return date(day, month, full, clock.join(':'));
  }
  const [, name, dayOfMonth, h, m, s, fullYear] = MONTH_FIRST.exec(text) ?? [];
  return name === undefined
    ? null
    : date((dayOfMonth ?? '').replace(' ', '0'), name, fullYear ?? '', [h, m, s].join(':'));
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Squid: day, month, year and time in words of any order between spaces, commas and hyphens; a zone, where there is one, must be GMT. */
export function parseWordDate(text: string): number | null {
  let [day, month, year, clock] = ['', '', '', ''];
  for (const word of text.split(/[ ,-]+/u)) {
    if (/^\d{2}:\d{2}:\d{2}$/u.test(word)) clock = word;
    else if (/^\d{4}$/u.test(word)) year = word;
    else if (/^\d{1,2}$/u.test(word)) {
      if (day === '') day = word.padStart(2, '0');
      else year = `${Number(word) < 70 ? '20' : '19'}${word.padStart(2, '0')}`;
    } else if (/^[a-z]{3}/iu.test(word)) {
      const found = MONTHS.find((name) => name.toLowerCase() === word.slice(0, 3).toLowerCase());
      if (found !== undefined && month === '') month = found;
      else if (clock !== '' && word !== 'GMT') return null;
    } else if (word !== '') return null;
  }
  return [day, month, year, clock].includes('') ? null : date(day, month, year, clock);
}

const STRICT =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, |(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) )/u;

/** Varnish: the three forms of the standard, in their own case. */
export function parseStrictDate(text: string): number | null {
  const isZoned = text.includes(',') ? text.endsWith(' GMT') : true;
  const hasMonth = MONTHS.some((name) => text.includes(name));
  return STRICT.test(text) && isZoned && hasMonth ? parseHttpDate(text, 0) : null;
}
