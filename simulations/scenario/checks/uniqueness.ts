// Nothing may be called or addressed like something else, or no message would know where to go.
import type { Problem } from '../problem.ts';
import type { Scenario } from '../scenario.ts';
import { problem, repeated } from './registry.ts';

export function checkUniqueness(scenario: Scenario): readonly Problem[] {
  return [
    ...sameLinks(scenario),
    ...sameIds(
      'nodes',
      scenario.nodes.map(({ id }) => id),
    ),
    ...sameIds(
      'links',
      scenario.links.map(({ id }) => id),
    ),
    ...sameIds(
      'observers',
      scenario.observers.map(({ id }) => id),
    ),
    ...repeated(scenario.zone, ({ name }) => name).map(({ index, first }) =>
      problem(`zone[${index}].name`, scenario.zone[index]?.name, `≠ zone[${first}].name`, {
        key: 'use-other-id',
        params: { taken: `zone[${first}]` },
      }),
    ),
    ...sameAddresses(scenario),
  ];
}

const sameIds = (where: string, ids: readonly string[]): Problem[] =>
  repeated(ids, (id) => id).map(({ index, first }) =>
    problem(`${where}[${index}].id`, ids[index], `≠ ${where}[${first}].id`, {
      key: 'use-other-id',
      params: { taken: `${where}[${first}]` },
    }),
  );

interface Owned {
  readonly path: string;
  readonly node: number;
  readonly address: string;
}

/** An address leads to one node; a node may have several, and may use one for both its sides. */
function sameAddresses({ nodes }: Scenario): Problem[] {
  const owned = nodes.flatMap((node, index): Owned[] => [
    { path: `nodes[${index}].address`, node: index, address: node.address },
    ...(node.kind === 'gateway'
      ? [{ path: `nodes[${index}].innerAddress`, node: index, address: node.innerAddress }]
      : []),
  ]);
  const owners = new Map<string, number>();
  return owned.flatMap(({ path, node, address }) => {
    const owner = owners.get(address) ?? node;
    owners.set(address, owner);
    if (owner === node) return [];
    const taken = nodes[owner]?.id ?? '';
    return [
      problem(path, address, `≠ nodes[${owner}].address`, { key: 'use-other-address', params: { owner: taken } }),
    ];
  });
}

function sameLinks({ links }: Scenario): Problem[] {
  const loops = links.flatMap(({ between: [from, to] }, index) =>
    from === to
      ? [
          problem(`links[${index}].between`, [from, to], '[id, other id]', {
            key: 'join-two-nodes',
            params: { node: from },
          }),
        ]
      : [],
  );
  const doubles = repeated(links, ({ between }) => [...between].sort(byCode).join(' ')).map(({ index, first }) => {
    const [from = '', to = ''] = links[index]?.between ?? [];
    const advice = { key: 'remove-second-link', params: { from, to } } as const;
    return problem(`links[${index}].between`, `${from}, ${to}`, `≠ links[${first}].between`, advice);
  });
  return [...loops, ...doubles];
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
