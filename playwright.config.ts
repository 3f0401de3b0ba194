import { defineConfig, type PlaywrightTestConfig } from 'playwright/test';
import { appUrl, type StackName, stack } from './e2e/places';
import { chromiumExecutable, chromiumOptions } from './sandbox/dev/chromium';

const browser = await chromiumExecutable();
const people = { name: 'people', testMatch: /\.setup\.spec\.ts$/ };
const after = [people.name];
/** How pages look is seen with the web fonts. */
const looks = {
  name: 'looks',
  testMatch: /\/(accessibility|catalogue|operator)\.spec\.ts$/,
  dependencies: after,
  use: { launchOptions: chromiumOptions(browser) },
};

/**
 * Each stack and what runs on it: journeys that mind their own business; and on a newcomer's demo, after the first purchase,
 * those that hold deliveries or move the clock, one by one. What looks back at all of a stack's journeys comes last.
 */
const projects: Record<StackName, NonNullable<PlaywrightTestConfig['projects']>> = {
  together: [
    people,
    {
      name: 'together',
      testIgnore: [/\.(alone|last|setup)\.spec\.ts$/, looks.testMatch, /\/screens\//],
      dependencies: after,
    },
    looks,
    { name: 'last', testMatch: /\.last\.spec\.ts$/, dependencies: ['together', looks.name] },
    ...(process.env.SCREENS ? [{ ...looks, name: 'screens', testMatch: /\/screens\// }] : []),
  ],
  alone: [
    people,
    // The books before the others: what a moved clock made available is settled every five minutes.
    { name: 'newcomer', testMatch: /books\.last\.spec\.ts$/, dependencies: after },
    { name: 'alone', testMatch: /\.alone\.spec\.ts$/, dependencies: ['newcomer'] },
    { name: 'last', testMatch: /(mails|privacy)\.last\.spec\.ts$/, dependencies: ['alone'] },
  ],
};

const starts: Record<StackName, string> = { together: 'stack', alone: 'fresh-demo' };

export default defineConfig({
  testDir: 'e2e',
  workers: stack === 'together' ? 2 : 1,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  outputDir: `.data/playwright/${stack}`,
  reporter: [['list'], ['./e2e/tell-counts.ts', { file: `.data/test/playwright-${stack}.json` }]],
  use: {
    baseURL: appUrl,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    // Journeys run as on a phone that never gets the web fonts, which is a quarter of a page's work.
    launchOptions: chromiumOptions(browser, '--disable-remote-fonts'),
  },
  projects: projects[stack],
  webServer: {
    command: `node --import ./lib/no-server-only.mjs --import tsx e2e/${starts[stack]}.ts`,
    url: `${appUrl}/api/health`,
    ...(stack === 'alone' ? { wait: { stdout: /^ready http:/m } } : {}),
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
