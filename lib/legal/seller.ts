/** Who sells: the fictional company, in one place for the legal pages, mails and documents. The numbers cannot be dialled. */
export const seller = {
  name: '株式会社読影ペイ',
  postalCode: '〒101-0099',
  address: '東京都千代田区神田99-3-8 読影ビル5階',
  manager: '代表取締役　上條 和真',
  /** A landline, which the review for convenience-store payment asks for. */
  phone: '03-0345-1180',
  phoneHours: '平日 9:00〜17:00（土・日・祝日、12月29日〜1月3日を除く）',
  email: 'support@dokuei-pay.example',
  privacyManager: '管理部長　早瀬 由紀',
  site: '読影ペイ',
  /** 適格請求書発行事業者登録番号; null while there is none: then no receipts are issued in our name. */
  registrationNumber: 'T5999901009903',
} as const;

/** When the legal pages' texts last changed. */
export const legalRevisedOn = '2026年11月1日';
