// The requests of a page of time, as these eyes see them, and which of their messages can be drawn so that they are still told apart.
import type { Trace } from '../../simulations/index.ts';
import type { Hop, Story } from './ladder-story.ts';
import { storyOf } from './ladder-story.ts';
import type { LeftOut } from './ladder-words.ts';
import type { Eyes } from './lens.ts';
import { isOwn } from './lens.ts';
import { isOnPage, type PageOfTime } from './page-of-time.ts';
import type { SceneIndex } from './scene-index.ts';
import type { Carried } from './words.ts';

/** With more arrows than this, names and set-ups are left out: what carries HTTP would no longer be found among them. */
export const MOST_FINE = 48;
/** More arrows than this are not drawn at all. */
export const MOST_ARROWS = 160;

export interface ManyStories {
  readonly page: PageOfTime;
  /** All of which these eyes see something on the page, in order of their beginning. */
  readonly all: readonly Story[];
  /** Those that are drawn, and what of them. */
  readonly drawn: readonly Story[];
  readonly hops: readonly Hop[];
  readonly left: LeftOut;
}

type Fineness = 'lookup' | 'setup' | 'message';
const finenessOf = ({ what }: Carried): Fineness => {
  switch (what) {
    case 'question':
    case 'address':
      return 'lookup';
    case 'hello':
    case 'keys':
    case 'finished':
    case 'client':
    case 'call':
    case 'acceptance':
    case 'way':
      return 'setup';
    default:
      return 'message';
  }
};

const isSeen = ({ span, hops, works }: Story, eyes: Eyes, page: PageOfTime): boolean =>
  isOwn(eyes, span.client) ||
  hops.some(({ sentAt, receivedAt }) => isOnPage(page, sentAt, receivedAt)) ||
  works.some(({ from, to }) => isOnPage(page, from, to));

/** Whole requests, the earliest first, while there is room for their arrows. */
function roomFor(stories: readonly Story[], hopsOf: (story: Story) => readonly Hop[]): readonly Story[] {
  let arrows = 0;
  const last = stories.findIndex((story) => {
    arrows += hopsOf(story).length;
    return arrows > MOST_ARROWS;
  });
  return last < 0 ? stories : stories.slice(0, Math.max(1, last));
}

function choose(page: PageOfTime, all: readonly Story[]): ManyStories {
  const onPage = (story: Story, counts: (kind: Fineness) => boolean): readonly Hop[] =>
    story.hops.filter(
      ({ carried, sentAt, receivedAt }) => counts(finenessOf(carried)) && isOnPage(page, sentAt, receivedAt),
    );
  const count = (kind: Fineness): number => all.flatMap((story) => onPage(story, (own) => own === kind)).length;
  const [lookups, setups, messages] = [count('lookup'), count('setup'), count('message')];
  const drawsLookups = lookups + setups + messages <= MOST_FINE;
  const drawsSetups = drawsLookups || setups + messages <= MOST_FINE;
  const hopsOf = (story: Story): readonly Hop[] =>
    onPage(story, (kind) => kind === 'message' || (kind === 'setup' ? drawsSetups : drawsLookups));
  const drawn = roomFor(all, hopsOf);
  return {
    page,
    all,
    drawn,
    hops: drawn.flatMap(hopsOf).sort((one, other) => one.sentAt - other.sentAt || one.record - other.record),
    left: {
      lookups: drawsLookups ? 0 : lookups,
      setups: drawsSetups ? 0 : setups,
      mostFine: MOST_FINE,
      drawn: drawn.length,
      requests: all.length,
      most: MOST_ARROWS,
    },
  };
}

interface Kept {
  readonly sight: Eyes['sight'];
  readonly made: ManyStories;
}

const kept = new WeakMap<SceneIndex, Kept>();

/** The requests of which something lasts on the page. Kept from frame to frame: they do not change with the clock. */
export function storiesOn(trace: Trace, index: SceneIndex, eyes: Eyes, page: PageOfTime): ManyStories {
  const last = kept.get(index);
  if (last?.sight === eyes.sight && last.made.page.from === page.from && last.made.page.to === page.to) {
    return last.made;
  }
  const stories = [...index.exchanges].flatMap(([exchange, span]) => {
    if (!isOnPage(page, span.wantedAt, span.finishedAt)) return [];
    const story = storyOf(trace, exchange, span, eyes);
    return isSeen(story, eyes, page) ? [story] : [];
  });
  const made = choose(
    page,
    stories.sort((one, other) => one.span.wantedAt - other.span.wantedAt),
  );
  kept.set(index, { sight: eyes.sight, made });
  return made;
}
