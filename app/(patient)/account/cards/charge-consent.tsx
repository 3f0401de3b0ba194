import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { SubmitButton } from '@/components/ui/submit-button';
import { consentTexts } from '@/lib/cards/consent-texts';
import { formatJstDate } from '@/lib/time/jst';
import { readLocale } from '@/messages/catalogue';
import { chargeConsentAction } from './actions';

/** Whether a facility may charge the card on the day, and the other answer as a button. */
export async function ChargeConsent({ consent }: { consent: { readonly consentedAt: Date } | null }) {
  const {
    cards: { charges: texts },
  } = await getMessages();
  const t = await getTranslations('cards.charges');
  return (
    <Card as="section" title={texts.title}>
      <p className="mb-3">{consent === null ? texts.none : t('given', { date: formatJstDate(consent.consentedAt) })}</p>
      <p className="mb-4 text-[0.9375rem] text-ink-soft">{consentTexts.off_session[readLocale(await getLocale())]}</p>
      <form action={chargeConsentAction}>
        <input type="hidden" name="agree" value={consent === null ? 'yes' : 'no'} />
        {consent === null ? (
          <SubmitButton look="outline" pendingLabel={texts.allowing}>
            {texts.allow}
          </SubmitButton>
        ) : (
          <SubmitButton look="danger" pendingLabel={texts.withdrawing}>
            {texts.withdraw}
          </SubmitButton>
        )}
      </form>
    </Card>
  );
}
