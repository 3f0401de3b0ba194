import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { documents, mails, orderLines, orders, redemptions, tickets } from '@/db/schema';
import { wholeRefundLadder } from '@/lib/cancel-policy/cancel-ladder';
import { cancelStages } from '@/lib/cancel-policy/cancel-stages';
import type { Ctx } from '@/lib/context';
import { assert } from '@/lib/errors';
import type { OrderId } from '@/lib/ids';
import type { DisputeRow } from './apply-dispute';
import { assembleAddOnEvidence } from './assemble-add-on-evidence';
import { type Evidence, noEvidence } from './evidence-fields';
import { type SaleFacts, writeEvidence } from './evidence-texts';

export interface AssembledEvidence {
  readonly evidence: Evidence;
  /** Names of persons and examinations of the order: they never leave for a bank. */
  readonly secretWords: readonly string[];
}

type Disputed = Pick<DisputeRow, 'orderId' | 'threeDSecure' | 'addOnChargeId' | 'strayIntentId'>;

/** What our records say for us: order, consent, bank's check, mails and visits. Nothing speaks for money that was no sale. */
export async function assembleEvidence(ctx: Pick<Ctx, 'db'>, disputed: Disputed): Promise<AssembledEvidence> {
  if (disputed.addOnChargeId !== null) return assembleAddOnEvidence(ctx, disputed.addOnChargeId);
  const assembled = await assembleSaleEvidence(ctx, disputed);
  return disputed.strayIntentId === null ? assembled : { ...assembled, evidence: noEvidence };
}

async function assembleSaleEvidence(
  ctx: Pick<Ctx, 'db'>,
  { orderId, threeDSecure }: Disputed,
): Promise<AssembledEvidence> {
  const [order] = await ctx.db.select().from(orders).where(eq(orders.id, orderId));
  assert(order !== undefined, 'a disputed order exists');
  const [lines, sent, receipts] = await Promise.all([
    linesOf(ctx, orderId),
    mailsOf(ctx, orderId),
    receiptsOf(ctx, orderId),
  ]);
  const facts: SaleFacts = {
    number: order.number,
    orderedAt: order.createdAt,
    paidAt: order.paidAt,
    totalYen: order.totalYen,
    consentedAt: order.consentedAt,
    consentVersion: order.consentVersion,
    threeDSecure,
    cancelStages: stagesOf(lines, order.paidAt),
    lines: lines.map(({ line, redeemedAt }) => ({ examDate: line.examDate, redeemedAt })),
    mails: sent,
    receipts,
  };
  const people = [order.buyerName, order.buyerKana];
  const words = lines.flatMap(({ line }) => [
    line.courseTitle,
    line.examineeName,
    line.examineeKana,
    line.facilityName,
  ]);
  return {
    evidence: writeEvidence(facts),
    secretWords: [...people, ...words].filter((word) => word !== null),
  };
}

type FoundLine = Awaited<ReturnType<typeof linesOf>>[number];

function linesOf(ctx: Pick<Ctx, 'db'>, orderId: OrderId) {
  return ctx.db
    .select({ line: orderLines, redeemedAt: redemptions.redeemedAt })
    .from(orderLines)
    .leftJoin(tickets, eq(tickets.orderLineId, orderLines.id))
    .leftJoin(redemptions, and(eq(redemptions.ticketId, tickets.id), isNull(redemptions.undoneAt)))
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
}

async function mailsOf(ctx: Pick<Ctx, 'db'>, orderId: OrderId): Promise<SaleFacts['mails']> {
  const rows = await ctx.db
    .select({ kind: mails.template, sentAt: mails.sentAt })
    .from(mails)
    .where(and(eq(mails.orderId, orderId), isNotNull(mails.sentAt)))
    .orderBy(asc(mails.sentAt));
  return rows.flatMap(({ kind, sentAt }) => (sentAt === null ? [] : [{ kind, sentAt }]));
}

/** Numbers only: whom a receipt is made out to, and by which facility, is not told. */
function receiptsOf(ctx: Pick<Ctx, 'db'>, orderId: OrderId): Promise<SaleFacts['receipts']> {
  return ctx.db
    .select({ number: documents.number, issuedAt: documents.createdAt })
    .from(documents)
    .where(and(eq(documents.orderId, orderId), eq(documents.kind, 'receipt')))
    .orderBy(asc(documents.createdAt), asc(documents.id));
}

/** Of one line its own; several lines differ in yen and are left to the operator. */
function stagesOf(lines: readonly FoundLine[], paidAt: Date | null): SaleFacts['cancelStages'] {
  const [only] = lines;
  if (lines.length !== 1 || only === undefined || paidAt === null) return [];
  const { cancelLadder, totalYen, examDate } = only.line;
  const priced = { ladder: cancelLadder ?? wholeRefundLadder, totalYen };
  return cancelStages(priced, examDate === null ? { purchasedAt: paidAt } : { examDate });
}
