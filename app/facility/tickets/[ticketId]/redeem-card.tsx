import { TicketCheck } from 'lucide-react';
import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatYen } from '@/lib/money/yen';
import type { CounterTicket } from '@/lib/tickets/counter-ticket';
import { formatJstDate, startOfJstDay } from '@/lib/time/jst';
import { redeemTicketAction } from '../../actions';
import { TicketPerson } from './ticket-person';

interface RedeemCardProps {
  readonly ticket: CounterTicket;
  readonly why: 'other_day' | null;
  /** It was pressed without saying that the other day is meant. */
  readonly isRefused: boolean;
}

/** Who it is, the sentence with the amount, the warning of another day, and the one big button. */
export async function RedeemCard({ ticket, why, isRefused }: RedeemCardProps) {
  const { facility: texts, common } = await getMessages();
  const t = await getTranslations('facility.ticket');
  const date = ticket.examDate === null ? '' : formatJstDate(startOfJstDay(ticket.examDate));
  return (
    <Card as="section">
      <form action={redeemTicketAction} className="flex flex-col gap-4">
        <TicketPerson ticket={ticket} />
        <input type="hidden" name="ticketId" value={ticket.ticketId} />
        <input type="hidden" name="code" value={ticket.code} />
        {why === null ? null : (
          <>
            <Notice tone="warning">{t('otherDay', { date })}</Notice>
            <CheckboxField
              name="confirmOtherDay"
              label={texts.ticket.confirmOtherDay}
              requirement={common.required}
              error={isRefused ? texts.ticket.confirmOtherDayError : undefined}
            />
          </>
        )}
        <p>
          {ticket.isDueAtPayment
            ? texts.ticket.redeemSentencePaid
            : t('redeemSentence', { amount: formatYen(ticket.shareYen) })}
        </p>
        <SubmitButton
          pendingLabel={texts.ticket.redeeming}
          icon={<TicketCheck aria-hidden className="size-6" />}
          className="min-h-16 w-full text-[1.25rem]"
        >
          {texts.ticket.redeem}
        </SubmitButton>
      </form>
    </Card>
  );
}
