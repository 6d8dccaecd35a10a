// Times and sizes as products write them in their configuration files.

const NGINX_UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, '': 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** nginx: "10s", "1h 30m" without the space, plain seconds; null: none of these. */
export function nginxSeconds(text: string): number | null {
  if (!/^(?:\d+(?:ms|s|m|h|d|w)?)+$/u.test(text)) return null;
  let seconds = 0;
  for (const [, digits = '', unit = ''] of text.matchAll(/(\d+)(ms|s|m|h|d|w)?/gu)) {
    seconds += Number(digits) * (NGINX_UNITS[unit] ?? 1);
  }
  return seconds;
}

const SQUID_UNITS: readonly (readonly [start: string, seconds: number])[] = [
  ['sec', 1],
  ['min', 60],
  ['hour', 3600],
  ['day', 86_400],
  ['week', 604_800],
];

/** Squid: a number and a word for the unit; seconds where there is none. */
export function squidSeconds([digits = '', unit = 'seconds']: readonly string[]): number | null {
  const found = SQUID_UNITS.find(([start]) => unit.toLowerCase().startsWith(start));
  return /^\d+$/u.test(digits) && found ? Number(digits) * found[1] : null;
}

const BYTES: Readonly<Record<string, number>> = { b: 1, bytes: 1, kb: 1024, mb: 1_048_576, gb: 1_073_741_824 };

/** Squid: "512 KB". */
export function squidBytes([digits = '', unit = 'bytes']: readonly string[]): number | null {
  const size = BYTES[unit.toLowerCase()];
  return /^\d+$/u.test(digits) && size !== undefined ? Number(digits) * size : null;
}

const NGINX_SIZES: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1_048_576, g: 1_073_741_824 };

/** nginx: "512", "8k", "1m"; null: none of these. */
export function nginxBytes(text: string): number | null {
  const [, digits, unit = ''] = /^(\d{1,12})([kmg]?)$/iu.exec(text) ?? [];
  const size = NGINX_SIZES[unit.toLowerCase()];
  return digits === undefined || size === undefined ? null : Number(digits) * size;
}

const HAPROXY_UNITS: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  '': 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** HAProxy: "10s", "500" for milliseconds; null: none of these. */
export function haproxyMilliseconds(text: string): number | null {
  const [, digits, unit = ''] = /^(\d{1,12})(us|ms|s|m|h|d)?$/u.exec(text) ?? [];
  const size = HAPROXY_UNITS[unit];
  return digits === undefined || size === undefined ? null : Math.floor(Number(digits) * size);
}
