// How a request came past the boxes is told alike by the inspector and by the sentences, in every mode, and is what the mode is about.
import { describe, expect, it } from 'vitest';
import { answersAt } from '../../app/a11y/answers.ts';
import { rewritesOf, whyUnchanged } from '../../app/inspector/rewrites.ts';
import { carriageOf, matrixAt, MODES, START, type Carriage, type ModeId } from '../../simulations/index.ts';
import { EN } from '../i18n/all-words.ts';
import { END, runOf } from './base-exchange.ts';

/** By what each is: who ends the encryption that the client speaks of. All others have a box that reads and passes on messages. */
const BLIND: readonly ModeId[] = [
  ...(['fwd-connect', 'fwd-connect-tls', 'fwd-same-address', 'intercept-https-noca'] as const),
  ...(['socks5-clear-local-dns', 'socks5-clear-remote-dns'] as const),
  ...(['socks5-tunnel-local-dns', 'socks5-tunnel-remote-dns'] as const),
  ...(['vpn-https', 'vpn-https-dns-leak', 'relay-2hop', 'tor-https', 'tor-http', 'ohttp', 'ohttp-identified'] as const),
  ...(['rp-tls-passthrough', 'rp-tls-passthrough-proxyproto', 'chain-connect-cdn'] as const),
];
const expected = (id: ModeId): Carriage => {
  if (id.startsWith('direct-')) return 'no-box';
  return BLIND.includes(id) ? 'blindly' : 'as-it-was';
};

describe.each(MODES.map(({ id }) => id))('%s', (id) => {
  const { trace, ledger } = runOf(id);

  it('is carried as its boxes can', () => {
    const isEdited = rewritesOf(trace, 1, END).some(({ said }) => said.edits.length > 0);
    const carriage = carriageOf(trace, 1, END);
    if (isEdited && carriage === 'not-yet') return;
    expect(carriage).toBe(expected(id));
  });

  it('is told alike by both, at any time', () => {
    const middle = trace.records.filter((record) => 'exchange' in record && record.exchange === 1);
    for (const t of [START, ...[0.25, 0.5, 0.75].map((part) => middle[Math.floor(part * middle.length)]!.at), END]) {
      const carriage = carriageOf(trace, 1, t);
      const { changed, kept } = answersAt(
        { trace, matrix: matrixAt(ledger, t, 'run') },
        { at: t, exchange: 1, words: EN },
      );
      if (rewritesOf(trace, 1, t).length > 0) continue;
      const said = carriage === 'not-yet' ? EN.described.nothingYet : whyUnchanged(carriage, EN.inspector);
      expect(changed).toEqual([said]);
      expect(kept[0] === EN.described.sealed).toBe(carriage === 'blindly');
      expect(kept[0] === EN.described.noStore).toBe(carriage === 'no-box');
    }
  });
});

it('nothing is passed on before it is sent, nor of a request that nobody wanted', () => {
  const { trace } = runOf('vpn-http');
  expect([START, END].map((t) => carriageOf(trace, 1, t))).toEqual(['not-yet', 'as-it-was']);
  expect(carriageOf(trace, null, END)).toBe('not-yet');
  expect(carriageOf(trace, 99, END)).toBe('not-yet');
});
