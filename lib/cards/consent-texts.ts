import type { CardConsentKind } from '@/db/schema';

/** The most that a facility may charge to a saved card at once, in yen; the consent says so. */
export const addOnYenMax = 50_000;

interface ConsentText {
  readonly version: string;
  readonly ja: string;
  readonly en: string;
}

/**
 * What people agree to about their cards. A changed text gets a new version; what was agreed to before is stored in its own words
 * with the consent.
 */
export const consentTexts: Readonly<Record<CardConsentKind, ConsentText>> = {
  save: {
    version: 'card-save-2026-11',
    ja: '次回からのお支払いに使えるように、カードを決済会社Stripeに保存します。カード番号は当社のサーバーには保存されません。保存したカードは、マイページでいつでも消せます。',
    en: 'The card is saved with the payment company, Stripe, for your next payments. Its number is never stored on our servers. You can remove a saved card on your page at any time.',
  },
  off_session: {
    version: 'card-off-session-2026-11',
    ja: '検査の当日に、受付で検査の追加（オプション）をお願いしたときは、検査実施施設が受付で金額をお伝えしたうえで、保存したカードに1回につき50,000円までを請求することに同意します。請求するたびに、領収のメールが届きます。この同意は、マイページでいつでも取り消せます。',
    en: 'If I ask for an additional examination (option) at the reception on the day, I agree that the facility, after telling me the price there, charges up to 50,000 yen at a time to my saved card. I get a receipt by e-mail for every charge. I can withdraw this consent on my page at any time.',
  },
};
