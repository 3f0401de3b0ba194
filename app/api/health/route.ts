import { env, paymentsMode } from '@/lib/env';
import { checkHealth } from '@/lib/health/check-health';
import { systemContext } from '@/lib/jobs/system-context';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const report = await checkHealth(systemContext('health'), { mode: paymentsMode(), version: env().APP_VERSION });
  return Response.json(report, {
    status: report.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
