// 只在读者打开某处时才用到的文字，那时才取。
import type { LaterMessages } from '../../messages.ts';
import { carried } from './carried.ts';
import { charts } from './charts.ts';
import { choices } from './choices.ts';
import { differences } from './differences.ts';
import { four } from './four.ts';
import { described } from './described.ts';
import { help } from './help.ts';
import { ladder } from './ladder.ts';
import { logs } from './logs.ts';
import { measured } from './measured.ts';
import { modes } from './modes.ts';
import { moved } from './moved.ts';
import { paper } from './paper.ts';
import { participant } from './participant.ts';
import { profileTraits as traits } from './profile-traits.ts';
import { sharing } from './sharing.ts';
import { time } from './time.ts';
import { verdicts } from './verdicts.ts';

export const later = {
  carried,
  charts,
  choices,
  differences,
  four,
  described,
  help,
  ladder,
  logs,
  measured,
  modes,
  moved,
  paper,
  participant,
  sharing,
  time,
  traits,
  verdicts,
} satisfies LaterMessages;
