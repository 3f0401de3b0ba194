import { z } from 'zod';

const commaList = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );

const proxyCount = z.coerce.number().int().min(1).max(10).default(1);

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  DATABASE_URL: z.url(),
  APP_URL: z.url().default('http://127.0.0.1:3000'),
  APP_SECRET: z.string().min(32),
  APP_VERSION: z.string().default('development'),
  STRIPE_SECRET_KEY: z.string().regex(/^(sk|rk)_(test|live)_/),
  NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: z.string().regex(/^pk_(test|live)_/),
  STRIPE_WEBHOOK_SECRETS: commaList,
  STRIPE_THIN_WEBHOOK_SECRETS: commaList,
  /** Set only beside the local sandbox; unset means Stripe itself. */
  STRIPE_API_BASE: z.url().optional(),
  SMTP_URL: z.url().default('smtp://127.0.0.1:1081'),
  MAIL_FROM: z.string().default('読影ペイ <noreply@dokuei-pay.example>'),
  /** How many proxies of ours stand before the app: so many entries of X-Forwarded-For, from the last, are believed. */
  TRUSTED_PROXIES: proxyCount,
  WORKER: z.enum(['inline', 'off']).default('off'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The process's settings, parsed once on first use (never at import: `next build` evaluates modules without them). */
export function env(): Env {
  parsed ??= schema.parse(process.env);
  return parsed;
}

/** Test only: the named step at which the process exits. Read alone, so that verbs run without the other settings. */
export function crashPointSetting(): string | undefined {
  return process.env.CRASH_POINT;
}

/** Read alone, so that borders run in tests without the other settings. */
export function trustedProxies(): number {
  return proxyCount.parse(process.env.TRUSTED_PROXIES);
}

/** `sandbox` beside the local twin, else what the secret key says. */
export function paymentsMode(
  settings: Pick<Env, 'STRIPE_API_BASE' | 'STRIPE_SECRET_KEY'> = env(),
): 'sandbox' | 'test' | 'live' {
  if (settings.STRIPE_API_BASE !== undefined) return 'sandbox';
  return /_live_/.test(settings.STRIPE_SECRET_KEY) ? 'live' : 'test';
}
