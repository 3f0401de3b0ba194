import { z } from 'zod';
import { pdfHeadersOf } from '@/lib/documents/file-name';
import { ticketPdf } from '@/lib/documents/ticket-pdf';
import { route } from '@/lib/http/route';
import { parseId } from '@/lib/ids';
import { orderIdText } from '@/lib/order-id';

const ticketId = z.string().transform((text, issue) => {
  const id = parseId('tkt', text);
  if (id !== null) return id;
  issue.addIssue('not a ticket');
  return z.NEVER;
});

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
