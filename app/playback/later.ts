// What of the timeline the first view can do without, as one file.
export { Landmarks } from './Landmarks.tsx';
export { TimeTools } from './TimeTools.tsx';
