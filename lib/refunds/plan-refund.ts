import type { FacilityId, OrderLineId } from '@/lib/ids';
import { addYen, type Yen, yen, zeroYen } from '@/lib/money/yen';
import { recognisedParts, type SoldLine } from '@/lib/shares/recognised-parts';

/** A paid line as a refund finds it. */
export interface RefundableLine extends SoldLine {
  readonly lineId: OrderLineId;
  readonly facilityId: FacilityId;
  /** What Stripe kept of the charge for this line; null while it is not known. */
  readonly stripeFeeYen: Yen | null;
  /** Of refunds that live, planned ones too. */
  readonly refundedYen: Yen;
  /** What is kept of a canceled line; null while it is not canceled. */
  readonly keptFeeYen: Yen | null;
  /** Whether its facility takes part: not when the order was dead when it was paid. */
  readonly hasShare: boolean;
  readonly recognised: boolean;
  /** Paid, its ticket not used, not canceled. */
  readonly cancelable: boolean;
}

export interface RequestedLine {
  readonly lineId: OrderLineId;
  readonly amountYen: Yen;
  readonly cancel: boolean;
}

export interface PlannedLine {
  readonly lineId: OrderLineId;
  readonly facilityId: FacilityId;
  readonly refundYen: Yen;
  /** The part of it that the patient was owed already: a refund that failed is sent again, or money came too late. */
  readonly owedYen: Yen;
  readonly cancels: boolean;
  /** What is kept of the line from now on when it is canceled. */
  readonly keptFeeYen: Yen | null;
  /** What its facility gives back: owed to it already (`recognised`), or never earned. */
  readonly fromFacilityYen: Yen;
  readonly recognised: boolean;
  readonly commissionLostYen: Yen;
  /** Our discounts that are not spent after all. */
  readonly discountsSavedYen: Yen;
  /** Stripe keeps its fee; we bear it. Null while it is not known. */
  readonly feeLostYen: Yen | null;
}

export interface RefundPlan {
  readonly ok: true;
  readonly totalYen: Yen;
  readonly lines: readonly PlannedLine[];
}

export type RefundRefusal = 'nothing_asked' | 'unknown_line' | 'repeated_line' | 'above_paid' | 'not_cancelable';

/**
 * What a refund does, line by line: refund = owed before + from the facility + our commission − our discounts. A line that goes
 * back whole is canceled. Refunds taken one after another end in the same sums as one whole refund.
 */
export function planRefund(
  lines: readonly RefundableLine[],
  request: readonly RequestedLine[],
): RefundPlan | { readonly ok: false; readonly reason: RefundRefusal } {
  const asked = request.filter((line) => line.amountYen !== 0 || line.cancel);
  if (asked.length === 0) return { ok: false, reason: 'nothing_asked' };
  if (new Set(asked.map((line) => line.lineId)).size < asked.length) return { ok: false, reason: 'repeated_line' };
  const planned: PlannedLine[] = [];
  for (const want of asked) {
    const line = lines.find(({ lineId }) => lineId === want.lineId);
    if (line === undefined) return { ok: false, reason: 'unknown_line' };
    if (want.amountYen < 0 || want.amountYen > line.totalYen - line.refundedYen)
      return { ok: false, reason: 'above_paid' };
    if (want.cancel && !line.cancelable) return { ok: false, reason: 'not_cancelable' };
    planned.push(planLine(line, want));
  }
  return { ok: true, totalYen: addYen(...planned.map((line) => line.refundYen)), lines: planned };
}

function planLine(line: RefundableLine, { amountYen, cancel }: RequestedLine): PlannedLine {
  const refundedYen = addYen(line.refundedYen, amountYen);
  const leftYen = yen(line.totalYen - refundedYen);
  const cancels = line.cancelable && (cancel || (line.totalYen > 0 && leftYen === 0));
  const keptFeeYen = cancels ? leftYen : keptAfter(line, leftYen);
  const before = partsOf(line, { keptFeeYen: line.keptFeeYen, refundedYen: line.refundedYen });
  const after = partsOf(line, { keptFeeYen, refundedYen });
  return {
    lineId: line.lineId,
    facilityId: line.facilityId,
    refundYen: amountYen,
    owedYen: yen(amountYen - (before.advanceYen - after.advanceYen)),
    cancels,
    keptFeeYen,
    fromFacilityYen: yen(before.payableYen - after.payableYen),
    recognised: line.recognised,
    commissionLostYen: yen(before.commissionYen - after.commissionYen),
    discountsSavedYen: yen(before.discountsYen - after.discountsYen),
    feeLostYen: feeLost(line, amountYen),
  };
}

/** A refund beyond what a canceled line still owes gives up part of the fee that was kept. */
function keptAfter(line: RefundableLine, leftYen: Yen): Yen | null {
  return line.keptFeeYen === null ? null : yen(Math.min(line.keptFeeYen, leftYen));
}

const nothing = { advanceYen: zeroYen, discountsYen: zeroYen, payableYen: zeroYen, commissionYen: zeroYen };

/** What the line brings in the end, when what is not canceled takes place. */
function partsOf(line: RefundableLine, at: { readonly keptFeeYen: Yen | null; readonly refundedYen: Yen }) {
  if (!line.hasShare || at.keptFeeYen === 0) return nothing;
  const refundedYen = at.keptFeeYen === null ? at.refundedYen : yen(line.totalYen - at.keptFeeYen);
  return recognisedParts(line, { recognised: true, refundedYen });
}

/** Fractions of the fee, cut so that all refunds together lose exactly the fee. */
function feeLost(line: RefundableLine, amountYen: Yen): Yen | null {
  const { stripeFeeYen, totalYen, refundedYen } = line;
  if (stripeFeeYen === null) return null;
  if (totalYen === 0) return zeroYen;
  const upTo = (refunded: number) => Number((BigInt(stripeFeeYen) * BigInt(refunded)) / BigInt(totalYen));
  return yen(upTo(refundedYen + amountYen) - upTo(refundedYen));
}
