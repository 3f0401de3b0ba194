import { guide } from './guide';
import { resetData } from './reset-data';
import { readSettings } from './settings';
import { startStack } from './stack';

/** The body of `npm run demo` and `npm run dev`: starts, prints the guide, and waits for the end. */
export async function run(server: 'production' | 'hot'): Promise<never> {
  const { signal, asked } = endRequested();
  try {
    const settings = readSettings();
    if (process.argv.includes('--reset')) await resetData(settings.dataDir);
    const stack = await startStack({
      settings,
      server,
      signal,
      onStep: (step) => console.log(`… ${step}`),
      ...(server === 'hot' && { onServerLine: (line: string) => console.log(line) }),
    });
    console.log(`${guide(settings)}\n\nready ${settings.appUrl}`);
    const reason = await Promise.race([asked, stack.broken]);
    await stack.stop();
    if (reason !== 'asked') throw new Error(reason);
    return process.exit(0);
  } catch (error) {
    if (signal.aborted) return process.exit(0);
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    return process.exit(1);
  }
}

/** npm passes one Ctrl-C on a second time; only a later one means "now". Children end with their parent. */
const SAME_KEY_MS = 1_000;

function endRequested(): { signal: AbortSignal; asked: Promise<'asked'> } {
  const controller = new AbortController();
  const { signal } = controller;
  let askedAt = Number.POSITIVE_INFINITY;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (performance.now() - askedAt > SAME_KEY_MS) process.exit(1);
      if (!signal.aborted) askedAt = performance.now();
      controller.abort();
    });
  }
  return { signal, asked: new Promise((resolve) => signal.addEventListener('abort', () => resolve('asked'))) };
}
