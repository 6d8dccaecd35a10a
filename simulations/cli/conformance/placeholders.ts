// Texts of a recording with placeholders in them: "<date>" stands for any HTTP date, "<n>" for any number, and so on.

const PLACEHOLDERS: Readonly<Record<string, string>> = {
  // IMF-fixdate, the only form that may be made (RFC 9110 §5.6.7).
  '<date>': '\\w{3}, \\d{2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT',
  '<n>': '-?\\d+(?:\\.\\d+)?',
  '<x>': '-?\\d+(?:\\.\\d+)?',
  '<eport>': '\\d{1,5}',
  '<t>': '.+?',
  '<timers>': '[-+/\\d.]+',
  '@DIR@': '\\S*?',
};

const ANY = new RegExp(Object.keys(PLACEHOLDERS).join('|'), 'gu');

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

const patterns = new Map<string, RegExp | null>();

/** Null: a text without placeholders. */
function patternOf(recorded: string): RegExp | null {
  const known = patterns.get(recorded);
  if (known !== undefined) return known;
  const found = recorded.match(ANY) ?? [];
  const literal = recorded.split(ANY).map(escaped);
  const joined = literal.reduce((all, text, i) => all + (PLACEHOLDERS[found[i - 1] ?? ''] ?? '') + text, '');
  const pattern = found.length === 0 ? null : new RegExp(`^${joined}$`, 'su');
  patterns.set(recorded, pattern);
  return pattern;
}

/** Whether a simulated text, or number, is what the recording says. */
export const isSameText = (recorded: string, simulated: string | number): boolean =>
  recorded === simulated || (patternOf(recorded)?.test(String(simulated)) ?? false);
