// The two addresses at which browser tests find the built page: same files, two ports, so two origins. Ports follow
// from the folder's name, so that two copies of the project on one machine do not meet.
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const fromFolder = 20_000 + (createHash('sha256').update(root).digest().readUInt16BE(0) % 5_000) * 2;

export const ports = (() => {
  const first = Number(process.env['PROXYSCOPE_TEST_PORT'] || fromFolder);
  return [first, first + 1];
})();

/** Where the page itself is opened. */
export const HOME = `http://127.0.0.1:${String(ports[0])}`;
/** Another origin, for pages that hold ours in a frame. */
export const ELSEWHERE = `http://127.0.0.1:${String(ports[1])}`;
/** The built folder is served a second time under this path, as a course site would. */
export const SUB_PATH = '/courses/networks/proxyscope/';
