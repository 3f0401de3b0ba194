import type { Ctx } from '@/lib/context';
import type { OrderId, OrderLineId } from '@/lib/ids';
import { enqueueMail } from '@/lib/notify/enqueue-mail';
import { examMailOf } from './exam-mail-props';

interface Changed {
  readonly orderId: OrderId;
  readonly lineId: OrderLineId;
  readonly before: string;
}

/** One mail per change, in the caller's transaction: the new day and the former one. */
export async function mailExamDateChanged(ctx: Ctx, { orderId, lineId, before }: Changed): Promise<void> {
  const mail = await examMailOf(ctx, lineId);
  if (mail === null) return;
  const { to, locale, buyerName, line } = mail;
  await enqueueMail(ctx, {
    factKey: `exam_date_changed:${lineId}:${before}:${line.examDate}:${ctx.clock.now().toISOString()}`,
    template: 'exam_date_changed',
    to,
    orderId,
    locale,
    props: { orderId, buyerName, before, line },
  });
}
