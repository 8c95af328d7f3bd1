import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const results = process.env.REALRECON_E2E_RESULTS ?? join(tmpdir(), 'realrecon-e2e');

/** Debian's Chromium, so that nothing is downloaded; CHROMIUM names another one. */
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

export default defineConfig({
  testMatch: '**/*.e2e.ts',
  outputDir: join(results, 'traces'),
  // One browser and one emulator at a time: budgets and "within two seconds" mean nothing on a machine that runs two of each.
  workers: 1,
  forbidOnly: process.env.CI !== undefined,
  // Generous, because waiting costs nothing where all is well, and a busy machine is no fault.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env.CI === undefined ? [['list']] : [['list'], ['json', { outputFile: join(results, 'results.json') }]],
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: chromium,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    },
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    actionTimeout: 20_000,
    // Following every step costs a third more, and CI keeps none; what a failed test saw is in the report anyway.
    trace: process.env.CI === undefined ? 'retain-on-failure' : 'off',
  },
  projects: [
    { name: 'e2e', testDir: 'tests' },
    { name: 'swa', testDir: 'swa' },
    { name: 'budget', testDir: 'budget' },
    { name: 'pictures', testDir: 'pictures' },
  ],
});
