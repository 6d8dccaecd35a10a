// What stands on a stage and why: each statement is read off a scene as plain data, and follows from the messages of the run.
import { describe, expect, it } from 'vitest';
import type { Parcel, Scene } from '../../app/scene/scene.ts';
import type { MessageSent } from '../../simulations/index.ts';
import { innermost } from '../../simulations/index.ts';
import { LANGUAGES, look, stageNamed } from './stages.ts';

const forward = stageNamed('first screen, forward');
const reverse = stageNamed('first screen, reverse');

const participant = (scene: Scene, node: string) => scene.participants.find((one) => one.node === node)!;
const texts = ({ captions }: Scene): readonly string[] => captions.map(({ text }) => text);
const note = ({ callouts }: Scene): string | undefined =>
  callouts[0]?.lines.map(({ parts }) => parts.map(({ text }) => text).join(' ')).join(' ');
/** The first sending that `is` says yes to, with its instants in ms. */
function sending(stage: typeof forward, is: (sent: MessageSent) => boolean) {
  const { record, sentAt, receivedAt } = stage.index.flights;
  for (const [flight, number] of record.entries()) {
    const sent = stage.trace.records[number];
    if (sent?.kind === 'message.sent' && is(sent)) {
      return { sent, number, from: sentAt[flight]! / 1000, to: receivedAt[flight]! / 1000 };
    }
  }
  throw new Error('no such sending');
}
const isRequest = ({ payload }: MessageSent): boolean => innermost(payload).kind === 'http-request';
const parcelOf = (scene: Scene, number: number): Parcel | undefined =>
  scene.parcels.find(({ selection }) => selection.kind === 'message' && selection.record === number);

describe('time zero', () => {
  it.each([forward, reverse])('opens still: nothing under way, encrypted, kept or waiting ($name)', (stage) => {
    const scene = look(stage, 0);
    expect(scene).toMatchObject({ parcels: [], casings: [], queues: [], storedResponses: [], callouts: [], veils: [] });
    expect(scene.participants.length).toBeGreaterThan(4);
  });
});

describe('a parcel', () => {
  const { number, from, to } = sending(forward, isRequest);
  it('is where the clock says: at one end, a third of the way, at the other end', () => {
    const start = parcelOf(look(forward, from), number)!;
    const third = parcelOf(look(forward, from + (to - from) / 3), number)!;
    const last = parcelOf(look(forward, to - 0.001), number)!;
    expect(third.x - start.x).toBeCloseTo((last.x - start.x) / 3, 1);
    expect(third.y - start.y).toBeCloseTo((last.y - start.y) / 3, 1);
    expect(third.x).toBeGreaterThan(start.x);
  });
  it('is there from the sending until the receipt, not longer', () => {
    expect(parcelOf(look(forward, from - 0.001), number)).toBeUndefined();
    expect(parcelOf(look(forward, from), number)).toBeDefined();
    expect(parcelOf(look(forward, to), number)).toBeUndefined();
  });
  it('that is lost with a cut line is there until then, part of its way', () => {
    const stage = stageNamed('a cut line');
    const lost = stage.trace.records.findIndex(({ kind }) => kind === 'message.lost');
    const record = stage.trace.records[lost];
    if (record?.kind !== 'message.lost') throw new Error('nothing is lost');
    const at = record.at / 1000;
    const sentAt = stage.trace.records[record.sent]!.at / 1000;
    const start = parcelOf(look(stage, sentAt), record.sent)!;
    const last = parcelOf(look(stage, at - 0.001), record.sent)!;
    const shop = participant(look(stage, at), 'shop');
    const alice = participant(look(stage, at), 'alice');
    // Half of its 10 ms were over.
    expect((last.x - start.x) / (alice.x - shop.x)).toBeGreaterThan(0.2);
    expect((last.x - start.x) / (alice.x - shop.x)).toBeLessThan(0.8);
    expect(parcelOf(look(stage, at), record.sent)).toBeUndefined();
  });
  it('tells request, response, handshake and names apart by shape', () => {
    const shapeOf = (is: (sent: MessageSent) => boolean): string | undefined => {
      const found = sending(reverse, is);
      return parcelOf(look(reverse, (found.from + found.to) / 2), found.number)?.shape;
    };
    expect(shapeOf(isRequest)).toBe('request');
    expect(shapeOf(({ payload }) => payload.kind === 'http-response')).toBe('response');
    expect(shapeOf(({ payload }) => payload.kind === 'tcp-syn')).toBe('handshake');
    expect(shapeOf(({ payload }) => payload.kind === 'dns-query')).toBe('name');
  });
  it('is green with the word HIT when its response came out of a store', () => {
    const hit = reverse.trace.records.findIndex(({ kind }) => kind === 'cache.hit');
    const number_ = reverse.trace.records.findIndex(({ kind }, place) => place > hit && kind === 'message.sent');
    const sent = reverse.trace.records[number_] as MessageSent;
    const scene = look(reverse, sent.at / 1000 + 1, { selected: sent.exchange });
    expect(parcelOf(scene, number_)).toMatchObject({ tone: 'good', shape: 'response' });
    expect(texts(scene).some((text) => /^HIT, Age: \d+$/u.test(text))).toBe(true);
    expect(parcelOf(look(reverse, sent.at / 1000 + 1, { words: LANGUAGES['zh-CN'] }), number_)?.label).toContain(
      '取自缓存',
    );
  });
});

