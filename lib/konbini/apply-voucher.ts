import { and, desc, eq, sql } from 'drizzle-orm';
import { konbiniChains, konbiniVouchers, orders, type VoucherState } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { orderExpiry } from '@/lib/checkout/order-lifetime';
import type { Ctx } from '@/lib/context';
import { newId, type OrderId, type PaymentId } from '@/lib/ids';
import type { PaymentSnapshot, VoucherSnapshot } from '@/lib/stripe/snapshots';
import { mailVoucher } from './mail-voucher';
import { knownChain, voucherFate } from './voucher-fate';
import { payUntil } from './voucher-times';

type VoucherRow = typeof konbiniVouchers.$inferSelect;
interface Payment {
  readonly id: PaymentId;
  readonly orderId: OrderId;
}

/**
 * Brings a payment's konbini numbers in line with what Stripe said, in the transaction that holds the payment's lock: new
 * numbers are stored and mailed, others end, and the order lives as long as its numbers. What was read before the last change
 * changes nothing. Says whether anything changed.
 */
export async function applyVoucher(ctx: Ctx, payment: Payment, snapshot: PaymentSnapshot): Promise<boolean> {
  const rows = await ctx.db
    .select()
    .from(konbiniVouchers)
    .where(eq(konbiniVouchers.paymentId, payment.id))
    .orderBy(desc(konbiniVouchers.createdAt));
  if (rows.some(({ seenAt }) => seenAt > snapshot.readAt)) return false;
  const shown = snapshot.voucher;
  let changed = false;
  for (const row of rows) {
    if (row.state !== 'waiting' || row.fingerprint === shown?.fingerprint) continue;
    await endVoucher(ctx, { payment, row, snapshot, state: voucherFate(snapshot, row) });
    changed = true;
  }
  if (shown === null) return (await paidAfterAll(ctx, { payment, rows, snapshot })) || changed;
  const known = rows.find(({ fingerprint }) => fingerprint === shown.fingerprint);
  if (known?.state === 'waiting') return changed;
  if (known === undefined) await issueVoucher(ctx, payment, { shown, readAt: snapshot.readAt });
  return changed || known === undefined;
}

async function issueVoucher(
  ctx: Ctx,
  payment: Payment,
  { shown, readAt }: { shown: VoucherSnapshot; readAt: Date },
): Promise<void> {
  const { fingerprint, stores, hostedUrl, expiresAt: stripeExpiresAt } = shown;
  const voucher: VoucherRow = {
    id: newId('kvc'),
    paymentId: payment.id,
    state: 'waiting',
    fingerprint,
    stores,
    hostedUrl,
    stripeExpiresAt,
    payUntil: payUntil(stripeExpiresAt),
    paidChain: null,
    seenAt: readAt,
    createdAt: ctx.clock.now(),
  };
  await ctx.db.insert(konbiniVouchers).values(voucher);
  const held = await ctx.db
    .update(orders)
    .set({ expiresAt: stripeExpiresAt })
    .where(and(eq(orders.id, payment.orderId), eq(orders.state, 'awaiting_payment')))
    .returning({ id: orders.id });
  await recordAudit(ctx, {
    action: 'voucher.issued',
    subjectId: payment.orderId,
    after: { voucherId: voucher.id, payUntil: voucher.payUntil.toISOString() },
  });
  if (held.length > 0) await mailVoucher(ctx, { ...voucher, orderId: payment.orderId }, 'issued');
}

interface End {
  readonly payment: Payment;
  readonly row: VoucherRow;
  readonly snapshot: PaymentSnapshot;
  readonly state: Exclude<VoucherState, 'waiting'>;
}

async function endVoucher(ctx: Ctx, { payment, row, snapshot, state }: End): Promise<void> {
  const chain = state === 'paid' ? knownChain(snapshot.charge?.konbiniChain ?? null, konbiniChains) : null;
  await ctx.db
    .update(konbiniVouchers)
    .set({ state, paidChain: chain, seenAt: snapshot.readAt })
    .where(eq(konbiniVouchers.id, row.id));
  await recordAudit(ctx, {
    action: `voucher.${state}`,
    subjectId: payment.orderId,
    before: { state: row.state },
    after: { state, voucherId: row.id, ...(chain === null ? {} : { chain }) },
  });
  if (state === 'paid') return;
  const now = ctx.clock.now();
  const end = (state === 'expired' ? now : orderExpiry(now)).toISOString();
  await ctx.db
    .update(orders)
    .set({ expiresAt: sql`least(${orders.expiresAt}, ${end}::timestamptz)` })
    .where(and(eq(orders.id, payment.orderId), eq(orders.state, 'awaiting_payment')));
}

/** The till's report came after the numbers had ended: the newest of them brought the money. */
async function paidAfterAll(
  ctx: Ctx,
  { payment, rows, snapshot }: { payment: Payment; rows: readonly VoucherRow[]; snapshot: PaymentSnapshot },
): Promise<boolean> {
  const [newest] = rows;
  const isPaidThere = snapshot.status === 'succeeded' && snapshot.charge?.methodType === 'konbini';
  if (newest === undefined || !isPaidThere || rows.some(({ state }) => state === 'paid' || state === 'waiting')) {
    return false;
  }
  await endVoucher(ctx, { payment, row: newest, snapshot, state: 'paid' });
  return true;
}
