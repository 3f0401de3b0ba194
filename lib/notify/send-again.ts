import { and, desc, eq, like } from 'drizzle-orm';
import { mails } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { minuteMs, shift } from '@/lib/time/duration';

const sendsMax = 5;

export type SendAgain =
  | { readonly ok: true; readonly ordinal: number }
  | { readonly ok: false; readonly reason: 'too_soon' | 'too_many' };

/**
 * Whether a mail may be sent to the same person once more: at most five times, a minute apart. Its fact's key is
 * `{factKey}:again:{ordinal}`. The caller's transaction holds a lock, so that parallel clicks send one.
 */
export async function maySendAgain(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  { orderId, factKey }: { orderId: OrderId; factKey: string },
): Promise<SendAgain> {
  const sent = await db
    .select({ createdAt: mails.createdAt })
    .from(mails)
    .where(and(eq(mails.orderId, orderId), like(mails.factKey, `${factKey.replaceAll('_', '\\_')}:again:%`)))
    .orderBy(desc(mails.createdAt));
  if (sent.length >= sendsMax) return { ok: false, reason: 'too_many' };
  const [last] = sent;
  if (last !== undefined && last.createdAt > shift(clock.now(), -minuteMs)) return { ok: false, reason: 'too_soon' };
  return { ok: true, ordinal: sent.length + 1 };
}
