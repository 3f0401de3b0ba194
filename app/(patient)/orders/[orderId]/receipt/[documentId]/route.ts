import { z } from 'zod';
import { downloadDocument } from '@/lib/documents/download-document';
import { pdfHeaders } from '@/lib/documents/file-name';
import { route } from '@/lib/http/route';
import { parseId } from '@/lib/ids';
import { orderIdText } from '@/lib/order-id';

const documentId = z.string().transform((text, issue) => {
  const id = parseId('doc', text);
  if (id !== null) return id;
  issue.addIssue('not a document');
  return z.NEVER;
});

/** A receipt or refund note: the original once, then copies marked 再発行. */
export const GET = route({
  role: 'anyone',
  params: z.object({ orderId: orderIdText, documentId }),
  limit: 'document',
  run: async (ctx, { params }) => {
    const { pdf, document } = await downloadDocument(ctx, params);
    return new Response(new Blob([new Uint8Array(pdf)]), { headers: pdfHeaders(document) });
  },
});
