// A box that imitates a product understands only so many of its words; others are refused rather than passed over in silence.
import type { Problem } from '../problem.ts';
import {
  DirectiveError,
  cachingFor,
  failuresFor,
  farmFor,
  protectionFor,
  serverPlacesOf,
  settingsFor,
} from '../profiles/index.ts';
import type { Scenario, ScenarioNode } from '../scenario.ts';
import { problem } from './registry.ts';

export const checkDirectives = ({ nodes }: Scenario): readonly Problem[] =>
  nodes.flatMap((node, index) => problemOf(node, nodes, `nodes[${index}].manners`) ?? []);

function problemOf(node: ScenarioNode, nodes: readonly ScenarioNode[], at: string): Problem | null {
  if (node.kind !== 'forward-proxy' && node.kind !== 'gateway') return null;
  const { manners, kind } = node;
  if (manners.profile === 'rfc' && manners.directives.length > 0) {
    const advice = { key: 'write-expected', params: { expected: '[]' } } as const;
    return problem(`${at}.directives`, manners.directives, '[] ("profile": "rfc")', advice);
  }
  try {
    settingsFor(manners, kind);
    cachingFor(manners, kind);
    failuresFor(manners, kind);
    protectionFor(manners, kind);
    if (node.kind === 'gateway') farmFor(node, serverPlacesOf(node, nodes));
    return null;
  } catch (error) {
    if (!(error instanceof DirectiveError)) throw error;
    const { directive, message } = error;
    const place = manners.directives.findIndex((text) => text.includes(directive));
    const advice = { key: 'use-known-directive', params: { why: message } } as const;
    return problem(`${at}.directives[${Math.max(place, 0)}]`, directive, `directive of ${manners.profile}`, advice);
  }
}
