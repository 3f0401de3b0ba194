import { route } from '@/lib/http/route';
import { exportPayables } from '@/lib/shares/export-payables';
import { readMonth } from '@/lib/shares/month';

/** A month's お支払い予定 as CSV (`?month=2026-11`). */
export const GET = route({
  role: 'facility',
  run: async (ctx, { request }) => {
    const month = readMonth(new URL(request.url).searchParams.get('month') ?? '', ctx.clock.now());
    return new Response(await exportPayables(ctx, month), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="payables-${month}.csv"`,
        'cache-control': 'no-store',
      },
    });
  },
});
