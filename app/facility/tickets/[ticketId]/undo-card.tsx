import { Undo2 } from 'lucide-react';
import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatYen } from '@/lib/money/yen';
import type { CounterTicket } from '@/lib/tickets/counter-ticket';
import { undoRedemptionAction } from '../../actions';

/** Taking a redemption back: what it does in yen, or why it is too late. */
export async function UndoCard({ ticket }: { ticket: CounterTicket }) {
  const { facility: texts } = await getMessages();
  const t = await getTranslations('facility.ticket');
  if (ticket.whyNotUndoable !== null) {
    return (
      <Card as="section" title={texts.ticket.undoTitle}>
        <p>{texts.ticket.undoRefusal[ticket.whyNotUndoable]}</p>
      </Card>
    );
  }
  return (
    <Card as="section" title={texts.ticket.undoTitle}>
      <form action={undoRedemptionAction} className="flex flex-col gap-5">
        <input type="hidden" name="ticketId" value={ticket.ticketId} />
        <p>
          {ticket.isDueAtPayment
            ? texts.ticket.undoSentencePaid
            : t('undoSentence', { amount: formatYen(ticket.payableYen) })}
        </p>
        <SubmitButton
          look="danger"
          pendingLabel={texts.ticket.undoing}
          icon={<Undo2 aria-hidden className="size-5" />}
          className="w-full sm:w-auto sm:self-start"
        >
          {texts.ticket.undo}
        </SubmitButton>
      </form>
    </Card>
  );
}
