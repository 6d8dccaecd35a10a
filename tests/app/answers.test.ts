// What is told in words is what the records say: each answer names its message, in both languages, and changes with what happens.
import { describe, expect, it } from 'vitest';
import { answersAt } from '../../app/a11y/answers.ts';
import { contextOf } from '../../app/a11y/context-words.ts';
import { differencesIn } from '../../app/a11y/difference-words.ts';
import { differingFacts } from '../../app/a11y/differing-facts.ts';
import { namesOfBoth } from '../../app/a11y/observer-names.ts';
import { buildLedger, matrixAt, simulate, type Instant, type Setup } from '../../simulations/index.ts';
import { firstState } from '../../app/embed/url-state.ts';
import { scenarioOf, situationOf } from '../../app/shell/scenario-of.ts';
import { createShelf } from '../../app/shell/shelf.ts';
import { EN, ZH } from '../i18n/all-words.ts';

const { choices } = firstState(createShelf());
const runOf = (changes: Partial<Setup>, side: 'a' | 'b' = 'a') => {
  const { trace } = simulate(
    scenarioOf({ ...choices, [side]: { ...choices[side], ...changes } }, side, situationOf('first-screen')),
  );
  return { trace, ledger: buildLedger(trace) };
};
const END = 60_000_000 as Instant;
const forward = runOf({});
const reverse = runOf({}, 'b');
const answers = ({ trace, ledger }: typeof forward, exchange: number, at = END, words = EN, isOfRun = true) =>
  answersAt({ trace, matrix: matrixAt(ledger, at, isOfRun ? 'run' : { exchange }) }, { at, exchange, words });

describe('the answers of a stage', () => {
  it('say who knows the client’s address and by which message', () => {
    const [a, b] = [answers(forward, 1).knows.join('\n'), answers(reverse, 1).knows.join('\n')];
    expect(a).toMatch(/^Forward proxy knows .*source address of the packet, 203\.0\.113\.\d+: It arrives: Client/m);
    expect(a).toMatch(/^Origin could link\. It holds the address 198\.51\.100\.10/m);
    expect(b).toMatch(
      /^Origin knows \(told, and forgeable\)\. By the forwarding field \(X-Forwarded-For\), 203\.0\.113\.7: /m,
    );
    expect(answers(forward, 1, 0 as Instant).knows.join('\n')).not.toContain('Origin could link');
  });

  it('say of one request only what that one taught', () => {
    const hit = reverse.trace.records.find(({ kind }) => kind === 'cache.hit') as { exchange: number };
    const origin = (isOfRun: boolean) =>
      answers(reverse, hit.exchange, END, EN, isOfRun).knows.filter((line) => line.startsWith('Origin'));
    // What a store answers does not come to an origin, which knows the address by other requests.
    expect(origin(true)).toEqual([
      expect.stringContaining('Origin knows (told, and forgeable). By the forwarding field'),
    ]);
    expect(origin(false)).toEqual([
      expect.stringMatching(/^Origin does not know\. Reverse proxy answered from its store/),
    ]);
  });

  it('say what the box changed, with its reason and its rule', () => {
    const changed = answers(forward, 1).changed.join('\n');
    expect(changed).toContain('Via added (RFC 9110');
    expect(changed).toContain('passed on the request');
    expect(answers(runOf({ scheme: 'https' }), 1).changed).toEqual([EN.inspector.tunnelled]);
    expect(answers(runOf({ clientSide: 'none' }), 1).changed).toEqual([EN.inspector.noBox]);
  });

  it('say who answered: an origin by its name, or a store', () => {
    expect(answers(forward, 1).answered).toEqual(['Origin answered, 200; there is one origin server.']);
    expect(answers(reverse, 1).answered[0]).toMatch(/^Origin \d answered, 200; there are 3 origin servers\.$/);
    const hit = reverse.trace.records.find(({ kind }) => kind === 'cache.hit') as { exchange: number };
    expect(answers(reverse, hit.exchange).answered[0]).toContain('answers from its store');
    expect(answers(reverse, 1, 0 as Instant).answered).toEqual(['Nobody has answered yet.']);
    // A tunnel that is open has answered nothing that is asked through it.
    const tunnel = runOf({ scheme: 'https' });
    const opened = tunnel.trace.records.find(({ kind }) => kind === 'tunnel.opened');
    expect(answers(tunnel, 1, opened?.at).answered).toEqual(['Nobody has answered yet.']);
    expect(answers(tunnel, 1).answered).toEqual(['Origin answered, 200; there is one origin server.']);
  });

  it('say why the answer was kept, or not', () => {
    const stored = forward.trace.records.find(({ kind }) => kind === 'cache.stored') as { exchange: number };
    expect(answers(forward, stored.exchange).kept.join()).toMatch(/keeps a copy.*The answer says Cache-Control: /);
    const declined = forward.trace.records.find(({ kind }) => kind === 'cache.declined') as { exchange: number };
    expect(answers(forward, declined.exchange).kept.join()).toMatch(/may not keep this answer \(RFC 9111 .*\)\. \w+/);
    expect(answers(runOf({ scheme: 'https' }), 1).kept).toEqual([EN.described.sealed]);
    expect(answers(runOf({ clientSide: 'none' }), 1).kept).toEqual([EN.described.noStore]);
  });

  it('say the same in Chinese, without a word of English', () => {
    const said = answers(reverse, 1, END, ZH);
    expect(said.knows).toHaveLength(answers(reverse, 1).knows.length);
    for (const line of Object.values(said).flat()) {
      expect(line).toMatch(/\p{Script=Han}/u);
      expect(line).not.toMatch(/\b(?:the|knows|answered|undefined|null)\b/u);
    }
  });
});

const NAMES = namesOfBoth(EN, { a: forward.trace.header, b: reverse.trace.header });
const matrixOf = ({ ledger }: typeof forward) => matrixAt(ledger, END, 'run');

it('what differs between two stages is said of each observer and fact, and of a stage with itself nothing', () => {
  const lines = differencesIn(differingFacts(matrixOf(forward), matrixOf(reverse)), NAMES, EN).join('\n');
  expect(lines).toContain('Client’s IP address, Origin: Stage A: could link; Stage B: knows (told, and forgeable).');
  expect(lines).toContain('Only on Stage A: Forward proxy.');
  expect(differencesIn(differingFacts(matrixOf(forward), matrixOf(forward)), NAMES, EN)).toEqual([
    'So far nothing differs in what anybody knows.',
  ]);
});

it('a switch is answered by what follows from it', () => {
  const silent = runOf({ proxyVia: false });
  expect(contextOf(forward, silent, EN)).toMatch(
    /^Origin (?:no longer knows|could infer now): That a proxy or the like is there\./,
  );
  expect(contextOf(silent, forward, EN)).toMatch(/^Origin knows .*now: That a proxy or the like is there\./);
  expect(contextOf(forward, forward, EN)).toBe('Nobody knows more or less for it.');
});
