import { getMessages, getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { CounterTicket } from '@/lib/tickets/counter-ticket';
import type { RedemptionRefusal } from '@/lib/tickets/redemption-rules';
import { formatJstDate, formatJstDateTime } from '@/lib/time/jst';
import type { TicketNotice } from '../../ticket-notices';

interface TicketResultProps {
  readonly ticket: CounterTicket;
  readonly why: RedemptionRefusal | null;
  readonly notice: TicketNotice | null;
}

/** What was just done, or why the ticket cannot be used. The ticket as it is now outranks what the address says. */
export async function TicketResult({ ticket, why, notice }: TicketResultProps) {
  const { facility: texts } = await getMessages();
  const t = await getTranslations('facility.ticket');
  const at = ticket.redeemedAt === null ? '' : formatJstDateTime(ticket.redeemedAt);
  if (notice === 'undo_not_redeemed' || notice === 'undo_other_day' || notice === 'undo_refunded') {
    return (
      <Notice tone="warning" live>
        {texts.ticket.undoRefusal[readUndoRefusal(notice)]}
      </Notice>
    );
  }
  if (why === 'already_redeemed' && notice === 'done') {
    return (
      <Notice tone="good" title={texts.ticket.done} live>
        {t('doneAt', { at })}
      </Notice>
    );
  }
  if (why === 'already_redeemed') return <Notice tone="warning">{t('alreadyRedeemed', { at })}</Notice>;
  if (why === 'void') return <Notice tone="bad">{texts.ticket.void}</Notice>;
  if (why === 'expired') {
    return <Notice tone="bad">{t('expired', { date: formatJstDate(ticket.expiresAt) })}</Notice>;
  }
  if (notice !== 'undone') return null;
  return (
    <Notice tone="good" live>
      {texts.ticket.undone}
    </Notice>
  );
}

function readUndoRefusal(notice: 'undo_not_redeemed' | 'undo_other_day' | 'undo_refunded') {
  if (notice === 'undo_not_redeemed') return 'not_redeemed';
  return notice === 'undo_other_day' ? 'other_day' : 'refunded';
}
