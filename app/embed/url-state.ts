// A link says the whole state of the page in readable parameters, version 1. Reading one never throws: what cannot be used
// is replaced by the default or the nearest value, and named in a notice.
import { PLAIN_SETUP, type Setup } from '../../simulations/index.ts';
import { SPEEDS } from '../machines/playback.machine.ts';
import { ARRANGEMENTS, arranged, arrangementOf, type Arrangement } from '../state/arrangement.ts';
import type { Notice } from '../state/notice.ts';
import { FIRST_VIEW, LADDERS, LENSES, SHARERS, STEP_SIZES, THEMES, VOICES, WINDOWS } from '../state/view-store.ts';
import { ACT_EXAMPLES, MOST_ACTS, actOf, actWord } from './act-words.ts';
import { loopIn, loopWord } from './loop-word.ts';
import { viewInLink, type PageState } from './page-state.ts';
import { Reader } from './reader.ts';
import { SWITCH_PARAMETERS, switchWords, withPosition } from './switch-parameters.ts';

/** What links may name: the situations that ship and the modes that have a name. */
export interface Shelf {
  /** The first is the one that opens when none is named. */
  readonly situations: readonly ShelfSituation[];
  readonly modes: readonly { readonly id: string; readonly setup: Setup; readonly episode: string }[];
}
export interface ShelfSituation {
  readonly id: string;
  readonly seed: number;
  readonly horizonMs: number;
  readonly episodes: readonly string[];
  readonly opens: { readonly a: Setup; readonly b: Setup };
}

export const VERSION = '1';
const MOST_SEED = 4_294_967_295;

const words = <Word extends string | number>(list: readonly Word[]): ReadonlyMap<string, Word> =>
  new Map(list.map((word) => [String(word), word]));
const FLAG: ReadonlyMap<string, boolean> = new Map([
  ['0', false],
  ['1', true],
]);
const LANGUAGES = words(['en', 'zh-CN'] as const);

/** The state that opens when a link says nothing. */
export function firstState(shelf: Shelf): PageState {
  const [situation] = shelf.situations;
  if (situation === undefined) throw new RangeError('there is no situation to open');
  return {
    choices: { situation: situation.id, episode: null, ...situation.opens, seed: situation.seed, acts: [] },
    t: 0,
    speed: 1,
    loop: null,
    ...viewInLink(FIRST_VIEW),
    isEmbedded: false,
    longStrings: false,
  };
}

/** The state that a query ("?v=1&a=forward") asks for, and what of it could not be done. */
export function decode(
  query: string,
  shelf: Shelf,
): { readonly state: PageState; readonly notices: readonly Notice[] } {
  const first = firstState(shelf);
  const reader = new Reader(query);
  const version = reader.text('v');
  if (version !== null && version !== VERSION) reader.note({ kind: 'version-unknown', found: version });
  const situation = situationIn(reader, shelf);
  const opens = situation.opens;
  const choices = {
    situation: situation.id,
    episode: episodeIn(reader, situation, shelf),
    a: stageIn(reader, 'a', opens.a, shelf),
    b: stageIn(reader, 'b', opens.b, shelf),
    seed: reader.number('seed', { least: 0, most: MOST_SEED, whole: true }, situation.seed),
    acts: actsIn(reader, situation.horizonMs),
  };
  const state: PageState = {
    choices,
    t: Math.round(reader.number('t', { least: 0, most: situation.horizonMs, whole: false }, 0) * 1000),
    speed: reader.word('speed', words(SPEEDS), first.speed),
    loop: loopIn(reader, situation.horizonMs),
    beside: reader.word('ladders', new Map([['one', false] as const, ['both', true] as const]), false),
    ladder: reader.word('ladder', words(LADDERS), first.ladder),
    window: reader.word('window', words(WINDOWS), first.window),
    step: reader.word('step', words(STEP_SIZES), first.step),
    voice: reader.word('voice', words(VOICES), first.voice),
    lens: reader.word('see', words(LENSES), first.lens),
    scope: reader.word('scope', words(['run', 'exchange'] as const), first.scope),
    exchange: reader.number('x', { least: 0, most: 1_000_000, whole: true }, 0) || null,
    side: reader.word('stage', words(['a', 'b'] as const), first.side),
    everyFact: reader.word('facts', new Map([['main', false] as const, ['all', true] as const]), false),
    share: reader.some('share', SHARERS),
    lang: reader.word('lang', LANGUAGES, null),
    theme: reader.word('theme', words(THEMES), first.theme),
    isEmbedded: reader.word('embed', FLAG, false),
    longStrings: reader.word('strings', new Map([['long', true]]), false),
  };
  reader.finish();
  return { state, notices: reader.notices };
}

function situationIn(reader: Reader, shelf: Shelf): ShelfSituation {
  const byId = new Map(shelf.situations.map((situation) => [situation.id, situation]));
  const [first] = shelf.situations;
  if (first === undefined) throw new RangeError('there is no situation to open');
  return reader.word('s', byId, first);
}

