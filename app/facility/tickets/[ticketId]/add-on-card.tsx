import { getMessages, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { StateBadge, type Tone } from '@/components/ui/state-badge';
import { type AddOnCharge, addOnsOf, readChargeable } from '@/lib/add-ons/ticket-add-ons';
import type { Ctx } from '@/lib/context';
import type { TicketId } from '@/lib/ids';
import { formatYen } from '@/lib/money/yen';

const tones: Record<AddOnCharge['state'], Tone> = {
  planned: 'waiting',
  authentication_required: 'waiting',
  declined: 'bad',
  canceled: 'neutral',
  paid: 'good',
};

/** Whether the buyer's saved card can be charged for an option, and what was charged so far. */
export async function AddOnCard({ ctx, ticketId }: { ctx: Ctx; ticketId: TicketId }) {
  const chargeable = await readChargeable(ctx, ticketId);
  if (chargeable === null) return null;
  const charges = await addOnsOf(ctx, ticketId);
  const {
    addOns: { ticket: texts },
  } = await getMessages();
  const t = await getTranslations('addOns.ticket');
  const { why, card } = chargeable;
  return (
    <Card as="section" title={texts.title}>
      {why === null && card !== null ? (
        <>
          <p className="mb-4">{t('lead', { brand: card.brand, last4: card.last4 })}</p>
          <ButtonLink look="outline" href={`/facility/tickets/${ticketId}/add-on`}>
            {texts.start}
          </ButtonLink>
        </>
      ) : (
        <p>{why === null ? null : texts.why[why]}</p>
      )}
      {charges.length === 0 ? null : (
        <ul aria-label={texts.history} className="mt-4 flex flex-col gap-3 border-line border-t pt-4">
          {charges.map((charge) => (
            <li key={charge.id} className="flex flex-wrap items-center justify-between gap-2">
              <span>{charge.title}</span>
              <span className="flex flex-wrap items-center gap-3">
                <strong>{formatYen(charge.amountYen)}</strong>
                {charge.refundedYen > 0 ? t('refunded', { amount: formatYen(charge.refundedYen) }) : null}
                <StateBadge tone={tones[charge.state]}>
                  {
                    texts.state[
                      charge.state === 'canceled' && charge.declineCode !== null && charge.linkExpiresAt === null
                        ? 'declined'
                        : charge.state
                    ]
                  }
                </StateBadge>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
