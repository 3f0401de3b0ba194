import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import Stripe from 'stripe';
import { testServerUrl } from '../../postgres/test-server';
import { type SandboxOptions, startStripeSandbox } from '../start';
import { openDatabase, type Sql } from '../store/open-database';

export interface SandboxUnderTest {
  url: string;
  port: number;
  databaseUrl: string;
  /** The real SDK, without retries so that errors are seen as they come. */
  stripe: Stripe;
  /** The same with the publishable key, as Stripe.js has it. */
  browser: Stripe;
  sql: Sql;
  /** A raw call to the API; text bodies are forms. */
  request(method: string, path: string, init?: { body?: string; headers?: Record<string, string> }): Promise<Response>;
  /** `/_sandbox` JSON. */
  control(method: string, path: string, body?: object): Promise<unknown>;
  /** Types of all events, oldest first. */
  eventTypes(): Promise<string[]>;
  /** Stops the sandbox and starts it again on the same database and port. */
  restart(whileDown?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

type TestOptions = Omit<SandboxOptions, 'databaseUrl' | 'port'>;

/** A sandbox with a database of its own. */
export async function startSandboxUnderTest(options: TestOptions = {}): Promise<SandboxUnderTest> {
  const name = `sbx_core_${randomBytes(6).toString('hex')}`;
  const databaseUrl = new URL(`/${name}`, await testServerUrl()).href;
  let running = await startStripeSandbox({ ...options, databaseUrl, port: 0 });
  const { url, port } = running;
  const sql = await openDatabase(databaseUrl);
  const request: SandboxUnderTest['request'] = (method, path, { body, headers } = {}) =>
    fetch(`${url}${path}`, {
      method,
      headers: { authorization: 'Bearer sk_test_sandbox', ...formType(body), ...headers },
      ...(body === undefined ? {} : { body }),
    });
  return {
    url,
    port,
    databaseUrl,
    sql,
    stripe: clientOf(port),
    browser: clientOf(port, 'pk_test_sandbox'),
    request,
    control: async (method, path, body) => {
      const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const response = await fetch(`${url}/_sandbox${path}`, init);
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    eventTypes: async () => {
      const rows = await sql<{ type: string }[]>`
        select keys->>'type' as type from objects where kind = 'event' order by seq`;
      return rows.map((row) => row.type);
    },
    restart: async (whileDown) => {
      await running.stop();
      await whileDown?.();
      running = await startStripeSandbox({ ...options, databaseUrl, port });
    },
    stop: async () => {
      await sql.end();
      await running.stop();
    },
  };
}

/** One for all tests of a file, stopped after the last of them. */
export async function sandboxOfFile(options: TestOptions = {}): Promise<SandboxUnderTest> {
  const sandbox = await startSandboxUnderTest(options);
  after(() => sandbox.stop());
  return sandbox;
}

export function clientOf(port: number, key = 'sk_test_sandbox'): Stripe {
  const config = { host: '127.0.0.1', port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 } as const;
  return new Stripe(key, config);
}

function formType(body: string | undefined): Record<string, string> {
  return body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
}
