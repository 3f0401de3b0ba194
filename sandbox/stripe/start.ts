import { createServer, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { controlApi } from './control/control-api';
import { families } from './families';
import { mountsOf } from './mounts';
import type { Task } from './protocol/call';
import type { Family } from './protocol/endpoint';
import { apiRoutes } from './server/api-routes';
import { createRouter } from './server/route-request';
import { createScheduler, type Scheduler } from './server/scheduler';
import type { AnyKind } from './store/kind';
import { openDatabase } from './store/open-database';
import { emptyTables } from './store/tables';
import { startDeliverer } from './webhooks/deliverer';
import { type FixedEndpoint, registerEndpoint } from './webhooks/register-endpoint';

export interface SandboxOptions {
  databaseUrl: string;
  /** 0: any free port. */
  port: number;
  /** Registered at start, and again after a reset. */
  webhookEndpoints?: readonly FixedEndpoint[];
  /** For tests of the core: further families. */
  extraFamilies?: readonly Family[];
  /** How long a request waits for an object that another one holds. Default 10 s. */
  lockTimeoutMs?: number;
}

export interface StripeSandbox {
  url: string;
  port: number;
  stop(): Promise<void>;
}

/** Starts the local twin of Stripe on 127.0.0.1, with its deliverer and scheduler. */
export async function startStripeSandbox(options: SandboxOptions): Promise<StripeSandbox> {
  const sql = await openDatabase(options.databaseUrl);
  const all = [...families, ...(options.extraFamilies ?? [])];
  const kinds = new Map<string, AnyKind>(all.flatMap((family) => family.kinds.map((kind) => [kind.name, kind])));
  const tasks = new Map<string, Task>(all.flatMap(({ tasks = [] }) => tasks.map((task) => [task.name, task])));
  const register = async () => {
    for (const endpoint of options.webhookEndpoints ?? []) await registerEndpoint(sql, endpoint);
  };
  const server = createServer();
  const port = await register()
    .then(() => listen(server, options.port))
    .catch(async (error: unknown) => {
      await sql.end();
      throw error;
    });
  const deliverer = startDeliverer(sql);
  const scheduler = createScheduler(sql, kinds, tasks);
  const ticker = startTicker(scheduler, deliverer.wake);
  const reset = () =>
    ticker.hold(() =>
      deliverer.hold(async () => {
        await sql.begin((tx) => tx.unsafe(emptyTables));
        await register();
      }),
    );

  const app = new Hono<{ Bindings: HttpBindings }>();
  const api = apiRoutes({
    sql,
    kinds,
    lockTimeoutMs: options.lockTimeoutMs ?? 10_000,
    route: createRouter(all),
    committed: deliverer.wake,
  });
  app.route('/v1', api).route('/v2', api);
  app.route('/_sandbox', controlApi({ sql, scheduler, wake: deliverer.wake, reset }));
  for (const mount of mountsOf({ sql, kinds, wake: deliverer.wake })) app.route(mount.path, mount.app);

  app.route('/', api);

  server.on('request', getRequestListener(app.fetch));
  const stop = async () => {
    await close(server);
    await ticker.stop();
    await deliverer.stop();
    await sql.end({ timeout: 5 });
  };
  return { url: `http://127.0.0.1:${port}`, port, stop };
}

function startTicker(scheduler: Scheduler, ran: () => void) {
  let running: Promise<void> | undefined;
  let held = false;
  const tick = async () => {
    if ((await scheduler.runDue()) > 0) ran();
  };
  const timer = setInterval(() => {
    if (held) return;
    running ??= tick()
      .catch((error) => process.stderr.write(`stripe sandbox: scheduler: ${String(error)}\n`))
      .then(() => {
        running = undefined;
      });
  }, 250);
  return {
    hold: async (body: () => Promise<void>) => {
      held = true;
      try {
        await running;
        await body();
      } finally {
        held = false;
      }
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Lets answers under way finish for a moment, then cuts what is left. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
