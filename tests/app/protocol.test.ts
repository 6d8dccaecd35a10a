// What a host page may say to the frame: exactly the messages of version 1, and nothing that throws.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CAPABILITIES, hear } from '../../app/embed/protocol.ts';

it.each([
  { proxyscope: 1, type: 'hello' },
  { proxyscope: 1, type: 'get-state', id: 'q1' },
  { proxyscope: 1, type: 'play' },
  { proxyscope: 1, type: 'pause' },
  { proxyscope: 1, type: 'seek', ms: 1200.5 },
])('understands $type', (message) => {
  expect(hear(message)).toEqual({ kind: 'message', message });
  expect(CAPABILITIES).toContain(message.type);
});

it.each([
  [{ proxyscope: 2, type: 'hello' }, 'proxyscope'],
  [{ proxyscope: 1, type: 'explode' }, 'type'],
  [{ proxyscope: 1, type: 'seek' }, 'ms'],
  [{ proxyscope: 1, type: 'seek', ms: -1 }, 'ms'],
  [{ proxyscope: 1, type: 'seek', ms: NaN }, 'ms'],
  [{ proxyscope: 1, type: 'play', code: 'alert(1)' }, 'code'],
  [{ proxyscope: 1, type: 'hello', id: 7 }, 'id'],
])('refuses %o and names the place', (message, place) => {
  expect(hear(message)).toEqual({ kind: 'wrong', found: expect.stringContaining(place) as string });
});

it.each([null, 'hello', 7, [], {}, { type: 'hello' }, { event: 'frame-resized' }])(
  'leaves %o to those whom it concerns',
  (message) => {
    expect(hear(message)).toEqual({ kind: 'other' });
  },
);

it('never throws', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (data, type) => {
      hear(data);
      hear({ proxyscope: 1, type, data });
    }),
    { numRuns: 2000 },
  );
});
