import type { Language } from './texts';

export const chains = ['familymart', 'lawson', 'ministop', 'seicomart'] as const;
export type Chain = (typeof chains)[number];

type VoucherTexts = {
  title: string;
  lead: string;
  amount: string;
  deadline: string;
  until: (time: string) => string;
  names: { [Name in Chain]: string };
  how: { [Name in Chain]: string };
  companyAndOrder: string;
  paymentCode: string;
  confirmationNumber: string;
  copy: string;
  copyLabel: (what: string) => string;
  copied: string;
  copyFailed: string;
  open: string;
  notice: string;
  close: string;
  loadFailed: string;
};

const ja: VoucherTexts = {
  title: 'コンビニでお支払いください',
  lead: 'お近くの次のいずれかのお店で、期限までに現金でお支払いください。',
  amount: 'お支払い金額',
  deadline: 'お支払い期限',
  until: (time) => `${time} まで`,
  names: {
    familymart: 'ファミリーマート',
    lawson: 'ローソン',
    ministop: 'ミニストップ',
    seicomart: 'セイコーマート',
  },
  how: {
    familymart: '店内のマルチコピー機で番号を入力し、出てきた紙をレジへ。',
    lawson: '店内の Loppi で番号を入力し、出てきた紙をレジへ。',
    ministop: '店内の Loppi で番号を入力し、出てきた紙をレジへ。',
    seicomart: 'レジで「インターネット代金の支払い」と伝え、番号を入力。',
  },
  companyAndOrder: '企業コード – 注文番号',
  paymentCode: 'お支払い受付番号',
  confirmationNumber: '確認番号',
  copy: 'コピー',
  copyLabel: (what) => `${what}をコピー`,
  copied: 'コピーしました。',
  copyFailed: 'コピーできませんでした。番号を控えてください。',
  open: 'お支払い方法のページを開く（印刷・保存）',
  notice: 'これはテスト用の番号です。実際のお店では使えません。',
  close: '閉じる',
  loadFailed: 'お支払い番号を読み込めませんでした。閉じてから、もう一度お試しください。',
};

const en: VoucherTexts = {
  title: 'Pay at a convenience store',
  lead: 'Pay in cash at one of these stores before the deadline.',
  amount: 'Amount',
  deadline: 'Pay by',
  until: (time) => time,
  names: { familymart: 'FamilyMart', lawson: 'Lawson', ministop: 'Ministop', seicomart: 'Seicomart' },
  how: {
    familymart: 'Enter the numbers at the multi-copy machine and take the slip to the register.',
    lawson: 'Enter the numbers at the Loppi machine and take the slip to the register.',
    ministop: 'Enter the numbers at the Loppi machine and take the slip to the register.',
    seicomart: 'Tell the cashier that you make an online payment and enter the numbers.',
  },
  companyAndOrder: 'Company code – order number',
  paymentCode: 'Payment code',
  confirmationNumber: 'Confirmation number',
  copy: 'Copy',
  copyLabel: (what) => `Copy ${what}`,
  copied: 'Copied.',
  copyFailed: 'The number could not be copied. Please write it down.',
  open: 'Open the payment instructions (print, save)',
  notice: 'These are test numbers. No real store takes them.',
  close: 'Close',
  loadFailed: 'The payment numbers could not be loaded. Close this and try again.',
};

export function voucherTextsIn(language: Language): VoucherTexts {
  return language === 'ja' ? ja : en;
}

/** The deadline as clocks in Japan show it. */
export function deadlineText(seconds: number, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    timeZone: 'Asia/Tokyo',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(language === 'ja' ? {} : { timeZoneName: 'short' as const }),
  });
  return format.format(seconds * 1000);
}
