// The casings on the stage are those of the messages: each between the two ends that hold the keys of what is closed, over the links
// that carried it, in every mode.
import { describe, expect, it } from 'vitest';
import { encryptionsOf } from '../../app/scene/encryption.ts';
import { encapsulatedIn, type Payload, type Trace } from '../../simulations/index.ts';
import { modeRuns } from '../machines/runs.ts';

/** The holders of each closed layer. A hello that is closed for the site's key is of its handshake, and no session (RFC 9849 §5). */
function* holdersIn(payload: Payload): Generator<string> {
  for (let layer: Payload | null = payload; layer !== null;) {
    if (layer.kind === 'sealed') yield layer.holders.join(' + ');
    if (layer.kind === 'sealed' || layer.kind === 'packet') layer = layer.inner;
    else layer = layer.kind === 'tls-client-hello' ? null : encapsulatedIn(layer);
  }
}

/** Holders, and the links over which something was closed for them. */
function closedIn({ records }: Trace): ReadonlySet<string> {
  return new Set(
    records.flatMap((record) =>
      record.kind === 'message.sent'
        ? [...holdersIn(record.payload)].map((holders) => `${holders}: ${record.link}`)
        : [],
    ),
  );
}

const drawnIn = (trace: Trace): ReadonlySet<string> =>
  new Set(
    encryptionsOf(trace).values.flatMap((encryptions) =>
      encryptions.flatMap(({ holders: two, links }) => {
        const holders = two.join(' + ');
        return links.map((link) => `${holders}: ${link}`);
      }),
    ),
  );

const sorted = (set: ReadonlySet<string>): readonly string[] => [...set].sort();

describe.each(modeRuns.map(({ name, trace }) => [name, trace] as const))('%s', (_, trace) => {
  it('has a casing for each pair of holders, on each link where something is closed for them, and no other', () => {
    expect(sorted(drawnIn(trace))).toEqual(sorted(closedIn(trace)));
  });

  it('goes along each link once, to somebody else each time: a greeting within a greeting is no second way', () => {
    for (const { path, links } of encryptionsOf(trace).values.flat()) {
      expect(new Set(path).size).toBe(path.length);
      expect(new Set(links).size).toBe(links.length);
      expect(links.length).toBe(path.length - 1);
    }
  });
});

it('an onion has a layer for each relay, a private network another end than what it carries', () => {
  const pairsOf = (mode: string): readonly string[] => {
    const run = modeRuns.find(({ name }) => name === mode);
    return run ? [...new Set(sorted(drawnIn(run.trace)).map((line) => line.split(': ')[0] ?? ''))] : [];
  };
  expect(pairsOf('tor-http')).toEqual(expect.arrayContaining(['alice + relay-2', 'alice + relay-3']));
  expect(pairsOf('vpn-https')).toContainEqual(expect.stringMatching(/^alice \+ (?!.*proxy).*$/u));
  expect(pairsOf('ohttp').filter((pair) => pair.startsWith('alice'))).toHaveLength(2);
});
