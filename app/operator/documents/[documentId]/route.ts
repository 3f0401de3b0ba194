import { z } from 'zod';
import { documentIdText } from '@/lib/documents/document-id';
import { readOfficeCopy } from '@/lib/documents/download-document';
import { pdfHeaders } from '@/lib/documents/file-name';
import { route } from '@/lib/http/route';

/** The stored original, for the books. */
export const GET = route({
  role: 'operator',
  params: z.object({ documentId: documentIdText }),
  run: async (ctx, { params }) => {
    const { pdf, document } = await readOfficeCopy(ctx, params.documentId);
    return new Response(new Blob([new Uint8Array(pdf)]), { headers: pdfHeaders(document) });
  },
});
