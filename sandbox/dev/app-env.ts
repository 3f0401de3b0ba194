import type { Secrets } from './secrets';
import type { Settings } from './settings';

const SANDBOX_SECRET_KEY = 'sk_test_sandbox';
const SANDBOX_PUBLISHABLE_KEY = 'pk_test_sandbox';

/** Environment of the server, the worker and the seed. */
export function appEnv(settings: Settings, secrets: Secrets, databaseUrl: string): Record<string, string | undefined> {
  const keys = settings.stripeKeys;
  const stripe = keys
    ? { STRIPE_SECRET_KEY: keys.secret, NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: keys.publishable }
    : {
        STRIPE_SECRET_KEY: SANDBOX_SECRET_KEY,
        NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: SANDBOX_PUBLISHABLE_KEY,
        STRIPE_API_BASE: sandboxUrl(settings),
        STRIPE_WEBHOOK_SECRETS: secrets.webhook,
        STRIPE_THIN_WEBHOOK_SECRETS: secrets.thinWebhook,
      };
  return {
    APP_SECRET: process.env.APP_SECRET || secrets.app,
    ...stripe,
    DATABASE_URL: databaseUrl,
    APP_URL: settings.appUrl,
    SMTP_URL: settings.smtpUrl ?? `smtp://127.0.0.1:${settings.smtpPort}`,
    HOSTNAME: '127.0.0.1',
    PORT: String(settings.port),
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

export const sandboxUrl = (settings: Settings) => `http://127.0.0.1:${settings.sandboxPort}`;

/** Environment of the Stripe sandbox: its own database, and where it delivers webhooks. */
export function sandboxEnv(
  settings: Settings,
  secrets: Secrets,
  databaseUrl: string,
): Record<string, string | undefined> {
  const hooks = `http://127.0.0.1:${settings.port}/api/webhooks/stripe`;
  return {
    SANDBOX_DATABASE_URL: databaseUrl,
    SANDBOX_PORT: String(settings.sandboxPort),
    SANDBOX_WEBHOOK_URL: hooks,
    SANDBOX_WEBHOOK_SECRET: secrets.webhook,
    SANDBOX_THIN_WEBHOOK_URL: `${hooks}/thin`,
    SANDBOX_THIN_WEBHOOK_SECRET: secrets.thinWebhook,
  };
}
