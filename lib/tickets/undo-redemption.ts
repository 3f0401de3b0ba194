import { and, eq, isNull } from 'drizzle-orm';
import { redemptions, tickets } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Ctx } from '@/lib/context';
import { AppError, assert } from '@/lib/errors';
import type { TicketId } from '@/lib/ids';
import { settleShare } from '@/lib/shares/settle-share';
import { lockCounterTicket, readCounterTicket } from './counter-ticket';
import type { UndoRefusal } from './redemption-rules';

export type UndoResult = { readonly ok: true } | { readonly ok: false; readonly reason: UndoRefusal };

/**
 * A mistake at the counter is taken back on the same day in Japan, by a member of the same facility: the ticket can be used
 * again and the share waits again. Twice at once it is undone once. Others' tickets are `not_found`.
 */
export async function undoRedemption(ctx: Ctx, input: { ticketId: TicketId }): Promise<UndoResult> {
  if ((await readCounterTicket(ctx, input.ticketId)) === null) throw new AppError('not_found');
  return ctx.db.transaction((tx) => undo({ ...ctx, db: tx }, input.ticketId));
}

async function undo(ctx: Ctx, ticketId: TicketId): Promise<UndoResult> {
  const { orderLineId, orderId, whyNotUndoable, isDueAtPayment } = await lockCounterTicket(ctx, ticketId);
  if (whyNotUndoable !== null) return { ok: false, reason: whyNotUndoable };
  await ctx.db.update(tickets).set({ state: 'issued', redeemedAt: null }).where(eq(tickets.id, ticketId));
  const undoneAt = ctx.clock.now();
  const undoneBy = ctx.actor.kind === 'user' ? ctx.actor.userId : ctx.actor.kind;
  const [redemption] = await ctx.db
    .update(redemptions)
    .set({ undoneAt, undoneBy })
    .where(and(eq(redemptions.ticketId, ticketId), isNull(redemptions.undoneAt)))
    .returning({ id: redemptions.id });
  assert(redemption !== undefined, 'a redeemed ticket has its redemption');
  await settleShare(ctx, {
    orderLineId,
    recognised: isDueAtPayment,
    fact: { kind: 'redemption_undone', id: redemption.id },
    occurredAt: undoneAt,
  });
  await recordAudit(ctx, {
    action: 'ticket.redemption_undone',
    subjectId: orderId,
    before: { state: 'redeemed' },
    after: { state: 'issued', ticketId, redemptionId: redemption.id },
  });
  return { ok: true };
}
