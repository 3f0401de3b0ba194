import { CheckboxField } from '@/components/ui/checkbox-field';
import { consentTexts } from '@/lib/cards/consent-texts';
import type { Messages } from '@/messages/catalogue';

interface CardSavingProps {
  readonly locale: 'ja' | 'en';
  readonly texts: Messages['cards'];
}

/** What saving a card means, and the separate consent to later charges; nobody has to tick it. */
export function CardSaving({ locale, texts }: CardSavingProps) {
  return (
    <section className="mt-5 border-line border-t pt-4">
      <h3 className="mb-2 font-bold">{texts.checkout.heading}</h3>
      <p className="mb-3 text-[0.9375rem]">{consentTexts.save[locale]}</p>
      <CheckboxField
        name="chargeConsent"
        label={texts.checkout.offSession}
        requirement={texts.add.optional}
        help={consentTexts.off_session[locale]}
      />
    </section>
  );
}
