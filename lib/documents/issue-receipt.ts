import { and, asc, eq } from 'drizzle-orm';
import { auditLog, documents } from '@/db/schema';
import { recordAudit } from '@/lib/audit/record-audit';
import { assertOrderAccess } from '@/lib/auth/order-access';
import type { Ctx } from '@/lib/context';
import type { OrderId } from '@/lib/ids';
import { seller } from '@/lib/legal/seller';
import type { DocumentContent } from './content';
import { type DocumentRow, insertDocument } from './insert-document';
import { type Company, groupByIssuer } from './issuer';
import { missingCharacters } from './printable';
import { readSale, type Sale } from './read-sale';
import { receiptContent } from './receipt-content';

export interface IssueReceiptInput {
  readonly orderId: OrderId;
  /** To whom it is made out, exactly as typed. */
  readonly addressee: string;
  readonly honorific: DocumentContent['addressee']['honorific'];
  readonly showsExaminees: boolean;
}

export type IssueReceiptResult =
  | { readonly ok: true; readonly receipts: readonly DocumentRow[] }
  | { readonly ok: false; readonly reason: 'not_paid' | 'nothing_received' }
  /** The operator finds the reason in the log and on the documents' page. */
  | { readonly ok: false; readonly reason: 'issuer_unregistered' }
  | { readonly ok: false; readonly reason: 'unprintable'; readonly characters: readonly string[] };

/**
 * Issues the receipts of a paid order, one per issuer, once: every later call gives the first ones. The addressee can be chosen
 * until then. Strangers get `not_found`.
 */
export async function issueReceipt(
  ctx: Ctx,
  input: IssueReceiptInput,
  company: Company = seller,
): Promise<IssueReceiptResult> {
  await assertOrderAccess(ctx, input.orderId);
  return ctx.db.transaction((tx) => issue({ ...ctx, db: tx }, input, company));
}

async function issue(ctx: Ctx, input: IssueReceiptInput, company: Company): Promise<IssueReceiptResult> {
  const { orderId } = input;
  const sale = await readSale(ctx, { orderId, lock: true });
  const before = await receiptsOf(ctx, orderId);
  if (before.length > 0) return { ok: true, receipts: before };
  const { order } = sale;
  if (order.paidAt === null || (order.state !== 'paid' && order.state !== 'refunded')) {
    return { ok: false, reason: 'not_paid' };
  }
  const grouped = groupByIssuer(sale.lines, company);
  if (!grouped.ok) {
    await recordRefusal(ctx, { orderId, unregistered: grouped.unregistered });
    return { ok: false, reason: 'issuer_unregistered' };
  }
  const addressee = addresseeOf(input, sale);
  // Only the buyer's own name has kana that can stand in for what the font lacks.
  const characters = addressee.kana === null ? missingCharacters(addressee.name) : [];
  if (characters.length > 0) return { ok: false, reason: 'unprintable', characters };
  const receipts: DocumentRow[] = [];
  for (const group of grouped.groups) {
    const draft = receiptContent(sale, group, { addressee, showsExaminees: input.showsExaminees });
    if (draft.amountYen === 0) continue;
    const counterparty = order.buyerName ?? addressee.name;
    receipts.push(await insertDocument(ctx, { orderId, issuerKey: group.issuer.key, ordinal: 1, counterparty, draft }));
  }
  return receipts.length === 0 ? { ok: false, reason: 'nothing_received' } : { ok: true, receipts };
}

function addresseeOf({ addressee, honorific }: IssueReceiptInput, { order }: Sale): DocumentContent['addressee'] {
  return { name: addressee, kana: addressee === order.buyerName ? order.buyerKana : null, honorific };
}

/** The receipts of an order, by issuer. The caller has checked the access. */
export async function receiptsOf(ctx: Ctx, orderId: OrderId): Promise<readonly DocumentRow[]> {
  return ctx.db
    .select()
    .from(documents)
    .where(and(eq(documents.orderId, orderId), eq(documents.kind, 'receipt')))
    .orderBy(asc(documents.issuerKey));
}

/** Once per order: a buyer who keeps trying adds nothing new. */
async function recordRefusal(
  ctx: Ctx,
  { orderId, unregistered }: { orderId: OrderId; unregistered: readonly string[] },
): Promise<void> {
  const action = 'document.refused';
  const known = await ctx.db.$count(auditLog, and(eq(auditLog.subjectId, orderId), eq(auditLog.action, action)));
  if (known > 0) return;
  const reason = `適格請求書発行事業者の登録番号がありません: ${unregistered.join('、')}`;
  await recordAudit(ctx, { action, subjectId: orderId, reason });
}
