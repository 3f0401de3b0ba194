import { join } from 'node:path';
import { isPostgresAlive, readPostmaster } from '../postgres/postmaster';
import { appEnv } from './app-env';
import { buildWhenStale } from './build';
import { type Databases, openDatabases } from './databases';
import { openPieces, type Pieces } from './pieces';
import { assertPortFree } from './port';
import { endCommands } from './run-command';
import { openRunRecord } from './run-record';
import { keptSecrets } from './secrets';
import { prepareDatabase, type Scene, startMail, startSandbox, startServer, startWorker } from './services';
import type { Settings } from './settings';

export interface StackOptions {
  settings: Settings;
  /** `production` serves the build, `hot` is next dev. */
  server: 'production' | 'hot';
  /** Tests only: PostgreSQL without fsync. */
  unsafeFast?: boolean;
  onStep?: (step: string) => void;
  onServerLine?: (line: string) => void;
  /** Aborted during the start: what was started is stopped and the start fails. */
  signal?: AbortSignal;
}

export interface Stack {
  databases: Databases;
  /** Environment of the application's processes, for whoever runs one more. */
  env: Scene['env'];
  /** Resolves with a sentence when a piece ends that nobody asked to end. */
  broken: Promise<string>;
  stop(): Promise<void>;
}

/** Starts every piece in order; resolves when the application is healthy. A failure stops what was started. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const record = await openRunRecord(options.settings.dataDir);
  const pieces = openPieces();
  const starting = start(options, pieces, record.wasCutOff);
  const stop = async () => {
    await Promise.all([endCommands(), pieces.stop()]);
    await starting.catch(() => undefined);
    record.close();
  };
  try {
    const scene = await Promise.race([
      starting,
      aborted(options.signal),
      pieces.broken.then((sentence) => Promise.reject(new Error(sentence))),
    ]);
    return { databases: scene.databases, env: scene.env, broken: pieces.broken, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

async function start(options: StackOptions, pieces: Pieces, wasCutOff: boolean): Promise<Scene> {
  await assertPortsFree(options.settings, wasCutOff ? 12_000 : 0);
  pieces.assertOpen();
  const scene = await openScene(options, pieces);
  await startAll(scene, options);
  return scene;
}

async function openScene({ settings, unsafeFast = false, onStep }: StackOptions, pieces: Pieces): Promise<Scene> {
  onStep?.('データベース');
  const { databases, server } = await openDatabases(settings, unsafeFast);
  if (server) pieces.add('データベース', server);
  const secrets = keptSecrets(settings.dataDir);
  return { settings, secrets, databases, pieces, env: appEnv(settings, secrets, databases.app) };
}

async function startAll(scene: Scene, { server, onStep, onServerLine }: StackOptions): Promise<void> {
  const { settings } = scene;
  onStep?.(settings.stripeKeys ? 'メール、移行、初期データ' : 'Stripe サンドボックス、メール、移行、初期データ');
  await Promise.all([
    settings.stripeKeys ? undefined : startSandbox(scene),
    settings.smtpUrl ? undefined : startMail(scene),
  ]);
  await prepareDatabase(scene);
  scene.pieces.assertOpen();
  if (server === 'production') {
    onStep?.('ビルド(変更があったときだけ、1分ほど)');
    await buildWhenStale();
  }
  scene.pieces.assertOpen();
  onStep?.('ワーカー、サーバー');
  startWorker(scene);
  await startServer(scene, server, onServerLine);
}

async function assertPortsFree(settings: Settings, waitMs: number): Promise<void> {
  const ports: [string, number][] = [['PORT', settings.port]];
  if (!settings.stripeKeys) ports.push(['SANDBOX_PORT', settings.sandboxPort]);
  if (!settings.smtpUrl) ports.push(['MAIL_PORT', settings.mailPort], ['SMTP_PORT', settings.smtpPort]);
  if (!settings.databaseUrl && !isOurServerLeft(settings)) ports.push(['PG_PORT', settings.pgPort]);
  for (const [variable, port] of ports) await assertPortFree(variable, port, waitMs);
}

/** Our own PostgreSQL, left behind by a kill -9: it is taken over, so its port is no conflict. */
function isOurServerLeft(settings: Settings): boolean {
  const left = readPostmaster(join(settings.dataDir, 'postgres'));
  return left?.port === settings.pgPort && isPostgresAlive(left.pid);
}
