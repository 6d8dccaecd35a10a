// What is said to boxes that carry a client's bytes, in English: a few letters for the stage, and a sentence's worth for text.
import type { CircuitCell, SocksMessage, WayStep } from '../../../../simulations/index.ts';

type Words = Readonly<Record<WayStep, readonly [short: string, long: string]>>;

const STEPS: Words = {
  'socks greeting': ['SOCKS', 'SOCKS greeting: which ways of proving who I am would do?'],
  'socks choice': ['accepted', 'SOCKS choice: no proof is wanted'],
  'socks request': ['SOCKS →', 'SOCKS request for a connection'],
  'socks granted': ['connected', 'SOCKS reply: the connection stands'],
  'socks refused': ['no way', 'SOCKS reply: there is no connection'],
  'circuit create': ['keys?', 'Circuit: agree with me on the keys of one layer'],
  'circuit created': ['keys', 'Circuit: the keys of one layer are agreed'],
  'circuit extend': ['extend →', 'Circuit: go one relay further'],
  'circuit extended': ['extended', 'Circuit: it reaches one relay further'],
  'circuit begin': ['stream →', 'Circuit: open a stream'],
  'circuit connected': ['connected', 'Circuit: the stream stands'],
  'circuit ended': ['no way', 'Circuit: there is no stream'],
};

export const shortWay = (step: WayStep, to: string | null): string =>
  to === null ? STEPS[step][0] : `${STEPS[step][0]} ${to}`;

export const longWay = (step: WayStep, to: string | null): string =>
  to === null ? STEPS[step][1] : `${STEPS[step][1]} to ${to}`;

/** The same of a message as it was sent. */
export function wayIn(message: SocksMessage | CircuitCell): string {
  const step: WayStep = message.kind === 'socks' ? `socks ${message.step}` : `circuit ${message.step}`;
  return longWay(step, message.to && `${message.to.host}:${String(message.to.port)}`);
}
