import { stringAt } from './json';
import type { StripeJsError } from './stripe-error';
import type { Language } from './texts';

const validation: { [code: string]: { ja: string; en: string } } = {
  incomplete_number: { ja: 'カード番号が不完全です。', en: 'Your card number is incomplete.' },
  invalid_number: { ja: 'カード番号が無効です。', en: 'Your card number is invalid.' },
  incomplete_expiry: { ja: 'カードの有効期限が不完全です。', en: 'Your card’s expiration date is incomplete.' },
  invalid_expiry_year: { ja: 'カードの有効期限の年が無効です。', en: 'Your card’s expiration year is invalid.' },
  invalid_expiry_year_past: {
    ja: 'カードの有効期限の年が過ぎています。',
    en: 'Your card’s expiration year is in the past.',
  },
  invalid_expiry_month_past: {
    ja: 'カードの有効期限が過ぎています。',
    en: 'Your card’s expiration date is in the past.',
  },
  incomplete_cvc: {
    ja: 'カードのセキュリティコードが不完全です。',
    en: 'Your card’s security code is incomplete.',
  },
  incomplete_zip: { ja: '郵便番号が不完全です。', en: 'Your postal code is incomplete.' },
  incomplete_name: { ja: '氏名を入力してください。', en: 'Your name is incomplete.' },
  incomplete_email: { ja: 'メールアドレスを入力してください。', en: 'Your email is incomplete.' },
  invalid_email: {
    ja: 'メールアドレスが正しくありません。name@example.com のように入力してください。',
    en: 'Your email is invalid. Enter it like name@example.com.',
  },
  invalid_phone: {
    ja: '電話番号は10桁か11桁の数字で入力してください。',
    en: 'Enter a phone number of 10 or 11 digits.',
  },
  invalid_phone_zeros: {
    ja: '0だけの番号は使えません。別の番号を入力するか、空欄にしてください。',
    en: 'A number of zeros only cannot be used. Enter another one, or none.',
  },
  incomplete_payment_details: {
    ja: 'お支払い方法を選んでください。',
    en: 'Please select a payment method.',
  },
};

export const authenticationFailureTexts = {
  ja: 'お客様のお支払い方法を認証できませんでした。別のお支払い方法を選択して、もう一度お試しください。',
  en: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
} as const;

const connection = {
  ja: 'ネットワークエラーが発生しました。接続を確認して、もう一度お試しください。',
  en: 'A network error has occurred. Check your connection and try again.',
} as const;

const refusedInJapanese: { [code: string]: string } = {
  card_declined: 'カードが拒否されました。別のカードをお試しください。',
  insufficient_funds: 'カードの残高または利用可能枠が不足しています。別のカードをお試しください。',
  lost_card: 'カードが拒否されました。別のカードをお試しください。',
  stolen_card: 'カードが拒否されました。別のカードをお試しください。',
  card_velocity_exceeded: 'カードの利用限度額または利用回数を超えています。別のカードをお試しください。',
  expired_card: 'カードの有効期限が切れています。別のカードをお試しください。',
  incorrect_cvc: 'カードのセキュリティコードが間違っています。',
  invalid_cvc: 'カードのセキュリティコードが無効です。',
  incorrect_number: 'カード番号が間違っています。',
  invalid_number: 'カード番号が無効です。',
  invalid_expiry_month: 'カードの有効期限の月が無効です。',
  invalid_expiry_year: 'カードの有効期限の年が無効です。',
  processing_error: 'カードの処理中にエラーが発生しました。しばらくしてから、もう一度お試しください。',
  authentication_required: 'お客様のカードを認証できませんでした。取引が未承認のため、カードが拒否されました。',
};

/** Refusals of the API that are no card errors but have a field of their own in the form. */
const konbiniRefusals: { [code: string]: { ja: string; en: string } } = {
  payment_intent_konbini_rejected_confirmation_number: {
    ja: 'この電話番号は確認番号として使えません。別の番号を入力するか、空欄にしてください。',
    en: 'This phone number cannot be used as the confirmation number. Enter another one, or none.',
  },
};

const failedAuthenticationCodes = ['payment_intent_authentication_failure', 'setup_intent_authentication_failure'];

export function validationText(code: string, language: Language): string {
  return validation[code]?.[language] ?? code;
}

export function connectionText(language: Language): string {
  return connection[language];
}

/** Stripe.js shows card errors in the language of Elements; the API answers in English. */
export function localizeError(error: StripeJsError, language: Language): StripeJsError {
  const code = stringAt(error, 'code') ?? '';
  if (failedAuthenticationCodes.includes(code)) return { ...error, message: authenticationFailureTexts[language] };
  const konbini = konbiniRefusals[code];
  if (konbini !== undefined) return { ...error, message: konbini[language] };
  if (language === 'en' || error.type !== 'card_error') return error;
  const declineCode = stringAt(error, 'decline_code') ?? '';
  const message = refusedInJapanese[declineCode] ?? refusedInJapanese[code];
  return message === undefined ? error : { ...error, message };
}
