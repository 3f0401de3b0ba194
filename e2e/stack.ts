import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '@/sandbox/dev/settings';
import { startStack } from '@/sandbox/dev/stack';
import { appUrl, ports } from './places';

// The whole production stack on ports and data of its own; Playwright starts and stops it (webServer).
const dataDir = mkdtempSync(join(tmpdir(), 'dokuei-e2e-'));
chmodSync(dataDir, 0o755);

const settings = {
  ...readSettings({
    NODE_ENV: 'test',
    PORT: String(ports.app),
    SANDBOX_PORT: String(ports.sandbox),
    MAIL_PORT: String(ports.mail),
    SMTP_PORT: String(ports.smtp),
    PG_PORT: String(ports.postgres),
    APP_URL: appUrl,
  }),
  dataDir,
};

const ending = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => ending.abort());
const asked = new Promise<'asked'>((resolve) => ending.signal.addEventListener('abort', () => resolve('asked')));

const stack = await startStack({
  settings,
  server: 'production',
  unsafeFast: true,
  signal: ending.signal,
  onStep: (step) => console.log(`… ${step}`),
}).catch((error: unknown) => {
  rmSync(dataDir, { recursive: true, force: true });
  throw error;
});
const reason = await Promise.race([asked, stack.broken]);
await stack.stop();
rmSync(dataDir, { recursive: true, force: true });
if (reason !== 'asked') console.error(reason);
process.exit(reason === 'asked' ? 0 : 1);
