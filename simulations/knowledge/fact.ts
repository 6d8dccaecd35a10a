// What can be known about one exchange, how well, and on whose word: the three vocabularies of the ledger.

/** Data of whoever wants the exchange: what its own agent handles of them it knows by being itself. */
export const OWN_FACTS = [
  'client_ip',
  'user_identity',
  'dest_host',
  'url_path',
  'request_body',
  'response_body',
] as const;

/** Facts that a message part can give away. */
export const BASE_FACTS = [
  ...OWN_FACTS,
  'origin_ip',
  'backend_count',
  'server_software',
  'forward_proxy_in_use',
  'gateway_in_use',
] as const;

/** Facts that are two others held by one party: who together with what. */
export const LINK_FACTS = ['link_ip_host', 'link_ip_content', 'link_user_content'] as const;

/** All fourteen, in the order in which they are shown. */
export const FACTS = [...BASE_FACTS, ...LINK_FACTS] as const;

export type BaseFact = (typeof BASE_FACTS)[number];
export type LinkFact = (typeof LINK_FACTS)[number];
export type Fact = BaseFact | LinkFact;

/** The halves of a link fact; a half of several facts is the best of them. */
export const HALVES: Readonly<Record<LinkFact, readonly [readonly BaseFact[], readonly BaseFact[]]>> = {
  link_ip_host: [['client_ip'], ['dest_host']],
  link_ip_content: [['client_ip'], ['url_path', 'request_body', 'response_body']],
  link_user_content: [['user_identity'], ['url_path', 'request_body', 'response_body']],
};

/** How well a fact is known, weakest first. */
export const STRENGTHS = ['no', 'inferable', 'partial', 'linkable', 'yes'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Every way of knowing at all, best first. */
export const DEGREES = ['yes', 'linkable', 'partial', 'inferable'] as const;
export type Degree = (typeof DEGREES)[number];

/**
 * - `yes`: the exact value is in what the observer handles, or its by role;
 * - `linkable`: it holds the neighbouring hop's address, and one other party can translate that;
 * - `partial`: a coarser value;
 * - `inferable`: in no message, but to be had by look-up, address lists, probing or timing;
 * - `na`: the fact does not exist in this exchange.
 */
export type Value = Strength | 'na';

/** `role`: known by being or running that node; `observed`: read; `asserted`: told in a field that can be false. */
export const ASSURANCES = ['asserted', 'observed', 'role'] as const;
export type Assurance = (typeof ASSURANCES)[number];

export const rank = (strength: Strength): number => STRENGTHS.indexOf(strength);
const assuranceRank = (assurance: Assurance): number => ASSURANCES.indexOf(assurance);

/** The best word there is for something; null when there is none. */
export function strongest(assurances: readonly Assurance[]): Assurance | null {
  let best: Assurance | null = null;
  for (const assurance of assurances) {
    if (best === null || assuranceRank(assurance) > assuranceRank(best)) best = assurance;
  }
  return best;
}
