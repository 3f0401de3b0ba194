import { startStripeSandbox } from '@/sandbox/stripe/start';
import { emptyDatabase } from './test-database';

export interface TestSandbox extends AsyncDisposable {
  /** Base of the HTTP API, also of `/_sandbox`. */
  url: string;
  port: number;
  databaseUrl: string;
  stop(): Promise<void>;
}

/** The Stripe sandbox on a free port with a database of its own; works with `await using`. */
export async function testSandbox(): Promise<TestSandbox> {
  const database = await emptyDatabase('sandbox');
  const sandbox = await startStripeSandbox({ databaseUrl: database.url, port: 0 });
  const stop = async () => {
    await sandbox.stop();
    await database.drop();
  };
  return { url: sandbox.url, port: sandbox.port, databaseUrl: database.url, stop, [Symbol.asyncDispose]: stop };
}
