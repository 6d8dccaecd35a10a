// Who may import whom. Data flows one way (docs/ARCHITECTURE.md): a scenario becomes a trace, a trace becomes
// knowledge, figures and pictures. The rules of the rooms stand in lint/layers; here are those that hold everywhere.
import { application } from './lint/layers/app.js';
import { never } from './lint/layers/rule.js';
import { simulator } from './lint/layers/simulations.js';

const everywhere = [
  never(
    'no-circular',
    {},
    { circular: true },
    'Two files that need each other are one idea in two places, or two ideas in one.',
  ),
  never(
    'no-orphans',
    {
      path: '^(app|simulations)/',
      orphan: true,
      pathNot: ['[.]d[.]ts$', '^app/main[.]tsx$', '[.]worker[.]ts$', '^simulations/cli/', '[.]json$'],
    },
    {},
    'A file that nobody imports and that imports nobody is dead, or forgotten.',
  ),
  never('resolvable', {}, { couldNotResolve: true, pathNot: '^virtual:' }, 'An import that leads nowhere.'),
  never(
    'not-to-tests',
    { path: '^(app|simulations)/' },
    { path: '^tests/' },
    'Tests look at the code; the code does not know that it is looked at.',
  ),
  never(
    'shipped-packages-declared',
    { path: '^(app|simulations)/' },
    {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['type-only'],
      pathNot: '(^|/)node_modules/@types/',
    },
    'What is shipped must stand under "dependencies", where its licence is collected.',
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...simulator, ...application, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'browser', 'module', 'default'],
      mainFields: ['types', 'module', 'main'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json'],
    },
  },
};
