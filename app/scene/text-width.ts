// How wide a text will be, without a browser: advance widths of a wide sans serif (DejaVu Sans, measured), so that other fonts only need less.
// Whatever is not listed (Chinese above all) is one em wide.

/** Hundredths of an em → the characters that are so wide. */
const REGULAR: Readonly<Record<number, string>> = {
  28: "'ijl",
  30: 'IJ',
  32: ' \u00A0,.’·',
  34: '/:;\\|',
  37: 'f-',
  40: '()[]t!r',
  47: '"',
  51: '*_`–',
  53: 'sz“”?',
  57: 'cLFk',
  60: 'vxyP',
  63: 'TYaoeESbdghnpqu',
  65: '$0123456789{}',
  70: 'KAVBRXZC',
  76: 'UHN',
  79: 'DG&OQ',
  85: 'w#+<=>^~−×→M',
  100: '%mW@…',
};
const BOLD: Readonly<Record<number, string>> = {
  35: "'ijl \u00A0",
  38: '/IJ\\|,.’·',
  42: ':;-',
  46: 'f!()[]',
  50: 'tr_`–',
  53: '"*',
  60: '?zcs',
  66: 'Lvxy“”ak',
  70: 'EFTeo0123456789$',
  73: 'hnu{}SYbdgpqCPZ',
  77: 'BAKRVX',
  83: 'UGD',
  87: '#+<=>HN^~−×→OQ&',
  93: 'w',
  105: '%@M…mW',
};

const widths = (table: Readonly<Record<number, string>>): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(table).flatMap(([hundredths, characters]) =>
      Array.from(characters, (one) => [one, Number(hundredths) / 100] as const),
    ),
  );

const REGULAR_WIDTHS = widths(REGULAR);
const BOLD_WIDTHS = widths(BOLD);
/** Accented letters of the Latin block are as wide as their plainest widest relative. */
const LATIN = /[\u00C0-\u024F\u1E00-\u1EFF]/u;

/** Width of one line in the units of `size` (the font size). */
export function textWidth(text: string, size: number, isBold = false): number {
  const table = isBold ? BOLD_WIDTHS : REGULAR_WIDTHS;
  let ems = 0;
  for (const character of text) ems += table.get(character) ?? (LATIN.test(character) ? 0.8 : 1);
  return ems * size;
}
