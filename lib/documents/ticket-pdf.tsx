import { renderToBuffer } from '@react-pdf/renderer';
import type { Ctx } from '@/lib/context';
import type { OrderId, TicketId } from '@/lib/ids';
import { TicketSheet } from './pdf/ticket-sheet';
import { readPrintedTicket } from './read-ticket';

/** The PDF of a ticket, for who holds its order. Strangers, and who asks for a void one, get `not_found`. */
export async function ticketPdf(ctx: Ctx, input: { orderId: OrderId; ticketId: TicketId }): Promise<Uint8Array> {
  return renderToBuffer(<TicketSheet ticket={await readPrintedTicket(ctx, input)} />);
}
