import { z } from 'zod';
import { startStripeSandbox } from './start';

const env = z
  .object({
    SANDBOX_DATABASE_URL: z.string(),
    SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(12_111),
    SANDBOX_WEBHOOK_URL: z.url().optional(),
    SANDBOX_WEBHOOK_SECRET: z.string().optional(),
    SANDBOX_THIN_WEBHOOK_URL: z.url().optional(),
    SANDBOX_THIN_WEBHOOK_SECRET: z.string().optional(),
  })
  .parse(process.env);

/** Thin is for what has no snapshot: a `v1.*` twin beside each snapshot would tell everything twice. */
const listensTo = { snapshot: ['*'], thin: ['v2.core.event_destination.ping'] };

const endpointOf = (payload: 'snapshot' | 'thin', url: string | undefined, secret: string | undefined) =>
  url === undefined
    ? []
    : [{ url, payload, enabled_events: listensTo[payload], ...(secret === undefined ? {} : { secret }) }];

const sandbox = await startStripeSandbox({
  databaseUrl: env.SANDBOX_DATABASE_URL,
  port: env.SANDBOX_PORT,
  webhookEndpoints: [
    ...endpointOf('snapshot', env.SANDBOX_WEBHOOK_URL, env.SANDBOX_WEBHOOK_SECRET),
    ...endpointOf('thin', env.SANDBOX_THIN_WEBHOOK_URL, env.SANDBOX_THIN_WEBHOOK_SECRET),
  ],
});
process.stdout.write(`stripe sandbox ${sandbox.url}\n`);

const stop = () => {
  sandbox.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
