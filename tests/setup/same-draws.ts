// Every run of the tests draws the same worlds, so that the same commit always gets the same verdict; `npm run fuzz` draws others.
import fc from 'fast-check';

const asked = Number(process.env['PROXYSCOPE_SEED'] ?? '1');
if (!Number.isInteger(asked)) throw new RangeError('PROXYSCOPE_SEED: a whole number, such as 1');
fc.configureGlobal({ seed: asked });
