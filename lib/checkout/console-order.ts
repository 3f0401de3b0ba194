import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import {
  auth_user,
  mails,
  orderLines,
  orders,
  payments,
  redemptions,
  refunds,
  type ShareState,
  shares,
  tickets,
} from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { Ctx } from '@/lib/context';
import type { OrderId, OrderLineId, RefundId, TicketId } from '@/lib/ids';
import { addYen, type Yen, yen } from '@/lib/money/yen';

type OrderRecord = typeof orders.$inferSelect;
type PaymentRecord = typeof payments.$inferSelect;

export interface ConsoleLine {
  readonly lineId: OrderLineId;
  readonly courseTitle: string;
  readonly facilityName: string;
  /** The day of the examination in Japan; null for an undated ticket. */
  readonly examDate: string | null;
  readonly examineeName: string | null;
  readonly examineeKana: string | null;
  readonly totalYen: Yen;
  readonly ticket: ConsoleTicket | null;
  readonly share: ConsoleShare | null;
}

/** What the line is worth to its facility, and who used its ticket there. */
export interface ConsoleShare {
  readonly shareYen: Yen;
  readonly payableYen: Yen;
  readonly state: ShareState;
  readonly redeemedAt: Date | null;
  /** Address of the facility's member. */
  readonly redeemedBy: string | null;
}

export interface ConsoleTicket {
  readonly ticketId: TicketId;
  readonly code: string;
  readonly state: 'issued' | 'redeemed' | 'void';
  readonly expiresAt: Date;
}

export interface ConsoleRefund {
  readonly refundId: RefundId;
  readonly state: (typeof refunds.$inferSelect)['state'];
  readonly amountYen: Yen;
  readonly reason: string;
  readonly stripeRefundId: string | null;
  readonly failureReason: string | null;
  readonly createdAt: Date;
}

export interface ConsoleMail {
  readonly template: string;
  readonly state: 'queued' | 'sent' | 'dead';
  readonly attempts: number;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

export interface ConsoleOrder {
  readonly order: Omit<OrderRecord, 'confirmationSnapshot' | 'cartId'>;
  readonly payment: PaymentRecord | null;
  readonly lines: readonly ConsoleLine[];
  readonly refunds: readonly ConsoleRefund[];
  readonly mails: readonly ConsoleMail[];
  /** What a refund would give back now; zero when nothing was received or all of it went back. */
  readonly refundableYen: Yen;
}

/** One order with all that belongs to it, or null. Operators only. */
export async function readConsoleOrder(ctx: Ctx, orderId: OrderId): Promise<ConsoleOrder | null> {
  assertOperator(ctx);
  const [[found], lines, refundRows, mailRows] = await Promise.all([
    ctx.db
      .select({ order: orders, payment: payments })
      .from(orders)
      .leftJoin(payments, eq(payments.orderId, orders.id))
      .where(eq(orders.id, orderId)),
    linesOf(ctx, orderId),
    ctx.db.select().from(refunds).where(eq(refunds.orderId, orderId)).orderBy(asc(refunds.createdAt)),
    ctx.db.select().from(mails).where(eq(mails.orderId, orderId)).orderBy(asc(mails.createdAt)),
  ]);
  if (found === undefined) return null;
  const { confirmationSnapshot: _snapshot, cartId: _cartId, ...order } = found.order;
  return {
    order,
    payment: found.payment,
    lines,
    refunds: refundRows.map(({ id, ...refund }) => ({ refundId: id, ...refund })),
    mails: mailRows.map(({ template, state, attempts, createdAt, sentAt }) => ({
      template,
      state,
      attempts,
      createdAt,
      sentAt,
    })),
    refundableYen: refundable(found.payment, refundRows),
  };
}

async function linesOf(ctx: Ctx, orderId: OrderId): Promise<readonly ConsoleLine[]> {
  const rows = await ctx.db
    .select({
      line: orderLines,
      ticket: tickets,
      share: shares,
      redemption: redemptions,
      by: sql<string | null>`coalesce(${auth_user.email}, ${redemptions.redeemedBy})`,
    })
    .from(orderLines)
    .leftJoin(tickets, eq(tickets.orderLineId, orderLines.id))
    .leftJoin(shares, eq(shares.orderLineId, orderLines.id))
    .leftJoin(redemptions, and(eq(redemptions.ticketId, tickets.id), isNull(redemptions.undoneAt)))
    .leftJoin(auth_user, eq(auth_user.id, redemptions.redeemedBy))
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
  return rows.map(({ line, ticket, share, redemption, by }) => ({
    lineId: line.id,
    courseTitle: line.courseTitle,
    facilityName: line.facilityName,
    examDate: line.examDate,
    examineeName: line.examineeName,
    examineeKana: line.examineeKana,
    totalYen: line.totalYen,
    ticket: ticket && { ticketId: ticket.id, code: ticket.code, state: ticket.state, expiresAt: ticket.expiresAt },
    share: share && {
      shareYen: share.shareYen,
      payableYen: share.payableYen,
      state: share.state,
      redeemedAt: redemption?.redeemedAt ?? null,
      redeemedBy: by,
    },
  }));
}

function refundable(
  payment: PaymentRecord | null,
  all: readonly { readonly state: string; readonly amountYen: Yen; readonly strayIntentId: string | null }[],
): Yen {
  if (payment === null || payment.state !== 'succeeded') return yen(0);
  const living = all.filter(
    ({ state, strayIntentId }) => strayIntentId === null && state !== 'failed' && state !== 'canceled',
  );
  return yen(Math.max(0, payment.amountYen - addYen(...living.map(({ amountYen }) => amountYen))));
}
