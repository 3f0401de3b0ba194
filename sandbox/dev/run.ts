import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { stopLeftServer } from '../postgres/cluster';
import { guide } from './guide';
import { openRunRecord } from './run-record';
import { readSettings, type Settings } from './settings';
import { type Stack, startStack } from './stack';

/** The body of `npm run demo` and `npm run dev`: starts, prints the guide, and waits for the end. */
export async function run(server: 'production' | 'hot'): Promise<never> {
  const asked = endRequested();
  try {
    const settings = readSettings();
    if (process.argv.includes('--reset')) await reset(settings);
    const starting = startStack({
      settings,
      server,
      onStep: (step) => console.log(`… ${step}`),
      ...(server === 'hot' && { onServerLine: (line: string) => console.log(line) }),
    });
    const stack = await Promise.race([starting, asked]);
    if (stack === 'asked') return await stopAndExit(starting);
    console.log(`${guide(settings)}\n\nready ${settings.appUrl}`);
    const reason = await Promise.race([asked, stack.broken]);
    await stack.stop();
    if (reason !== 'asked') throw new Error(reason);
    return process.exit(0);
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    return process.exit(1);
  }
}

function endRequested(): Promise<'asked'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('asked'));
  });
}

/** Asked to end in the middle of the start: a half-started stack is stopped as a whole. */
async function stopAndExit(starting: Promise<Stack>): Promise<never> {
  const stack = await starting.catch(() => undefined);
  await stack?.stop();
  return process.exit(0);
}

async function reset(settings: Settings): Promise<void> {
  const record = await openRunRecord(settings.dataDir);
  await stopLeftServer(join(settings.dataDir, 'postgres'));
  record.close();
  rmSync(settings.dataDir, { recursive: true, force: true });
}
