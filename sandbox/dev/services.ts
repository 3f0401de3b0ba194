import { join } from 'node:path';
import { sandboxEnv, sandboxUrl } from './app-env';
import { serverScript } from './build';
import { type Child, startChild } from './child';
import type { Databases } from './databases';
import type { Pieces } from './pieces';
import { root } from './root';
import type { Secrets } from './secrets';
import type { Settings } from './settings';
import { waitForHttp } from './wait-for-http';

export interface Scene {
  settings: Settings;
  secrets: Secrets;
  databases: Databases;
  pieces: Pieces;
  /** Environment of everything that is the application. */
  env: Record<string, string | undefined>;
}

const START_LIMIT_MS = 60_000;
const FIRST_COMPILE_LIMIT_MS = 180_000;

const logFile = (settings: Settings, name: string) => join(settings.dataDir, `logs/${name}.log`);

export async function startSandbox({ settings, secrets, databases, pieces }: Scene): Promise<void> {
  const child = pieces.add(
    'Stripe サンドボックス',
    startChild({
      name: 'stripe',
      args: ['sandbox/stripe/main.ts'],
      typescript: true,
      env: sandboxEnv(settings, secrets, databases.sandbox),
      logFile: logFile(settings, 'stripe'),
    }),
  );
  await waitForHttp(child, `${sandboxUrl(settings)}/_sandbox/clock`, START_LIMIT_MS);
}

export async function startMail({ settings, pieces }: Scene): Promise<void> {
  const child = pieces.add(
    'メール受信箱',
    startChild({
      name: 'mail',
      args: ['sandbox/mail/main.ts'],
      typescript: true,
      env: { MAIL_PORT: String(settings.mailPort), SMTP_PORT: String(settings.smtpPort) },
      logFile: logFile(settings, 'mail'),
    }),
  );
  await waitForHttp(child, `http://127.0.0.1:${settings.mailPort}/messages`, START_LIMIT_MS);
}

/** Migrations and demo data; both may run any number of times. */
export async function prepareDatabase({ settings, env, pieces }: Scene): Promise<void> {
  const child = startChild({
    name: 'prepare',
    args: ['sandbox/dev/prepare.ts'],
    typescript: true,
    env,
    logFile: logFile(settings, 'prepare'),
  });
  const reason = await pieces.addTask(child);
  if (reason !== 'code 0') throw new Error(`データベースの準備に失敗しました(${reason})。記録: ${child.logFile}`);
}

export function startWorker({ settings, env, pieces }: Scene): void {
  pieces.add(
    'ワーカー',
    startChild({
      name: 'worker',
      args: ['lib/jobs/worker.ts'],
      typescript: true,
      env,
      logFile: logFile(settings, 'worker'),
    }),
  );
}

/** The built application, or `next dev`; resolves when it says that it is healthy. */
export async function startServer(scene: Scene, kind: 'production' | 'hot', onLine?: (line: string) => void) {
  const { settings, env, pieces } = scene;
  const isHot = kind === 'hot';
  const next = join(root, 'node_modules/next/dist/bin/next');
  const child: Child = startChild({
    name: 'server',
    args: isHot ? [next, 'dev', '-H', '127.0.0.1', '-p', String(settings.port)] : [serverScript],
    env: { ...env, NODE_ENV: isHot ? 'development' : 'production' },
    logFile: logFile(settings, 'server'),
    ...(onLine && { onLine }),
  });
  pieces.add('サーバー', child);
  const limit = isHot ? FIRST_COMPILE_LIMIT_MS : START_LIMIT_MS;
  await waitForHttp(child, `http://127.0.0.1:${settings.port}/api/health`, limit);
}
