// One request through time: what stands on a ladder, and where.
import { describe, expect, it } from 'vitest';
import { ladderAt } from '../../app/scene/ladder.ts';
import { sharedScaleOf } from '../../app/scene/ladder-sheet.ts';
import type { Ladder } from '../../app/scene/ladder-types.ts';
import { innermost, type Instant } from '../../simulations/index.ts';
import { ladderOf } from './ladders.ts';
import { LANGUAGES, LATER, stageNamed } from './stages.ts';

/** Work on the request itself; setting connections up stands apart. */
const barsOf = ({ bars }: Ladder) => bars.filter(({ kind }) => kind !== 'setup');

const texts = ({ captions }: Ladder): readonly string[] => captions.map(({ text }) => text);

describe('a ladder', () => {
  const stage = stageNamed('rp-http-xff');
  const whole = ladderOf(stage, 1, 10_000);

  it('has the columns of those who took part and of those who read along, as they stand on the stage', () => {
    expect(whole.columns.map(({ key }) => key)).toEqual([
      'alice',
      'observer-access_network',
      'resolver',
      'observer-transit',
      'box',
      'observer-backend_link',
      'origin-1',
    ]);
    const xs = whole.columns.map(({ x }) => x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
  });

  it('has an arrow for each message, sloped by its delay on a scale that is the same all over', () => {
    const { records, header } = stage.trace;
    const sent = records.flatMap((record, number) =>
      record.kind === 'message.sent' && record.exchange === 1 ? [{ record, number }] : [],
    );
    const end = records.find(({ kind }) => kind === 'exchange.finished')!.at;
    const until = sent.filter(({ record }) => record.at < end && record.payload.kind !== 'tcp-fin');
    expect(whole.arrows).toHaveLength(until.length);
    const slopes = until.map(({ record, number }) => {
      const arrow = whole.arrows.find(({ key }) => key === `arrow-${String(number)}`)!;
      const received = records.find((one) => one.kind === 'message.received' && one.sent === number)!;
      expect(arrow.to.y).toBeGreaterThan(arrow.from.y);
      return (arrow.to.y - arrow.from.y) / (received.at - record.at);
    });
    for (const slope of slopes) expect(slope).toBeCloseTo(slopes[0]!, 6);
    expect(header.links.length).toBeGreaterThan(2);
  });

  it('lets what is lost end on its way, and says so', () => {
    const lossy = stageNamed('a cut line');
    const { arrows, columns } = ladderOf(lossy, 1, 10_000);
    const [alice, shop] = ['alice', 'shop'].map((node) => columns.find(({ key }) => key === node)!.x);
    const [lost, ...others] = arrows.filter(({ isLost }) => isLost);
    expect(others).toEqual([]);
    expect(lost!.label).toContain('lost on the way');
    expect(lost!.from.x).toBe(shop);
    expect(Math.abs(lost!.to.x - shop!)).toBeCloseTo(Math.abs(alice! - shop!) / 2, 1);
    for (const arrow of arrows.filter(({ isLost }) => !isLost)) expect([alice, shop]).toContain(arrow.to.x);
  });

  it('names the request, what the gateway added, and the answer', () => {
    expect(texts(whole)).toEqual(expect.arrayContaining(['POST /account/orders?id=42', '+ X-Forwarded-For', '201']));
  });

  it('shows the clock as a line while the request lasts, and what has not been sent yet as ahead', () => {
    expect(ladderOf(stage, 1, 99).playhead).toBeNull();
    expect(whole.playhead).toBeNull();
    const { sentAt, record } = stage.index.flights;
    const at = sentAt[4]! / 1000;
    const during = ladderOf(stage, 1, at);
    const fourth = during.arrows.find(({ key }) => key === `arrow-${String(record[4])}`)!;
    expect(during.playhead).toBeCloseTo(fourth.from.y, 6);
    expect(during.arrows.map(({ isAhead }) => isAhead)).toEqual(
      during.arrows.map(({ from }) => from.y > during.playhead!),
    );
  });

  it('shows service as a bar from its start to its end', () => {
    expect(barsOf(whole)).toMatchObject([{ kind: 'service', label: 'at work: 10 ms' }]);
    const queued = stageNamed('first screen, a burst at a server that does one thing at a time');
    const waiting = queued.trace.records.findLast((record) => record.kind === 'queue.entered') as { exchange: number };
    const bars = barsOf(ladderOf(queued, waiting.exchange, 0));
    expect(bars.map(({ kind }) => kind)).toEqual(['queue', 'service']);
    expect(bars[0]!.y + bars[0]!.height).toBeCloseTo(bars[1]!.y, 3);
  });

  it('shows each setting up of a connection as a bar, from the call until its acceptance, and of TLS beside it', () => {
    const tls = ladderOf(stageNamed('rp-tls-terminate'), 1, 10_000);
    const calls = tls.arrows.filter(({ label }) => label.startsWith('TCP connection request'));
    const hellos = tls.arrows.filter(({ label }) => label.startsWith('TLS hello'));
    const setups = tls.bars.filter(({ kind }) => kind === 'setup');
    expect(hellos.length).toBeGreaterThan(0);
    expect(setups).toHaveLength(calls.length + hellos.length);
    for (const { from } of [...calls, ...hellos]) {
      expect(
        setups.some(({ x, width, y }) => Math.abs(x + width / 2 - from.x) < 0.01 && Math.abs(y - from.y) < 0.01),
      ).toBe(true);
    }
  });

  it('is null for an exchange that the run does not have', () => {
    const { trace, index } = stage;
    expect(
      ladderAt(trace, index, 99, 0 as Instant, {
        lens: 'everyone',
        width: 'wide',
        words: LANGUAGES.en,
        more: LATER.en,
      }),
    ).toBeNull();
  });
});

describe('encryption on a ladder', () => {
  const stage = stageNamed('fwd-connect');
  it('cases what travels under it, and closes it to those without a key', () => {
    const http = (ladder: Ladder) => ladder.arrows.filter(({ pipes }) => pipes.length > 0).map(({ kind }) => kind);
    expect(http(ladderOf(stage, 1, 1000))).toEqual(['message', 'message', 'message', 'message']);
    expect(http(ladderOf(stage, 1, 1000, { lens: 'forward_proxy' }))).toEqual(['closed', 'closed', 'closed', 'closed']);
    expect(JSON.stringify(ladderOf(stage, 1, 1000, { lens: 'forward_proxy' }))).not.toContain('orders');
  });
  it('has a pipe for each encryption round a request, one in another: an onion loses a layer at each relay', () => {
    const onion = stageNamed('tor-https');
    const pipesAlong = (lens: string): readonly (readonly number[])[] =>
      ladderOf(onion, 1, 30_000, { lens }).arrows.flatMap(({ pipes, selection }) => {
        const sent = selection.kind === 'message' ? onion.trace.records[selection.record] : undefined;
        const isAsked = sent?.kind === 'message.sent' && innermost(sent.payload).kind === 'http-request';
        return isAsked ? [pipes] : [];
      });
    // The three layers and the site's own; between relays a connection of theirs in place of the layer that is off.
    expect(pipesAlong('everyone').map(({ length }) => length)).toEqual([4, 4, 3, 1]);
    expect(pipesAlong('access_network').map(({ length }) => length)).toEqual([1]);
    for (const pipes of pipesAlong('everyone'))
      for (const [nth, breadth] of pipes.entries()) expect(breadth).toBeLessThan(pipes[nth - 1] ?? Infinity);
  });
  it('says so in a word, and who can open it, to those who can see that; of what is clear it says nothing', () => {
    const said = (ladder: Ladder) => texts(ladder).filter((text) => text.startsWith('encrypted'));
    expect(said(ladderOf(stage, 1, 1000))).toEqual(['encrypted for Client A and Origin']);
    expect(said(ladderOf(stage, 1, 1000, { lens: 'forward_proxy' }))).toEqual(['encrypted']);
    expect(said(ladderOf(stageNamed('rp-http'), 1, 1000))).toEqual([]);
    expect(said(ladderOf(stageNamed('rp-tls-terminate'), 1, 1000))).toEqual(['encrypted']);
  });
  it('shows a tap only the legs that it taps', () => {
    const all = ladderOf(stage, 1, 1000).arrows.length;
    const seen = ladderOf(stage, 1, 1000, { lens: 'access_network' });
    expect(seen.arrows.length).toBeLessThan(all);
    expect(seen.columns.map(({ key }) => key)).not.toContain('origin-1');
  });
});

it('a stored response is said where it was stored, a hit at its response', () => {
  expect(texts(ladderOf(stageNamed('rp-cache-hit'), 1, 5000)).join()).toMatch(/stored, fresh \d+ s/u);
  const hit = ladderOf(stageNamed('rp-cache-hit'), 2, 5000);
  expect(texts(hit).some((text) => text.startsWith('HIT, Age'))).toBe(true);
  expect(hit.arrows.at(-1)).toMatchObject({ tone: 'good' });
});

describe('two ladders side by side', () => {
  const [slow, fast] = ['first screen, forward', 'first screen, reverse'].map((name) => stageNamed(name));
  const stages = [slow!, fast!];
  const exchanges = [...slow!.index.exchanges.keys()].filter((exchange) => fast!.index.exchanges.has(exchange));
  const both = (exchange: number): readonly Ladder[] => {
    const shared = sharedScaleOf(stages, exchange);
    return stages.map((stage) => ladderOf(stage, exchange, 0, { shared }));
  };

  it('have one scale: the same delay is as long on either, and equal instants are level', () => {
    for (const exchange of exchanges.slice(0, 30)) {
      const [one, other] = both(exchange);
      expect(one!.size.height).toBe(other!.size.height);
      expect(one!.ticks).toEqual(other!.ticks);
    }
  });

  it('show the time that one of them saves as a gap that ends where the other ends, and say how much', () => {
    let gaps = 0;
    for (const exchange of exchanges) {
      const ladders = both(exchange);
      const [one, other] = ladders.map(({ arrows, bars }) =>
        Math.max(...arrows.map(({ to }) => to.y), ...bars.map(({ y, height }) => y + height)),
      );
      for (const [own, ladder] of ladders.entries()) {
        const [mine, theirs] = own === 0 ? [one!, other!] : [other!, one!];
        if (theirs - mine < 2) continue;
        gaps += 1;
        const [gap] = ladder.gaps;
        expect(gap!.y).toBeCloseTo(mine, 0);
        expect(gap!.y + gap!.height).toBeCloseTo(theirs, 0);
        if (gap!.height > 11) expect(texts(ladder).some((text) => text.endsWith('ms sooner'))).toBe(true);
      }
      expect(ladders.flatMap(({ gaps }) => gaps).length).toBeLessThan(2);
    }
    expect(gaps).toBeGreaterThan(3);
  });
});
