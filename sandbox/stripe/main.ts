import { z } from 'zod';
import { startStripeSandbox } from './start';

const env = z
  .object({
    SANDBOX_DATABASE_URL: z.string(),
    SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(12_111),
    SANDBOX_WEBHOOK_URL: z.url().optional(),
    SANDBOX_WEBHOOK_SECRET: z.string().optional(),
  })
  .parse(process.env);

const endpoint = env.SANDBOX_WEBHOOK_URL && {
  url: env.SANDBOX_WEBHOOK_URL,
  ...(env.SANDBOX_WEBHOOK_SECRET === undefined ? {} : { secret: env.SANDBOX_WEBHOOK_SECRET }),
};
const sandbox = await startStripeSandbox({
  databaseUrl: env.SANDBOX_DATABASE_URL,
  port: env.SANDBOX_PORT,
  webhookEndpoints: endpoint ? [endpoint] : [],
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
