import { recordAudit } from '@/lib/audit/record-audit';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId, TicketId } from '@/lib/ids';
import { ticketPdf } from './ticket-pdf';

/** A ticket's PDF for the console; who looked is kept. Operators only; void and unknown ones are `not_found`. */
export async function officeTicketPdf(ctx: Ctx, input: { orderId: OrderId; ticketId: TicketId }): Promise<Uint8Array> {
  assertOperator(ctx);
  // Holding an order is not for operators in general: this reads it for the office.
  const pdf = await ticketPdf({ ...ctx, actor: { kind: 'system', name: 'office' } }, input);
  await recordAudit(ctx, { action: 'ticket.viewed', subjectId: input.orderId, after: { ticketId: input.ticketId } });
  return pdf;
}
