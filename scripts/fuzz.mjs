// `npm run fuzz`: the property tests over worlds that no run of the tests draws, round after round, until one fails or all are done.
// `-- --rounds 5`: so many, 20 unless given.   `-- --seed 7`: the round of that seed alone.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string' } } });

/** @param {string} option @param {string} text */
function whole(option, text) {
  if (!/^\d{1,10}$/u.test(text)) throw new RangeError(`--${option}: a whole number, not “${text}”`);
  return Number(text);
}
const rounds = values.seed === undefined ? whole('rounds', values.rounds) : 1;

const files = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('tests', file))
  .filter((file) => readFileSync(join(root, file), 'utf8').includes('fc.assert('));

for (let round = 1; round <= rounds; round += 1) {
  const seed = values.seed === undefined ? randomInt(2 ** 31) : whole('seed', values.seed);
  console.log(`\n── round ${String(round)} of ${String(rounds)}: seed ${String(seed)}`);
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...files],
    { cwd: root, stdio: 'inherit', env: { ...process.env, PROXYSCOPE_SEED: String(seed) } },
  );
  if (status !== 0) {
    console.error(`\nA property does not hold. Again: npm run fuzz -- --seed ${String(seed)}`);
    process.exit(1);
  }
}
console.log(`\n${String(rounds)} rounds, nothing found`);
