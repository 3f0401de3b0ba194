import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BrowserContext } from 'playwright/test';
import { ports } from '../places';

const databaseUrl = `postgres://postgres:postgres@127.0.0.1:${ports.postgres}/dokuei_pay`;

async function run(script: string, subject: string): Promise<void> {
  const program = ['--import', './lib/no-server-only.mjs', '--import', 'tsx', `db/testing/${script}.ts`];
  await promisify(execFile)(process.execPath, [...program, databaseUrl, subject]);
}

/**
 * Ends an order behind the application's back. The application itself never ends one whose payment may still arrive, so money
 * that is too late can be had in no other way.
 */
export const endOrder = (orderId: string) => run('end-order-child', orderId);

/** The authenticator app was asked half an hour ago and a minute: real time, which no test can move. */
export async function ageSecondFactor(context: BrowserContext): Promise<void> {
  const session = (await context.cookies()).find(({ name }) => name.endsWith('session_token'));
  const [token = ''] = decodeURIComponent(session?.value ?? '').split('.');
  await run('age-second-factor-child', token);
}
