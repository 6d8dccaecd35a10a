// Runs in which somebody's trade is to carry bytes: the first screen by every such way, the same with what it carries to or itself stopped.
import type { Intervention, Setup, Trace } from '../../simulations/index.ts';
import { FIRST_SCREEN, composeScenario, simulate } from '../../simulations/index.ts';

const { a: forward } = FIRST_SCREEN.opens ?? {};
if (!forward) throw new Error('the first screen has no opening');

const WAYS = ['socks5', 'vpn', 'tor', 'ohttp', 'inline-filter'] as const satisfies readonly Setup['clientSide'][];

const carried = (way: Setup['clientSide'], scheme: Setup['scheme'], interventions: readonly Intervention[]): Trace =>
  simulate({
    ...composeScenario(FIRST_SCREEN, { ...forward, clientSide: way, scheme }, { interventions }),
    horizonMs: 12_000,
  }).trace;

/** Before the second page is asked for, so that it has to be gone on without. */
const stops = (node: string): readonly Intervention[] => [
  { atMs: 2000, patch: 'stop-server', node },
  { atMs: 8000, patch: 'start-server', node },
];

export const carriedRuns: readonly { readonly name: string; readonly trace: Trace }[] = WAYS.flatMap((way) => [
  ...(['http', 'https'] as const).map((scheme) => ({ name: `${scheme} by ${way}`, trace: carried(way, scheme, []) })),
  { name: `the site stops behind ${way}`, trace: carried(way, 'http', stops('origin-1')) },
  { name: `who carries by ${way} stops`, trace: carried(way, 'https', [...stops('proxy'), ...stops('relay-1')]) },
]);
