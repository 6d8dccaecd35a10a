// The four differences that are commonly named between the two kinds of proxy, each with set-ups in which it can be seen, and with others
// in which it does not hold. What is said of them is measured in the run; nothing here knows the numbers.
import type { FourMeasure } from './four-measures.ts';

export const CLAIMS = [
  'object',
  'location',
  'protects-servers',
  'protects-clients',
  'speeds-up',
  'slows-down',
] as const;
export type ClaimId = (typeof CLAIMS)[number];

export interface Claim {
  readonly measures: readonly FourMeasure[];
  /** Links: where the claim shows, and where it fails. */
  readonly shows: string;
  readonly fails: string;
}

const READING = 's=shared-pages&t=8000';
const VISITS = 's=three-visits&t=5000';
const ORDER = 's=base-exchange&t=5000';
const KEPT = 'b.cache=1';

export const CLAIM: Readonly<Record<ClaimId, Claim>> = {
  object: {
    measures: ['begunByClients', 'begunByServers', 'begunByBoxes'],
    shows: `?v=1&${READING}&a=forward&b=reverse`,
    fails: `?v=1&${READING}&a=reverse&b=reverse&b.checks=active`,
  },
  location: {
    measures: ['toldClients', 'ledByName'],
    shows: `?v=1&${READING}&a=forward&b=reverse`,
    fails: `?v=1&${ORDER}&a=fwd-same-address&b=cdn-full`,
  },
  'protects-servers': {
    measures: ['knowOrigin', 'addressAndContent'],
    shows: `?v=1&${ORDER}&a=direct-http&b=rp-http`,
    fails: `?v=1&${ORDER}&a=direct-https&b=cdn-full`,
  },
  'protects-clients': {
    measures: ['addressAndSite', 'addressAndContent'],
    shows: `?v=1&${ORDER}&a=direct-https&b=fwd-connect`,
    fails: `?v=1&${ORDER}&a=direct-https&b=fwd-tls-intercept`,
  },
  'speeds-up': {
    measures: ['originRequests', 'latencyMedian'],
    shows: `?v=1&${READING}&a=direct&b=reverse&${KEPT}`,
    fails: `?v=1&${VISITS}&a=direct&a.https=1&b=reverse&b.https=1`,
  },
  'slows-down': {
    measures: ['latencyMedian', 'originRequests', 'transitBytes'],
    shows: `?v=1&${VISITS}&a=direct&a.https=1&b=forward&b.https=1`,
    fails: `?v=1&${READING}&a=direct&b=forward&${KEPT}`,
  },
};
