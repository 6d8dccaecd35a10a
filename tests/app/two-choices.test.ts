// From a stage with nothing in between, the two selects and the sheet's own switches lead to every mode that has a name.
import { describe, expect, it } from 'vitest';
import { FAMILIES, familyOf } from '../../app/controls/sheet/mode-families.ts';
import { offered, SWITCH_GROUPS } from '../../app/controls/sheet/switch-groups.ts';
import {
  choicesIn,
  inForce,
  limitsOf,
  MODES,
  modeIn,
  MODE_TITLES,
  PLAIN_SETUP,
  withClientSide,
  withServerSide,
  type Mode,
  type Setup,
  type SwitchId,
} from '../../simulations/index.ts';
import { EN } from '../i18n/all-words.ts';

const ON_THE_SHEET: readonly SwitchId[] = ['scheme', ...SWITCH_GROUPS.flatMap(({ switches }) => switches)];

const canBeChosen = (setup: Setup, id: SwitchId, value: unknown): boolean => {
  const limits = limitsOf(setup);
  const limit = limits.find((one) => one.switch === id);
  const isOpen = limit === undefined || (limit.allows as readonly unknown[]).includes(value);
  return isOpen && (offered(id, limits) as readonly unknown[]).includes(value);
};

/** As a reader would: the two choices, then one switch after the other that stands otherwise and can be thrown. */
function compose({ id: named, setup: aim, episode }: Mode): Setup {
  const { client, server } = choicesIn(aim);
  let setup: Setup = { ...PLAIN_SETUP, ...withClientSide(PLAIN_SETUP, client) };
  setup = { ...setup, ...withServerSide(setup, server) };
  for (let thrown = 0; thrown < ON_THE_SHEET.length; thrown += 1) {
    const [now, then] = [inForce(setup), inForce(aim)];
    const next = ON_THE_SHEET.find((id) => now[id] !== then[id] && canBeChosen(setup, id, then[id]));
    const found = modeIn(setup, episode);
    if (next === undefined || (found?.id === named && found.apart.length === 0)) break;
    setup = { ...setup, [next]: then[next] };
  }
  return setup;
}

describe('the two choices and their switches', () => {
  it.each(MODES)('make $id', (mode) => {
    expect(modeIn(compose(mode), mode.episode)).toEqual({ id: mode.id, apart: [] });
  });
});

describe('who looks names up', () => {
  const names = (change: Partial<Setup>) => offered('dns', limitsOf({ ...PLAIN_SETUP, ...change }));
  it('can be handed on and taken back where a proxy leaves the choice, and is not offered where nobody could', () => {
    expect(names({ scheme: 'https', clientSide: 'socks5', dns: 'plain-isp' })).toContain('remote');
    expect(names({ scheme: 'https', clientSide: 'vpn', dns: 'plain-isp' })).toContain('remote');
    expect(names({})).toEqual(['plain-isp', 'doh']);
  });
});

describe('the list of named set-ups', () => {
  it('has each once, under a heading that is not empty', () => {
    for (const family of FAMILIES) expect(MODES.some((mode) => familyOf(mode) === family)).toBe(true);
  });
  it('calls them as the command line does', () => {
    for (const { id } of MODES) expect(EN.modes[id].name).toBe(MODE_TITLES[id]);
  });
});