/** The episode that is named; else the one that a named mode needs, where the situation has it; else the first. */
function episodeIn(reader: Reader, { episodes }: ShelfSituation, shelf: Shelf): string | null {
  const named = ['a', 'b'].map((side) => shelf.modes.find(({ id }) => id === reader.text(side))?.episode);
  const needed = episodes.find((episode, place) => place > 0 && named.includes(episode)) ?? null;
  return reader.word('episode', words(episodes), needed);
}

/** One stage: its arrangement or the name of a mode, then the switches by name. What is not named is off, as in PLAIN_SETUP. */
function stageIn(reader: Reader, side: 'a' | 'b', opens: Setup, shelf: Shelf): Setup {
  const kinds = new Map<string, Setup>([
    ...ARRANGEMENTS.map((kind) => [kind, plain(kind)] as const),
    ...shelf.modes.map(({ id, setup }) => [id, setup] as const),
  ]);
  const given = reader.text(side);
  let setup = given === null ? opens : (kinds.get(given) ?? opens);
  if (given !== null && !kinds.has(given)) {
    reader.note({
      kind: 'value-unknown',
      parameter: side,
      found: given,
      allowed: [...kinds.keys()],
      used: arrangementOf(opens),
    });
  }
  for (const [name, { switches, words: positions }] of SWITCH_PARAMETERS) {
    const [first] = switches;
    if (first === undefined || reader.text(`${side}.${name}`) === null) continue;
    const position = reader.word(`${side}.${name}`, positions, setup[first]);
    setup = withPosition(setup, switches, position);
  }
  return setup;
}

const plain = (kind: Arrangement): Setup => ({ ...PLAIN_SETUP, ...arranged(PLAIN_SETUP, kind) });

function actsIn(reader: Reader, horizonMs: number): PageState['choices']['acts'] {
  const text = reader.text('do');
  if (text === null || text === '') return [];
  const given = text.split(',');
  const acts = given.slice(0, MOST_ACTS).flatMap((word) => {
    const act = actOf(word);
    if (act !== null && act.atMs <= horizonMs) return [act];
    reader.note({ kind: 'value-unknown', parameter: 'do', found: word, allowed: ACT_EXAMPLES, used: '–' });
    return [];
  });
  if (given.length > MOST_ACTS) {
    reader.note({
      kind: 'number-out-of-range',
      parameter: 'do',
      found: String(given.length),
      least: 0,
      most: MOST_ACTS,
      used: MOST_ACTS,
    });
  }
  return acts.sort((one, other) => one.atMs - other.atMs);
}

/** The query that says `state`, with a leading "?": what is as it opens is left out, save the version, the situation and the stages. */
export function encode(state: PageState, shelf: Shelf): string {
  const first = firstState(shelf);
  const { choices } = state;
  const situation = shelf.situations.find(({ id }) => id === choices.situation);
  const query: [string, string][] = [
    ['v', VERSION],
    ['s', choices.situation],
  ];
  const add = (name: string, value: string | number, isDefault: boolean): void => {
    if (!isDefault) query.push([name, String(value)]);
  };
  for (const side of ['a', 'b'] as const) {
    const kind = arrangementOf(choices[side]);
    query.push([side, kind]);
    for (const [name, word] of switchWords(choices[side], plain(kind))) query.push([`${side}.${name}`, word]);
  }
  add('episode', choices.episode ?? '', choices.episode === null);
  query.push(['seed', String(choices.seed)]);
  add('do', choices.acts.map(actWord).join(','), choices.acts.length === 0);
  add('t', Math.min(state.t / 1000, situation?.horizonMs ?? Infinity), state.t === 0);
  add('speed', state.speed, state.speed === first.speed);
  const loop = loopWord(state.loop, situation?.horizonMs ?? Infinity);
  add('loop', loop, loop === '');
  add('ladders', 'both', !state.beside);
  add('ladder', state.ladder, state.ladder === first.ladder);
  add('window', state.window, state.window === first.window);
  add('step', state.step, state.step === first.step);
  add('voice', state.voice, state.voice === first.voice);
  add('see', state.lens, state.lens === first.lens);
  add('scope', state.scope, state.scope === first.scope);
  add('x', state.exchange ?? 0, state.exchange === null);
  add('stage', state.side, state.side === first.side);
  add('facts', 'all', !state.everyFact);
  add('share', state.share.join(','), state.share.length === 0);
  add('lang', state.lang ?? '', state.lang === null);
  add('theme', state.theme, state.theme === first.theme);
  add('embed', 1, !state.isEmbedded);
  add('strings', 'long', !state.longStrings);
  return `?${query.map(([name, value]) => `${name}=${readable(value)}`).join('&')}`;
}

/** Escapes what a query may not hold; "@", "," and ":" may stand in it (RFC 3986 §3.4) and stay readable. */
const readable = (value: string): string =>
  encodeURIComponent(value).replace(/%(40|2C|3A)/gu, (escaped) => decodeURIComponent(escaped));
