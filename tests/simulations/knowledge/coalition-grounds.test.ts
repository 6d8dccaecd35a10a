// What joint knowledge rests on: evidence of members, and joins that lead from the one to the other.
import { describe, expect, it } from 'vitest';
import { coalitionOf } from '../../../simulations/knowledge/coalition.ts';
import { groundsOf, joinsOf } from '../../../simulations/knowledge/coalition-grounds.ts';
import { FACTS, HALVES } from '../../../simulations/knowledge/fact.ts';
import type { Fact, LinkFact } from '../../../simulations/knowledge/fact.ts';
import { matrixOf, MODE_IDS, runMode } from './runs.ts';

const groundsIn = (mode: string, fact: Fact, ...members: string[]) => {
  const told = runMode(mode);
  const { cells } = matrixOf(told);
  return { told, cells, grounds: groundsOf(cells, coalitionOf(cells, members), fact) };
};

describe('the grounds of joint knowledge', () => {
  it('of two relays are one half each, and the connection between their boxes', () => {
    const { told, grounds } = groundsIn('relay-2hop', 'link_ip_host', 'relay_1', 'relay_2');
    expect(grounds?.pieces.map(({ column, fact }) => `${column} ${fact}`)).toEqual([
      'relay_1 client_ip',
      'relay_2 dest_host',
    ]);
    const [join, ...others] = grounds!.joins;
    expect(others).toEqual([]);
    if (join?.kind !== 'connection') throw new Error('no connection joins them');
    expect([...join.between].sort()).toEqual(['relay_1', 'relay_2']);
    const seen = told.trace.records[join.record!];
    const addresses = told.trace.header.nodes.flatMap((node) => (/^relay/.test(node.id) ? node.addresses : []));
    expect(addresses).toContain(join.through);
    expect(JSON.stringify(seen)).toContain(join.through);
  });

  it('of three relays in a row go over the one in the middle', () => {
    const { grounds } = groundsIn('tor-https', 'link_ip_host', 'relay_1', 'relay_2', 'relay_3');
    expect(grounds?.joins.map(({ between }) => [...between].sort().join(' '))).toEqual([
      'relay_1 relay_2',
      'relay_2 relay_3',
    ]);
    expect(groundsIn('tor-https', 'link_ip_host', 'relay_1', 'relay_3').grounds).toBeNull();
  });

  it('of one who knows both halves need nobody else', () => {
    const { grounds } = groundsIn('direct-https', 'link_ip_host', 'access_network', 'transit');
    expect(new Set(grounds?.pieces.map(({ column }) => column)).size).toBe(1);
    expect(grounds?.joins).toEqual([]);
  });

  it('may be that both read who the user is', () => {
    const { cells } = matrixOf(runMode('direct-http'));
    const [join] = joinsOf(cells, ['access_network', 'transit']);
    expect(join).toMatchObject({ kind: 'user', between: ['access_network', 'transit'] });
    expect(join?.kind === 'user' && join.evidence.map(({ part }) => part)).toEqual(['cookie', 'cookie']);
  });

  it.each(MODE_IDS)('are there in %s just where a coalition of two knows, and lead from half to half', (mode) => {
    const { cells } = matrixOf(runMode(mode));
    const columns = Object.keys(cells);
    for (const [place, one] of columns.entries()) {
      for (const other of columns.slice(place + 1)) {
        const coalition = coalitionOf(cells, [one, other]);
        for (const fact of FACTS) {
          const grounds = groundsOf(cells, coalition, fact);
          expect(grounds !== null, `${one} ${other} ${fact}`).toBe(coalition.values[fact] === 'yes');
          if (grounds === null) continue;
          const halves = fact in HALVES ? HALVES[fact as LinkFact] : [[fact]];
          expect(
            grounds.pieces.map((piece) => halves.findIndex((facts) => facts.some((own) => own === piece.fact))),
          ).toEqual(halves.map((_half, number) => number));
          for (const piece of grounds.pieces) {
            expect(piece.evidence.length, `${piece.column} ${piece.fact}`).toBeGreaterThan(0);
            expect(cells[piece.column]?.[piece.fact].value).toBe('yes');
          }
          const isOne = new Set(grounds.pieces.map(({ column }) => column)).size === 1;
          expect(grounds.joins.length).toBe(isOne ? 0 : 1);
        }
      }
    }
  });
});
