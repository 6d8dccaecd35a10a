// What is supposed of sharing, as one file that is fetched once the tables stand.
export { JointCounters } from './JointCounters.tsx';
export { Sharing } from './Sharing.tsx';
