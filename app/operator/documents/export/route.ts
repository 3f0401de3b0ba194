import { readDocumentFilter } from '@/lib/documents/document-filter';
import { exportDocuments } from '@/lib/documents/export-documents';
import { route } from '@/lib/http/route';
import { jstDay } from '@/lib/time/jst';

/** What the page's filter finds, as CSV. */
export const GET = route({
  role: 'operator',
  limit: 'operator_mutation',
  run: async (ctx, { request }) => {
    const { searchParams } = new URL(request.url);
    const filter = readDocumentFilter((name) => searchParams.get(name) ?? '');
    return new Response(await exportDocuments(ctx, filter), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="documents-${jstDay(ctx.clock.now())}.csv"`,
        'cache-control': 'no-store',
      },
    });
  },
});
