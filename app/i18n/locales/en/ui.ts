// The page round the stages, in English.
import { nearest } from '../../nearest.ts';
import type { Notice } from '../../../state/notice.ts';
import { format } from './format.ts';

export const ui = {
  product: 'Proxyscope',
  documentTitle: 'Proxyscope: who is hidden from whom?',
  question: 'Who is hidden from whom?',
  /** Two stages of one kind. */
  sameName: (letter: string, kind: string) => `${kind} ${letter}`,
  situation: 'What happens',
  situations: {
    'first-screen': 'A visit to a shop',
    'rush-hour': 'Rush hour',
    'shared-pages': 'A class reads',
    'three-visits': 'Three visits, timed',
    'ten-users': 'Ten people, one attacker',
    'base-exchange': 'One order',
  },
  sameRequests: 'Same people, requests and seed.',
  skipToStages: 'Skip to the stages',
  views: 'Views',
  compare: 'Compare',
  language: 'Language',
  theme: 'Theme',
  themes: { auto: 'Auto', light: 'Light', dark: 'Dark' },
  menu: 'Menu',
  share: 'Share',
  shareHint: 'Copies a link to exactly this state',
  shared: 'Link copied. It opens this state, at this instant.',
  shareByHand: 'The browser would not copy. Here is the link:',
  close: 'Close',
  stage: { a: 'Stage A', b: 'Stage B' },
  stageLetter: { a: 'A', b: 'B' },
  stages: 'Stages',
  /** A stage of so many relays. */
  relays: (count: number): string => (count === 1 ? 'Relay' : 'Relays'),
  /** "A · Forward" */
  stageTab: (letter: string, arrangement: string) => `${letter} · ${arrangement}`,
  lens: 'See as',
  lenses: {
    everyone: 'Everyone',
    client: 'Client',
    access_network: 'Wi-Fi / ISP',
    client_resolver: 'Client’s resolver',
    proxy: 'Proxy',
    forward_proxy: 'Forward proxy',
    relay_1: 'Relay 1',
    relay_2: 'Relay 2',
    relay_3: 'Relay 3',
    relay_link: 'Between relays',
    transit: 'Transit',
    reverse_proxy: 'Reverse proxy',
    backend_link: 'Back-end link',
    origin: 'Origin server',
  },
  otherLenses: 'Others',
  lensAbsent: (who: string) => `On this stage there is no such party: ${who}. All is shown.`,
  preparing: 'The run is being made …',
  runFailed: 'This set-up could not be simulated.',
  panelFailed: (panel: string) => `“${panel}” has stopped working. The rest of the page goes on.`,
  tryAgain: 'Try again',
  notices: 'Notices',
  dismiss: 'Dismiss',
  notice: (notice: Notice): string => {
    switch (notice.kind) {
      case 'parameter-unknown':
        return `The link says “${notice.parameter}=${notice.found}”. There is no parameter “${notice.parameter}”, so it is left out. Remove it, or see the list of parameters in the embedding guide.`;
      case 'value-unknown': {
        const { named, left } = nearest(notice.found, notice.allowed);
        const rest = left > 0 ? `, and ${format.number(left)} more, which the embedding guide lists` : '';
        return `The link says “${notice.parameter}=${notice.found}”. “${notice.parameter}” can be: ${named.join(', ')}${rest}. Used: ${notice.used}.`;
      }
      case 'number-out-of-range':
        return `The link says “${notice.parameter}=${notice.found}”. Write a number from ${format.number(notice.least)} to ${format.number(notice.most)}. Used: ${format.number(notice.used, 3)}.`;
      case 'version-unknown':
        return `The link says “v=${notice.found}”. This page reads links of version 1; write “v=1”. It was read as one of those.`;
      case 'worker-failed':
        return `The browser would not start a background thread (${notice.why}). Runs are made in the page itself: the results are the same, but the page may pause while it computes.`;
      case 'run-failed':
        return `Stage ${notice.side.toUpperCase()} could not be simulated: ${notice.why}. The last run that worked stays on screen; change a switch, or open the page without parameters.`;
    }
  },
  inWords: 'In words',
  pictures: 'The numbers as pictures',
  participants: 'Participants',
  links: 'Links',
  linkBetween: (one: string, other: string, milliseconds: string, readers: readonly string[]) =>
    `${one} – ${other}, ${milliseconds} one way${readers.length > 0 ? `; reading along: ${format.list(readers)}` : ''}`,
  now: 'Now',
  nothingUnderWay: 'Nothing is on its way.',
  lately: 'Last',
  progress: (finished: number, wanted: number) =>
    `${format.number(wanted)} ${format.plural(wanted, { one: 'request', other: 'requests' })} so far, ${format.number(finished)} answered.`,
  help: 'Help',
  limitsTitle: 'What the cells leave out',
  limits:
    'Observers only listen and keep what they read; encryption is never broken. One exchange at a time: habits over time and sites, fingerprints and traffic analysis are outside the cells.',
};

export type Ui = typeof ui;
