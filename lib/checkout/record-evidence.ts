import { asc, eq } from 'drizzle-orm';
import { orderLines, type orders } from '@/db/schema';
import type { GateLine } from '@/lib/consents/check-gate';
import { consentTexts } from '@/lib/consents/consent-texts';
import { recordConsents } from '@/lib/consents/record-consents';
import type { Ctx } from '@/lib/context';
import { type ConfirmationItem, finalConfirmation } from './final-confirmation';
import { paymentTerms } from './payment-text';

type OrderRow = typeof orders.$inferSelect;

export interface Evidence {
  readonly items: readonly ConfirmationItem[];
  /** Stored with the order: what stood directly above the button. */
  readonly snapshot: Record<string, unknown>;
}

interface Shown {
  readonly at: Date;
  readonly locale: 'ja' | 'en';
}

/** What the final confirmation says of an order (特商法12条の6), as evidence. The caller has checked who asks. */
export async function readEvidence(ctx: Ctx, order: OrderRow, shown: Shown): Promise<Evidence> {
  const lines = await ctx.db
    .select({
      courseTitle: orderLines.courseTitle,
      totalYen: orderLines.totalYen,
      cancelLadder: orderLines.cancelLadder,
      examDate: orderLines.examDate,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id))
    .orderBy(asc(orderLines.position));
  const terms = await paymentTerms(ctx, order);
  const items = finalConfirmation({ ...order, lines, ...terms }, shown);
  const { regularYen, setDiscountYen, couponDiscountYen, couponCode, totalYen } = order;
  const sums = { regularYen, setDiscountYen, couponDiscountYen, couponCode, totalYen };
  const { at: shownAt, locale } = shown;
  return { items, snapshot: { items, sums, methods: terms.methods, locale, shownAt } };
}

interface Given {
  readonly order: OrderRow;
  readonly items: readonly ConfirmationItem[];
  readonly lines: readonly GateLine[];
  readonly locale: 'ja' | 'en';
  /** The operator who read the texts out to a caller. */
  readonly readOutBy: string | undefined;
}

/** Every text that was agreed to, word for word, in the caller's transaction. */
export async function recordEvidence(ctx: Ctx, { order, items, lines, locale, readOutBy }: Given): Promise<void> {
  await recordConsents(ctx, {
    orderId: order.id,
    texts: consentTexts({ locale, lines, confirmation: items }),
    locale,
    ...(readOutBy === undefined ? {} : { readOutBy }),
  });
}
