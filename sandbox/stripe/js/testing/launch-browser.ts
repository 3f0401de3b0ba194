import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium that CHROMIUM_PATH names, else Playwright's own, else the system's. Never skips: no browser is an error. */
export function launchBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'];
  const executablePath = [given, chromium.executablePath(), ...known].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (executablePath === undefined) throw new Error('No Chromium: set CHROMIUM_PATH to the executable.');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
}
