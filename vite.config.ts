// How the page is served, built and tested. The plugins, each a few lines, stand in vite/.
import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy } from './vite/content-security-policy.ts';
import { stylesFirst } from './vite/styles-first.ts';
import { thirdPartyLicenses } from './vite/third-party-licenses.ts';
import { workerTexts } from './vite/worker-texts.ts';

const workerFiles = new Set<string>();

export default defineConfig({
  // Relative addresses: the built folder works from any path of any host.
  base: './',
  plugins: [
    react(),
    workerTexts((modules) => {
      for (const module of modules) workerFiles.add(module);
    }),
    contentSecurityPolicy(),
    stylesFirst(),
    thirdPartyLicenses(workerFiles),
  ],
  server: { host: 'localhost', port: 5173 },
  preview: { host: 'localhost' },
  build: {
    modulePreload: { polyfill: false },
    // Everything stays a file of its own: the policy allows no fonts or styles from inside an address.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // All that the first view needs, in one file; by itself each set of later parts would get a small one of its own.
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: {
        codeSplitting: {
          groups: [{ name: 'first', tags: ['$initial'], test: (id) => !/index\.html|main\.tsx/u.test(id) }],
        },
      },
    },
  },
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    setupFiles: ['tests/setup/same-draws.ts'],
    testTimeout: 20_000,
    // Nothing else runs meanwhile: where there are two cores, both work.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
