import { and, asc, eq, isNull, notExists, sql } from 'drizzle-orm';
import { mails, orderLines, orders, tickets } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import { addDays } from '@/lib/time/calendar-day';
import { hourMs } from '@/lib/time/duration';
import { jstDay, startOfJstDay } from '@/lib/time/jst';
import { examMailOf } from './exam-mail-props';

/** From nine in the morning in Japan, so that nobody's telephone rings at night. */
const firstHour = 9;
const batchSize = 200;

/**
 * The day before an examination, one mail per line: where, when, what to bring. A line that moved to another day is reminded of
 * that one, too. Returns how many were written.
 */
export async function remindExams(ctx: Ctx): Promise<{ reminded: number }> {
  const now = ctx.clock.now();
  const today = jstDay(now);
  if (now.getTime() < startOfJstDay(today).getTime() + firstHour * hourMs) return { reminded: 0 };
  const tomorrow = addDays(today, 1);
  const factKey = sql<string>`'exam_reminder:' || ${orderLines.id} || ':' || ${tomorrow}::text`;
  const reminded = ctx.db.select({ id: mails.id }).from(mails).where(eq(mails.factKey, factKey));
  const due = await ctx.db
    .select({ lineId: orderLines.id })
    .from(orderLines)
    .innerJoin(orders, and(eq(orders.id, orderLines.orderId), eq(orders.state, 'paid')))
    .innerJoin(tickets, and(eq(tickets.orderLineId, orderLines.id), eq(tickets.state, 'issued')))
    .where(and(eq(orderLines.examDate, tomorrow), isNull(orderLines.canceledAt), notExists(reminded)))
    .orderBy(asc(orderLines.id))
    .limit(batchSize);
  let written = 0;
  for (const { lineId } of due) {
    const mail = await examMailOf(ctx, lineId);
    if (mail === null || mail.line.examDate !== tomorrow) continue;
    const { orderId, to, locale, buyerName, line } = mail;
    const fact = {
      factKey: `exam_reminder:${lineId}:${tomorrow}`,
      template: 'exam_reminder',
      to,
      orderId,
      locale,
      props: { orderId, buyerName, line },
    };
    if ((await ctx.db.transaction((tx) => enqueueMail({ ...ctx, db: tx }, fact))) !== null) written += 1;
  }
  return { reminded: written };
}
