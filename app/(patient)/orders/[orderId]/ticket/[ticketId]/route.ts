import { z } from 'zod';
import { pdfHeadersOf } from '@/lib/documents/file-name';
import { ticketPdf } from '@/lib/documents/ticket-pdf';
import { route } from '@/lib/http/route';
import { idText } from '@/lib/id-text';
import { orderIdText } from '@/lib/order-id';

const ticketId = idText('tkt');

/** A ticket on A4. */
export const GET = route({
  role: 'anyone',
  params: z.object({ orderId: orderIdText, ticketId }),
  limit: 'document',
  run: async (ctx, { params }) => {
    const pdf = await ticketPdf(ctx, params);
    return new Response(new Blob([new Uint8Array(pdf)]), { headers: pdfHeadersOf('受診券.pdf', 'ticket.pdf') });
  },
});
