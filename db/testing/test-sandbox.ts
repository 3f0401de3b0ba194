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
  const databaseUrl = await emptyDatabase('sandbox');
  const { url, port, stop } = await startStripeSandbox({ databaseUrl, port: 0 });
  return { url, port, databaseUrl, stop, [Symbol.asyncDispose]: stop };
}
