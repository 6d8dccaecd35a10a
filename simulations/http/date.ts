// HTTP dates from and to whole seconds since 1970, by counting days (RFC 9110 §5.6.7).

const WEEKDAYS: readonly string[] = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed']; // 1970 began on a Thursday
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const DAY = 86_400;

const two = (number: number): string => String(number).padStart(2, '0');

/*
 * Years are counted from March, so that the leap day is the last: the months then have 31, 30, 31, 30, 31, 31, 30 …
 * days, which (153 · month + 2) / 5 adds up. 719,468 days lie between 1 March of the year 0 and 1 January 1970.
 */
function daysBefore(year: number, month: number, day: number): number {
  const shifted = month < 3 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    365 * shifted +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    dayOfYear -
    719_468
  );
}

function calendar(days: number): { year: number; month: number; day: number } {
  let year = 1970 + Math.floor(days / 365.2425);
  if (daysBefore(year, 1, 1) > days) year -= 1;
  if (daysBefore(year + 1, 1, 1) <= days) year += 1;
  let month = 12;
  while (daysBefore(year, month, 1) > days) month -= 1;
  return { year, month, day: days - daysBefore(year, month, 1) + 1 };
}

/** As "Sun, 06 Nov 1994 08:49:37 GMT"; parts of a second are dropped. */
export function imfFixdate(epochSeconds: number): string {
  const seconds = Math.floor(epochSeconds);
  const days = Math.floor(seconds / DAY);
  const time = seconds - days * DAY;
  const { year, month, day } = calendar(days);
  const clock = `${two(Math.floor(time / 3600))}:${two(Math.floor(time / 60) % 60)}:${two(time % 60)}`;
  const weekday = WEEKDAYS[((days % 7) + 7) % 7] ?? '';
  return `${weekday}, ${two(day)} ${MONTHS[month - 1] ?? ''} ${String(year).padStart(4, '0')} ${clock} GMT`;
}

const IMF_FIXDATE = /^\w{3}, (?<day>\d{2}) (?<month>\w{3}) (?<year>\d{4}) (?<clock>\d{2}:\d{2}:\d{2}) GMT$/iu;
const RFC_850 = /^\w{6,9}, (?<day>\d{2})-(?<month>\w{3})-(?<year>\d{2}) (?<clock>\d{2}:\d{2}:\d{2}) GMT$/iu;
const ASCTIME = /^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) (?<clock>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/iu;

/** RFC 9110 §5.6.7: the last year of these two digits that is not more than 50 years ahead. */
function fullYear(twoDigits: number, nowSeconds: number): number {
  const latest = calendar(Math.floor(nowSeconds / DAY)).year + 50;
  return latest - ((latest - twoDigits) % 100);
}

/**
 * Seconds since 1970 of any of the three forms that a recipient must accept (RFC 9110 §5.6.7), without regard to case
 * (RFC 9111 §4.2); null when it is none. `nowSeconds` serves years of two digits only.
 */
export function parseHttpDate(text: string, nowSeconds: number): number | null {
  const groups = (IMF_FIXDATE.exec(text) ?? RFC_850.exec(text) ?? ASCTIME.exec(text))?.groups;
  if (!groups) return null;
  const { day = '', month = '', year = '', clock = '' } = groups;
  const monthNumber = MONTHS.findIndex((name) => name.toLowerCase() === month.toLowerCase()) + 1;
  const yearNumber = year.length === 2 ? fullYear(Number(year), nowSeconds) : Number(year);
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  const days = daysBefore(yearNumber, monthNumber, Number(day));
  const isReal = monthNumber > 0 && calendar(days).day === Number(day) && calendar(days).month === monthNumber;
  // RFC 9110 §5.6.7: 60 for a leap second.
  if (!isReal || hours > 23 || minutes > 59 || seconds > 60) return null;
  return days * DAY + hours * 3600 + minutes * 60 + seconds;
}
