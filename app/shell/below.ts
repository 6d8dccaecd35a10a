// What stands below the stages and tables, as one file that is fetched after the first view.
export { Details } from './Details.tsx';
export { StagesInWords } from './StagesInWords.tsx';
export { UndoButton } from './UndoButton.tsx';
export { PaperFoot, PaperHead } from './OnPaper.tsx';
export { PageInShort } from './PageInShort.tsx';
export { HelpSheet } from './HelpSheet.tsx';
export { Landmarks } from '../playback/Landmarks.tsx';
export { TimeTools } from '../playback/TimeTools.tsx';
export { listenToKeys } from './keys.ts';
export { scrollByKeys } from './scroll-keys.ts';
