// Cases that no recording has: other weights, rates, lifetimes, methods and combinations, in the recordings' form, each worked out from the
// products' rules (`working`) and looked at on the product where it says so. The command must be right about all of them.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCaseFile } from '../../../simulations/cli/conformance/case-file.ts';
import { TOPICS } from '../../../simulations/cli/conformance/topics.ts';
import type { JsonObject } from '../../../simulations/cli/recording/json.ts';
import { notPassing, verdictsOf } from './published.ts';

const folder = new URL('../../fixtures/made-cases/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** What does not come out, and why it may not; nobody may pass who is listed here. */
const KNOWN: Readonly<Record<string, RegExp>> = {};

describe('made cases', () => {
  const files = names.map((name) => parseCaseFile(name, textOf(name)));
  const spoken = files.filter(({ topic }) => TOPICS.some(({ name }) => topic.endsWith(name)));

  it.each(spoken.map((file) => [file.name, file] as const))('%s: all come out as worked out', (_, file) => {
    const rest = notPassing(verdictsOf(file));
    const isOfFile = (id: string): boolean => file.cases.some((filed) => filed.id === id);
    expect(Object.entries(rest).filter(([id, why]) => !KNOWN[id]?.test(why))).toEqual([]);
    expect(Object.keys(KNOWN).filter((id) => isOfFile(id) && !(id in rest))).toEqual([]);
  });

  it.each(names)('%s: every case shows its working and has a name of its own', (name) => {
    const { cases } = JSON.parse(textOf(name)) as { cases: JsonObject[] };
    for (const { working } of cases) expect(working).toMatch(/.{10}/u);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });
});
