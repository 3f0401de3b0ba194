export type Language = 'ja' | 'en';

const ja = {
  cardNumber: 'カード番号',
  expiry: '有効期限',
  expiryPlaceholder: '月 / 年',
  cvc: 'セキュリティコード',
  cvcPlaceholder: 'CVC',
  country: '国',
  postalCode: '郵便番号',
  paymentMethod: 'お支払い方法',
  savedCard: (brand: string, last4: string) => `${brand}（下4桁\u00a0${last4}）`,
  savedExpiry: (date: string) => `有効期限 ${date}`,
  expired: '期限切れ',
  saveCard: '今後の支払いのために保存',
  acceptedBrands: 'ご利用いただけるブランド',
  brandDetected: (brand: string) => `カードブランド: ${brand}`,
  setupTerms: (business: string) =>
    `カード情報を提供することで、お客様は ${business} が規約に従って今後の支払いをカードに請求することを許可します。`,
  loading: '読み込み中',
  challengeTitle: 'ご本人確認',
  challengeFrame: 'カード会社の認証画面',
  challengeLead: 'カードのご利用を確認するため、カード会社による認証が必要です。',
  challengeNotice: 'これはテスト用の認証画面です。実際のカード会社には接続しません。',
  challengeSetup: 'カードの登録',
  challengeAmount: 'お支払い金額',
  challengeComplete: '認証する',
  challengeFail: '失敗する',
  challengeWorking: '処理しています…',
  challengeLoadFailed: '認証の情報を読み込めませんでした。前の画面に戻ってやり直してください。',
} as const;

type Texts = { [Key in keyof typeof ja]: (typeof ja)[Key] extends string ? string : (typeof ja)[Key] };

const en: Texts = {
  cardNumber: 'Card number',
  expiry: 'Expiration date',
  expiryPlaceholder: 'MM / YY',
  cvc: 'Security code',
  cvcPlaceholder: 'CVC',
  country: 'Country',
  postalCode: 'Postal code',
  paymentMethod: 'Payment method',
  savedCard: (brand, last4) => `${brand} ending in ${last4}`,
  savedExpiry: (date) => `Expires ${date}`,
  expired: 'Expired',
  saveCard: 'Save for future payments',
  acceptedBrands: 'Accepted brands',
  brandDetected: (brand) => `Card brand: ${brand}`,
  setupTerms: (business) =>
    `By providing your card information, you allow ${business} to charge your card for future payments in accordance with their terms.`,
  loading: 'Loading',
  challengeTitle: 'Verify your identity',
  challengeFrame: 'Card issuer authentication',
  challengeLead: 'Your card issuer needs to confirm that it is you who is using this card.',
  challengeNotice: 'This is a test authentication page. No real card issuer is contacted.',
  challengeSetup: 'Saving a card',
  challengeAmount: 'Amount',
  challengeComplete: 'Complete',
  challengeFail: 'Fail',
  challengeWorking: 'Working…',
  challengeLoadFailed: 'The authentication could not be loaded. Go back and try again.',
};

export function languageOf(locale: string, browserLocale: string): Language {
  const wanted = locale === 'auto' || locale === '' ? browserLocale : locale;
  return wanted.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

export function textsIn(language: Language): Texts {
  return language === 'ja' ? ja : en;
}
