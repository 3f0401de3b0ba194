import type { MethodType } from './methods';
import type { Language } from './texts';

type MethodTexts = {
  names: { [Type in MethodType]: string };
  newCard: string;
  saved: string;
  more: string;
  name: string;
  email: string;
  phone: string;
  phoneHint: string;
  konbiniLead: string;
  paypayLead: string;
  remove: (card: string) => string;
  removeShort: string;
  removeAsk: (card: string) => string;
  removeYes: string;
  removeNo: string;
};

const ja: MethodTexts = {
  names: { card: 'カード', konbini: 'コンビニ払い', paypay: 'PayPay' },
  newCard: '新しいカードを使用',
  saved: '保存済み',
  more: 'ほかのお支払い方法を表示',
  name: '氏名',
  email: 'メールアドレス',
  phone: '電話番号（任意）',
  phoneHint: '10桁か11桁の数字。一部のお店で確認番号として使います。',
  konbiniLead:
    'ファミリーマート、ローソン、ミニストップ、セイコーマートの店頭でお支払いいただけます。お支払いに使う番号は、次の画面に表示します。',
  paypayLead: '確定すると PayPay の画面に移動します。お支払いの手続きが終わると、このサイトに戻ります。',
  remove: (card) => `${card}を削除`,
  removeShort: '削除',
  removeAsk: (card) => `${card}を削除しますか？`,
  removeYes: '削除する',
  removeNo: '残す',
};

const en: MethodTexts = {
  names: { card: 'Card', konbini: 'Konbini', paypay: 'PayPay' },
  newCard: 'Use a new card',
  saved: 'Saved',
  more: 'Show other payment methods',
  name: 'Full name',
  email: 'Email',
  phone: 'Phone number (optional)',
  phoneHint: '10 or 11 digits. Some stores use it as the confirmation number.',
  konbiniLead:
    'Pay at FamilyMart, Lawson, Ministop or Seicomart. The next screen shows the numbers to use at the store.',
  paypayLead: 'You will be sent to PayPay to pay, and come back to this site afterwards.',
  remove: (card) => `Remove ${card}`,
  removeShort: 'Remove',
  removeAsk: (card) => `Remove ${card}?`,
  removeYes: 'Remove it',
  removeNo: 'Keep it',
};

export function methodTextsIn(language: Language): MethodTexts {
  return language === 'ja' ? ja : en;
}