describe('who called the origin', () => {
  it('is the proxy, by the address of the last request that the origin received', () => {
    const first = sending(forward, (sent) => isRequest(sent) && sent.to === 'origin-1');
    expect(note(look(forward, first.to - 0.001, { lens: 'origin' }))).toBeUndefined();
    expect(note(look(forward, first.to, { lens: 'origin' }))).toBe('request came from 198.51.100.10 the forward proxy');
    expect(note(look(reverse, 30_000, { lens: 'origin' }))).toBe('request came from 10.0.0.2 the reverse proxy');
  });
  it('is the client itself when nothing stands in between', () => {
    expect(note(look(stageNamed('direct-http'), 1000))).toBe('request came from 203.0.113.7 client A');
  });
  it('is not shown to those who are not the origin', () => {
    expect(note(look(forward, 30_000, { lens: 'client' }))).toBeUndefined();
    expect(note(look(forward, 30_000, { lens: 'transit' }))).toBeUndefined();
  });
});

describe('encryption', () => {
  const connect = stageNamed('fwd-connect');
  it('is a tunnel through the proxy, open to its two holders alone', () => {
    const [casing, ...rest] = look(connect, 300).casings;
    expect(rest).toEqual([]);
    expect(casing).toMatchObject({ kind: 'tunnel', isOpen: true, label: 'tunnel, keys: Client A, Origin' });
    expect(look(connect, 300, { lens: 'forward_proxy' }).casings).toMatchObject([{ kind: 'tunnel', isOpen: false }]);
    expect(look(connect, 300, { lens: 'origin' }).casings).toMatchObject([{ isOpen: true }]);
  });
  it('ends where the line does for those who only read along, who do not see whose keys they are', () => {
    const passthrough = stageNamed('rp-tls-passthrough');
    const [seen] = look(passthrough, 500, { lens: 'transit' }).casings;
    expect(seen).toMatchObject({ kind: 'casing', isOpen: false, label: 'keys: ?' });
    expect(look(passthrough, 500, { lens: 'reverse_proxy' }).casings).toMatchObject([
      { kind: 'tunnel', isOpen: false },
    ]);
  });
  it('begins when the keys are there, not with the first hello', () => {
    const keys = connect.trace.records.findLast(
      (record) => record.kind === 'message.sent' && record.payload.kind === 'tls-server-hello',
    );
    const arrival = sending(connect, (sent) => sent === keys).to;
    expect(look(connect, arrival - 0.001).casings).toEqual([]);
    expect(look(connect, arrival).casings).toHaveLength(1);
  });
  it('ends at the gateway, or passes it, as the run has it', () => {
    expect(look(stageNamed('rp-tls-terminate'), 500).casings).toMatchObject([{ kind: 'casing' }]);
    expect(look(stageNamed('rp-tls-passthrough'), 500).casings).toMatchObject([{ kind: 'tunnel' }]);
    expect(look(stageNamed('cdn-full'), 500).casings).toHaveLength(2);
    expect(look(stageNamed('rp-http'), 500).casings).toEqual([]);
  });
});

