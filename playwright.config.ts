import { defineConfig } from 'playwright/test';
import { appUrl, stack } from './e2e/places';
import { chromiumExecutable } from './sandbox/dev/chromium';

export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  outputDir: `.data/playwright/${stack}`,
  reporter: [['list'], ['json', { outputFile: `.data/test/playwright-${stack}.json` }]],
  use: {
    baseURL: appUrl,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: await chromiumExecutable(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // What concerns the whole sandbox (deliveries, its clock, all the books) runs one by one; what looks back at all of it, last.
  projects: [
    { name: 'people', testMatch: /\.setup\.spec\.ts$/ },
    {
      name: 'together',
      testIgnore: [/(\.alone|\.last|\.setup|\/newcomer)\.spec\.ts$/, /\/screens\//],
      dependencies: ['people'],
    },
    { name: 'newcomer', testMatch: /\/newcomer\.spec\.ts$/, dependencies: ['together'] },
    { name: 'alone', testMatch: /\.alone\.spec\.ts$/, dependencies: ['together'], workers: 1 },
    { name: 'last', testMatch: /\.last\.spec\.ts$/, dependencies: ['newcomer', 'alone'] },
    ...(process.env.SCREENS ? [{ name: 'screens', testMatch: /\/screens\//, dependencies: ['people'] }] : []),
  ],
  webServer: {
    command: `node --import ./lib/no-server-only.mjs --import tsx e2e/${stack}.ts`,
    url: `${appUrl}/api/health`,
    timeout: 300_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
