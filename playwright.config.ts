// Browser tests on the built page, served as a static host would; on a page of their own (tests/e2e/workshop) only what no page shows.
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { chosenBrowser, launchOptions } from './scripts/browser/find.mjs';
import { HOME, ports, SUB_PATH } from './scripts/origins.mjs';

// Pages that stand in for other people's sites, where a test has some.
const PAGES = 'tests/e2e/pages';
const mounts = ['/=dist', `${SUB_PATH}=dist`, ...(existsSync(PAGES) ? [`/pages/=${PAGES}`] : [])];

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: process.env['PROXYSCOPE_E2E_REPORT'] ?? 'test-results/report.json' }]],
  use: {
    baseURL: HOME,
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(chosenBrowser()),
  },
  webServer: {
    command: [
      `"${process.execPath}" scripts/serve-static.mjs`,
      ...ports.map((port) => `--port ${String(port)}`),
      ...mounts.map((mount) => `--mount ${mount}`),
    ].join(' '),
    url: `${HOME}/`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