describe('stored responses', () => {
  it('age with the clock: the ring empties, and is empty from the moment it is stale', () => {
    const stored = reverse.trace.records.find((record) => record.kind === 'cache.stored')!;
    const at = stored.at / 1000;
    const { freshUntil } = (stored as { life: { freshUntil: number } }).life;
    const life = freshUntil / 1000 - at;
    const freshness = (ms: number) => look(reverse, ms).storedResponses.at(-1)?.freshness;
    expect(look(reverse, at - 0.001).storedResponses).toEqual([]);
    expect(freshness(at)).toBe(1);
    expect(freshness(at + life / 4)).toBeCloseTo(0.75, 5);
    expect(freshness(at + life)).toBe(0);
  });
  it('are seen by those whose box it is, and by everyone', () => {
    expect(look(reverse, 30_000).storedResponses.length).toBeGreaterThan(0);
    expect(look(reverse, 30_000, { lens: 'reverse_proxy' }).storedResponses.length).toBeGreaterThan(0);
    expect(look(reverse, 30_000, { lens: 'origin' }).storedResponses).toEqual([]);
  });
});

describe('servers', () => {
  it('show who waits in line', () => {
    const stage = stageNamed('first screen, a burst at a server that does one thing at a time');
    const entered = stage.trace.records.findLast((record) => record.kind === 'queue.entered')!;
    const scene = look(stage, entered.at / 1000);
    expect(scene.queues).toMatchObject([{ waiting: (entered as { length: number }).length }]);
    expect(participant(scene, 'origin-1').label).toContain('in line');
    expect(look(stage, 0).queues).toEqual([]);
  });
  it('show that they are stopped, from the change until the next', () => {
    const stage = stageNamed('first screen, one of three servers stops');
    const isDown = (ms: number) => participant(look(stage, ms), 'origin-1').isDown;
    expect([isDown(1999), isDown(2000), isDown(29_999), isDown(30_000)]).toEqual([false, true, true, false]);
    expect(participant(look(stage, 3000), 'origin-2').isDown).toBe(false);
    expect(texts(look(stage, 3000))).toContain('stopped');
  });
});

describe('captions of states', () => {
  it('say what each participant does for the chosen exchange', () => {
    const request = sending(forward, (sent) => isRequest(sent) && sent.to === 'origin-1');
    const during = look(forward, (request.from + request.to) / 2, { selected: request.sent.exchange });
    expect(texts(during)).toEqual(expect.arrayContaining(['waits for the answer', 'waits for the site']));
    expect(participant(during, 'proxy').label).toContain('waits for the site');
  });
  it('are there without a choice only while one exchange is alone under way', () => {
    expect(texts(look(forward, 350)).join()).toContain('calls the site');
    expect(look(forward, 0).captions.some(({ kind }) => kind === 'state')).toBe(false);
  });
});

it('every part of a scene has a key of its own', () => {
  for (const stage of [forward, reverse]) {
    const scene = look(stage, 30_000);
    const { wires, casings, eyes, participants, queues, storedResponses, veils, parcels, captions } = scene;
    for (const parts of [wires, casings, eyes, participants, queues, storedResponses, veils, parcels, captions]) {
      const keys = parts.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  }
});

it('is the same scene whatever was looked at before, and plain data', () => {
  const before = look(reverse, 12_345);
  look(reverse, 50_000, { lens: 'origin' });
  look(reverse, 1, { width: 'narrow' });
  expect(look(reverse, 12_345)).toEqual(before);
  expect(structuredClone(before)).toEqual(before);
});
