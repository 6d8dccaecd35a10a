// The resolver that a box asks is told from the one that the tables speak of, which clients ask.
import { expect, it } from 'vitest';
import { look, stageNamed } from './stages.ts';

const saysSo = (mode: string): boolean =>
  look(stageNamed(mode), 1000).captions.some(({ text }) => text === 'Box’s resolver');

it.each(['fwd-connect', 'socks5-clear-remote-dns', 'chain-http-xff-xff'])('in %s a box asks one of its own', (mode) => {
  expect(saysSo(mode)).toBe(true);
});

it.each(['direct-https', 'rp-http', 'direct-http'])('in %s the client asks, and nothing is said', (mode) => {
  expect(saysSo(mode)).toBe(false);
});
