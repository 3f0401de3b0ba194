import { z } from 'zod';
import { documentIdText } from '@/lib/documents/document-id';
import { downloadDocument } from '@/lib/documents/download-document';
import { pdfHeaders } from '@/lib/documents/file-name';
import { route } from '@/lib/http/route';
import { orderIdText } from '@/lib/order-id';

/** A receipt or refund note: the original once, then copies marked 再発行. */
export const GET = route({
  role: 'anyone',
  params: z.object({ orderId: orderIdText, documentId: documentIdText }),
  limit: 'document',
  run: async (ctx, { params }) => {
    const { pdf, document } = await downloadDocument(ctx, params);
    return new Response(new Blob([new Uint8Array(pdf)]), { headers: pdfHeaders(document) });
  },
});
