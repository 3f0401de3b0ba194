import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ports } from '../places';

const databaseUrl = `postgres://postgres:postgres@127.0.0.1:${ports.postgres}/dokuei_pay`;

/**
 * Ends an order behind the application's back. The application itself never ends one whose payment may still arrive, so money
 * that is too late can be had in no other way.
 */
export async function endOrder(orderId: string): Promise<void> {
  const program = ['--import', './lib/no-server-only.mjs', '--import', 'tsx', 'db/testing/end-order-child.ts'];
  await promisify(execFile)(process.execPath, [...program, databaseUrl, orderId]);
}
