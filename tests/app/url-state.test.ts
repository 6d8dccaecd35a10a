// A link says the whole state and gives it back; whatever is wrong in one is named, and the rest still holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode, firstState } from '../../app/embed/url-state.ts';
import { arrangementOf } from '../../app/state/arrangement.ts';
import { PLAIN_SETUP, modeOf } from '../../simulations/index.ts';
import { anyState, shelf } from './states.ts';

const first = firstState(shelf);
const stateOf = (query: string) => decode(query, shelf).state;
const noticesOf = (query: string) => decode(query, shelf).notices;

describe('a link', () => {
  it('gives back the state that it says, without a notice', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(decode(encode(state, shelf), shelf)).toEqual({ state, notices: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it('stays short enough for every host', () => {
    fc.assert(fc.property(anyState, (state) => encode(state, shelf).length < 2000));
  });

  it('that says nothing opens the first screen, still, at time zero', () => {
    expect(decode('', shelf)).toEqual({ state: first, notices: [] });
    expect([first.t, first.lens, first.choices.acts]).toEqual([0, 'everyone', []]);
    expect([arrangementOf(first.choices.a), arrangementOf(first.choices.b)]).toEqual(['forward', 'reverse']);
  });

  it('is readable', () => {
    const a = { ...PLAIN_SETUP, clientSide: 'explicit-proxy', scheme: 'https' } as const;
    const b = { ...PLAIN_SETUP, serverSide: 'gateway', gatewayCache: true, proxyCache: true, origins: 4 } as const;
    const acts = [{ act: 'stop', server: 2, atMs: 2500 } as const];
    const state = { ...first, choices: { ...first.choices, a, b, acts }, t: 1_234_567, lens: 'origin' } as const;
    expect(encode(state, shelf)).toBe(
      '?v=1&s=first-screen&a=forward&a.https=1&b=reverse&b.cache=1&b.origins=4&seed=7&do=stop-2@2500&t=1234.567&see=origin',
    );
  });
});

describe('stages in a link', () => {
  it('may be named by one of the forty-eight modes', () => {
    for (const { id, setup } of shelf.modes) expect(stateOf(`?a=${id}`).choices.a).toEqual(setup);
    expect(noticesOf('?a=direct-https&b=fwd-connect')).toEqual([]);
    expect(shelf.modes).toHaveLength(48);
  });

  it('take switches on top of a mode', () => {
    const { b } = stateOf('?b=rp-tls-terminate&b.gateway-tls=passthrough&b.origins=5').choices;
    expect(b).toEqual({ ...modeOf('rp-tls-terminate')!.setup, gatewayTls: 'passthrough', origins: 5 });
  });

  it('have all switches off that are not named, whatever the first screen has on', () => {
    expect(stateOf('?a=reverse').choices.a).toEqual({ ...PLAIN_SETUP, serverSide: 'gateway' });
    expect(stateOf('?a=reverse').choices.b).toEqual(first.choices.b);
  });

  it('bring the episode that a mode needs', () => {
    expect(stateOf('?s=base-exchange&b=rp-cache-hit').choices.episode).toBe('public-copy');
    expect(stateOf('?s=base-exchange&b=rp-http').choices.episode).toBeNull();
    expect(stateOf('?b=rp-cache-hit').choices.episode).toBeNull();
  });
});

describe('what a link gets wrong', () => {
  it.each([
    ['?s=nowhere', 'value-unknown', 's', 'nowhere'],
    ['?a=fwd-teleport', 'value-unknown', 'a', 'fwd-teleport'],
    ['?b.gateway-tls=sometimes', 'value-unknown', 'b.gateway-tls', 'sometimes'],
    ['?a.https=yes', 'value-unknown', 'a.https', 'yes'],
    ['?a.warp=9', 'parameter-unknown', 'a.warp', '9'],
    ['?colour=red', 'parameter-unknown', 'colour', 'red'],
    ['?share=relay_1,mallory', 'value-unknown', 'share', 'mallory'],
    ['?seed=seven', 'number-out-of-range', 'seed', 'seven'],
    ['?seed=-1', 'number-out-of-range', 'seed', '-1'],
    ['?seed=1.5', 'number-out-of-range', 'seed', '1.5'],
    ['?seed=99999999999', 'number-out-of-range', 'seed', '99999999999'],
    ['?t=1e9', 'number-out-of-range', 't', '1e9'],
    ['?t=', 'number-out-of-range', 't', ''],
    ['?speed=3', 'value-unknown', 'speed', '3'],
    ['?ladder=all', 'value-unknown', 'ladder', 'all'],
    ['?ladder=many&window=750', 'value-unknown', 'window', '750'],
    ['?see=god', 'value-unknown', 'see', 'god'],
    ['?lang=tlh', 'value-unknown', 'lang', 'tlh'],
    ['?theme=neon', 'value-unknown', 'theme', 'neon'],
    ['?do=explode@100', 'value-unknown', 'do', 'explode@100'],
    ['?do=send@70000', 'value-unknown', 'do', 'send@70000'],
    ['?embed=please', 'value-unknown', 'embed', 'please'],
  ])('%s is named: %s of %s', (query, kind, parameter, found) => {
    expect(noticesOf(query)).toEqual([expect.objectContaining({ kind, parameter, found })]);
  });

  it('says what may be written instead, and what is used', () => {
    expect(noticesOf('?speed=3')).toEqual([
      expect.objectContaining({ allowed: ['0.25', '0.5', '1', '2', '4', '8'], used: '1' }),
    ]);
    expect(noticesOf('?t=1e9')).toEqual([expect.objectContaining({ least: 0, most: 60_000, used: 60_000 })]);
  });

  it('leaves the rest as it was asked for', () => {
    const state = stateOf('?a=direct&a.warp=9&seed=oops&t=1500&see=origin');
    expect(arrangementOf(state.choices.a)).toBe('direct');
    expect([state.choices.seed, state.t, state.lens]).toEqual([first.choices.seed, 1_500_000, 'origin']);
  });

  it('of another version is read as this one, and said', () => {
    expect(noticesOf('?v=2')).toEqual([{ kind: 'version-unknown', found: '2' }]);
  });

  it('never throws and never takes long, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webQueryParameters(), fc.string({ unit: 'binary' })), (query) => {
        const { state } = decode(`?${query}`, shelf);
        expect(decode(encode(state, shelf), shelf).notices).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('cannot name an object’s own properties', () => {
    expect(noticesOf('?__proto__=1&constructor=2&a.toString=3')).toHaveLength(3);
    expect(noticesOf('?see=constructor&a=__proto__')).toHaveLength(2);
  });

  it('with too many acts keeps the first of them', () => {
    const many = Array.from({ length: 80 }, (_, index) => `send@${String(index)}`).join(',');
    const { state, notices } = decode(`?do=${many}`, shelf);
    expect(state.choices.acts).toHaveLength(50);
    expect(notices).toEqual([expect.objectContaining({ kind: 'number-out-of-range', parameter: 'do', found: '80' })]);
  });
});
