import { jstDay } from '@/lib/time/jst';

export interface TicketFacts {
  readonly state: 'issued' | 'redeemed' | 'void';
  readonly expiresAt: Date;
  /** The day of the examination in Japan; null for an undated ticket. */
  readonly examDate: string | null;
  /** The examination was canceled, or its money went back whole. */
  readonly isCanceled: boolean;
}

export type RedemptionRefusal = 'already_redeemed' | 'void' | 'expired' | 'other_day';

/** Why a facility cannot redeem its ticket now, or null. `other_day` alone may be overruled by whoever stands at the counter. */
export function whyNotRedeemable(ticket: TicketFacts, now: Date): RedemptionRefusal | null {
  if (ticket.state === 'redeemed') return 'already_redeemed';
  if (ticket.state === 'void' || ticket.isCanceled) return 'void';
  if (ticket.expiresAt <= now) return 'expired';
  return ticket.examDate === null || ticket.examDate === jstDay(now) ? null : 'other_day';
}

export type UndoRefusal = 'not_redeemed' | 'other_day' | 'refunded';

/** Why a redemption cannot be undone any more, or null: only on its own day in Japan, and not once its money went back. */
export function whyNotUndoable(
  ticket: { readonly redeemedAt: Date | null; readonly isRefunded: boolean },
  now: Date,
): UndoRefusal | null {
  if (ticket.redeemedAt === null) return 'not_redeemed';
  if (ticket.isRefunded) return 'refunded';
  return jstDay(ticket.redeemedAt) === jstDay(now) ? null : 'other_day';
}
