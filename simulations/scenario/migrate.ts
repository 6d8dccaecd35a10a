// The gate by version: older files will be made new here; what no version of ours wrote is refused by name, before anything else is read.
import type { Decoded } from './problem.ts';
import { shown } from './problem.ts';

/** The version that is written now. */
export const SCENARIO_VERSION = 1;

/** The value as a file of the present version. There has been one so far, so nothing is changed yet. */
export function migrate(value: unknown): Decoded<unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const expected = `{ "version": ${SCENARIO_VERSION}, … }`;
    const advice = { key: 'write-expected', params: { expected } } as const;
    return { ok: false, problems: [{ path: '', found: shown(value), expected, advice }] };
  }
  const { version } = value as { readonly version?: unknown };
  if (version === SCENARIO_VERSION) return { ok: true, value };
  const expected = String(SCENARIO_VERSION);
  const advice = { key: 'use-version', params: { version: SCENARIO_VERSION } } as const;
  return { ok: false, problems: [{ path: 'version', found: shown(version), expected, advice }] };
}
