import { join } from 'node:path';
import { z } from 'zod';
import { root } from './root';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

const Variables = z.object({
  PORT: port(3000),
  SANDBOX_PORT: port(12_111),
  MAIL_PORT: port(1080),
  SMTP_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  PG_PORT: port(54_329),
  DATABASE_URL: z.url().optional(),
  APP_URL: z.url().optional(),
  SMTP_URL: z.url().optional(),
  STRIPE_SECRET_KEY: z.string().optional(),
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: z.string().optional(),
});

export interface Settings {
  /** Everything that the stack keeps: database, secrets, logs. */
  dataDir: string;
  port: number;
  sandboxPort: number;
  mailPort: number;
  smtpPort: number;
  pgPort: number;
  appUrl: string;
  /** Given: no PostgreSQL of ours is started. */
  databaseUrl?: string;
  /** Given: mail really leaves, no catcher is started. */
  smtpUrl?: string;
  /** Both keys given: Stripe itself, no sandbox is started. */
  stripeKeys?: { secret: string; publishable: string };
}

/** Reads the environment; an empty variable counts as none. Errors name the variable. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = Variables.safeParse(given);
  if (!result.success) throw new Error(z.prettifyError(result.error));
  const v = result.data;
  const secret = v.STRIPE_SECRET_KEY;
  const publishable = v.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY;
  if ((secret === undefined) !== (publishable === undefined)) {
    throw new Error(
      'STRIPE_SECRET_KEY と NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY は両方とも設定してください。 (Set both keys, or none.)',
    );
  }
  return {
    dataDir: join(root, '.data'),
    port: v.PORT,
    sandboxPort: v.SANDBOX_PORT,
    mailPort: v.MAIL_PORT,
    smtpPort: v.SMTP_PORT ?? v.MAIL_PORT + 1,
    pgPort: v.PG_PORT,
    appUrl: v.APP_URL ?? `http://127.0.0.1:${v.PORT}`,
    ...(v.DATABASE_URL && { databaseUrl: v.DATABASE_URL }),
    ...(v.SMTP_URL && { smtpUrl: v.SMTP_URL }),
    ...(secret && publishable && { stripeKeys: { secret, publishable } }),
  };
}
