// What ships, by id: situations, whose two stages are composed, and scenarios written out whole.
import { composeScenario } from '../compose.ts';
import type { Scenario } from '../scenario.ts';
import { decodeScenario } from '../schema.ts';
import type { Situation } from '../situation.ts';
import connect from './ledger-connect.json';
import directHttp from './ledger-direct-http.json';
import directHttps from './ledger-direct-https.json';
import forwardCold from './ledger-forward-http-cold.json';
import forwardHit from './ledger-forward-http-hit.json';
import forwardWarm from './ledger-forward-http-warm.json';
import gatewayColdPlain from './ledger-gateway-cold-plain.json';
import gatewayColdTls from './ledger-gateway-cold-tls.json';
import gatewayHit from './ledger-gateway-hit.json';
import gatewayWarm from './ledger-gateway-warm.json';
import { FIRST_SCREEN, RUSH_HOUR, SHARED_PAGES, THREE_VISITS } from './situations.ts';
import { TEN_USERS } from './ten-users.ts';

/** One line of the library. */
export interface LibraryEntry {
  readonly id: string;
  readonly title: string;
  /** Null for a scenario that is written out whole. */
  readonly situation: Situation | null;
  /** As a scenario; a situation with the set-up of its right stage. */
  scenario(): Scenario;
}

function written(file: { readonly id: string; readonly title: string }): LibraryEntry {
  return {
    id: file.id,
    title: file.title,
    situation: null,
    scenario() {
      const decoded = decodeScenario(file);
      if (decoded.ok) return decoded.scenario;
      throw new Error(`a scenario that ships is wrong: ${JSON.stringify(decoded.problems[0])}`);
    },
  };
}

/** A situation under its own id with the set-up of its right stage, and once more, as a scenario alone, with that of its left. */
function opened(situation: Situation): readonly LibraryEntry[] {
  const { id, title, opens } = situation;
  if (!opens) throw new Error(`situation ${id} has no opening`);
  const left = `${id}-left`;
  return [
    { id, title, situation, scenario: () => composeScenario(situation, opens.b) },
    { id: left, title, situation: null, scenario: () => ({ ...composeScenario(situation, opens.a), id: left }) },
  ];
}

export const LIBRARY: readonly LibraryEntry[] = [
  ...opened(FIRST_SCREEN),
  ...opened(RUSH_HOUR),
  ...opened(SHARED_PAGES),
  ...opened(THREE_VISITS),
  ...opened(TEN_USERS),
  ...[directHttp, directHttps, forwardCold, forwardWarm, forwardHit, connect].map(written),
  ...[gatewayHit, gatewayWarm, gatewayColdPlain, gatewayColdTls].map(written),
];

export const libraryEntry = (id: string): LibraryEntry | undefined => LIBRARY.find((entry) => entry.id === id);
