// The embedding guide says what the code reads: every parameter, switch, mode and message, and none that is not there.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from '../../app/embed/protocol.ts';
import { SWITCH_PARAMETERS } from '../../app/embed/switch-parameters.ts';
import { decode } from '../../app/embed/url-state.ts';
import { shelf } from './states.ts';

const guide = readFileSync('docs/embedding.md', 'utf8');
/** Code words in the first column of the tables under a heading. */
function firstColumn(heading: string): string[] {
  const section = guide.split(`\n${heading}`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));
}

describe('the embedding guide', () => {
  it('names every switch, and none else', () => {
    const named = firstColumn('Switches, after');
    const more = [...guide.matchAll(/`((?:proxy|gateway)-[a-z]+)`/g)].map((match) => match[1] ?? '');
    expect(new Set([...named, ...more])).toEqual(new Set(SWITCH_PARAMETERS.keys()));
  });

  it('names only parameters that are read', () => {
    const parameters = firstColumn('## Parameters').filter(
      (name) => /^[a-z]+$/.test(name) && !SWITCH_PARAMETERS.has(name),
    );
    expect(parameters.length).toBeGreaterThan(14);
    for (const name of parameters) {
      const unknown = decode(`?${name}=`, shelf).notices.filter(({ kind }) => kind === 'parameter-unknown');
      expect(unknown, name).toEqual([]);
    }
  });

  it('names every mode', () => {
    for (const { id } of shelf.modes) expect(guide).toContain(`\`${id}\``);
  });

  it('names every situation and episode', () => {
    for (const { id, episodes } of shelf.situations)
      for (const name of [id, ...episodes]) expect(guide).toContain(`\`${name}\``);
  });

  it('names every message that is understood', () => {
    expect(firstColumn('## Messages')).toEqual(
      expect.arrayContaining([...CAPABILITIES, 'ready', 'size', 'state', 'error']),
    );
  });

  it('shows a link that opens without a notice', () => {
    const [, query = ''] = /proxyscope\/(\?[^"]+)"/.exec(guide) ?? [];
    expect(query).toContain('embed=1');
    expect(decode(query, shelf).notices).toEqual([]);
  });
});
