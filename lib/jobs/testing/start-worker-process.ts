import { spawn } from 'node:child_process';

/** `npm run worker` on the database given, with a Stripe that cannot be reached. */
export function startWorkerProcess(databaseUrl: string) {
  const args = ['--import', './lib/no-server-only.mjs', '--import', 'tsx', 'lib/jobs/worker.ts'];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      APP_SECRET: 'a-secret-of-thirty-two-characters!!',
      STRIPE_SECRET_KEY: 'sk_test_worker',
      NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: 'pk_test_worker',
      STRIPE_API_BASE: 'http://127.0.0.1:1',
      LOG_LEVEL: 'debug',
    },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  return { child, says: (text: string) => output.includes(text), lastWords: () => output.slice(-4_000) };
}
