// What is said of a product's defaults, in both languages: the figures are those that the boxes obey.
import { describe, expect, it } from 'vitest';
import { profileTraits as en } from '../../../app/i18n/locales/en/profile-traits.ts';
import { profileTraits as zh } from '../../../app/i18n/locales/zh-CN/profile-traits.ts';
import type { BoxKind, ProfileTrait } from '../../../simulations/scenario/profiles/index.ts';
import { profileTraits } from '../../../simulations/scenario/profiles/index.ts';

const PROFILES = ['rfc', 'nginx', 'squid', 'haproxy', 'varnish'] as const;
const KINDS: readonly BoxKind[] = ['gateway', 'forward-proxy'];

function trait<K extends ProfileTrait['key']>(
  profile: (typeof PROFILES)[number],
  key: K,
  kind: BoxKind = 'gateway',
): Extract<ProfileTrait, { key: K }> {
  const found = profileTraits(profile, kind).find((one) => one.key === key);
  if (!found) throw new Error(`${profile} has no ${key}`);
  return found as Extract<ProfileTrait, { key: K }>;
}

describe('the defaults of the products', () => {
  it('are those that were seen on them', () => {
    expect(trait('nginx', 'version')).toMatchObject({ inbound: '1.0', keepsConnections: false });
    expect(trait('nginx', 'host').is).toBe('next-hop');
    expect(trait('nginx', 'tls')).toMatchObject({ served: '1.2', offered: '1.2', tellsName: false });
    expect(trait('nginx', 'waits')).toMatchObject({ connectSeconds: 60, answerSeconds: 60 });
    expect(trait('squid', 'via', 'forward-proxy')).toMatchObject({ request: true, response: true });
    expect(trait('squid', 'client-told', 'forward-proxy').isTold).toBe(true);
    expect(trait('squid', 'unnamed-lifetime').by).toBe('age');
    expect(trait('haproxy', 'version').inbound).toBeNull();
    expect(trait('haproxy', 'tries')).toMatchObject({ at: 'same-server', most: 4 });
    expect(trait('varnish', 'unnamed-lifetime')).toMatchObject({ by: 'fixed', seconds: 120 });
    expect(trait('varnish', 'stale')).toMatchObject({ when: 'while-fetching', seconds: 10 });
    expect(trait('rfc', 'via')).toMatchObject({ request: true, response: false });
  });

  it.each(PROFILES)('of %s are told in both languages, each in its own words', (profile) => {
    for (const kind of KINDS) {
      for (const one of profileTraits(profile, kind)) {
        expect(en(one)).toMatch(/^[A-Z].*\.$/u);
        expect(zh(one)).toMatch(/\p{Script=Han}.*。$/u);
        expect(`${en(one)} ${zh(one)}`).not.toMatch(/undefined|null|NaN|Infinity/u);
      }
    }
  });
});
