import { getMessages, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { StateBadge } from '@/components/ui/state-badge';
import { SubmitButton } from '@/components/ui/submit-button';
import type { SavedCard } from '@/lib/cards/list-cards';
import { chooseDefaultAction, removeCardAction } from './actions';
import { brandName } from './brand-name';

/** Every saved card with what may be done with it. */
export async function CardList({ cards }: { cards: readonly SavedCard[] }) {
  const { cards: texts } = await getMessages();
  const t = await getTranslations('cards');
  return (
    <ul className="flex flex-col gap-4" aria-label={texts.list}>
      {cards.map((card) => {
        const face = { brand: brandName(card.brand), last4: card.last4 };
        return (
          <Card key={card.id} as="li" title={t('face', face)}>
            <div className="flex flex-wrap items-center gap-3">
              <span>{t('expires', { year: String(card.expYear), month: card.expMonth })}</span>
              {card.isDefault ? <StateBadge tone="good">{texts.default}</StateBadge> : null}
              {card.expiry === 'soon' ? <StateBadge tone="warning">{texts.soon}</StateBadge> : null}
              {card.expiry === 'expired' ? <StateBadge tone="bad">{texts.expired}</StateBadge> : null}
            </div>
            <div className="mt-4 flex flex-wrap gap-3">
              {card.isDefault ? null : (
                <form action={chooseDefaultAction}>
                  <input type="hidden" name="cardId" value={card.id} />
                  <SubmitButton look="outline" pendingLabel={texts.making}>
                    {texts.makeDefault}
                    <span className="sr-only">{t('ofCard', face)}</span>
                  </SubmitButton>
                </form>
              )}
              <form action={removeCardAction}>
                <input type="hidden" name="cardId" value={card.id} />
                <SubmitButton look="danger" pendingLabel={texts.removing}>
                  {texts.remove}
                  <span className="sr-only">{t('ofCard', face)}</span>
                </SubmitButton>
              </form>
            </div>
          </Card>
        );
      })}
    </ul>
  );
}
