import { z } from 'zod';
import { pdfHeadersOf } from '@/lib/documents/file-name';
import { officeTicketPdf } from '@/lib/documents/office-ticket';
import { route } from '@/lib/http/route';
import { idText } from '@/lib/id-text';

/** A ticket on A4, as its buyer gets it. */
export const GET = route({
  role: 'operator',
  params: z.object({ orderId: idText('ord'), ticketId: idText('tkt') }),
  run: async (ctx, { params }) => {
    const pdf = await officeTicketPdf(ctx, params);
    return new Response(new Blob([new Uint8Array(pdf)]), { headers: pdfHeadersOf('受診券.pdf', 'ticket.pdf') });
  },
});
