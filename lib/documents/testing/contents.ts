import { yen } from '@/lib/money/yen';
import type { DocumentContent } from '../content';

/** A receipt for two courses with discounts and a canceled line. */
export const receiptContent: DocumentContent = {
  kind: 'receipt',
  number: 'R2026-000001',
  issuedDay: '2026-11-22',
  transactionDay: '2026-11-20',
  orderNumber: 'ABCD-2345',
  addressee: { name: '髙﨑 \uFA19太郎', kana: 'タカサキ　カミタロウ', honorific: '様' },
  purpose: '脳ドック・肺ドック検査料として',
  method: 'クレジットカード（Visa 末尾4242）',
  lines: [
    {
      lineId: 'orl_01jd0000000000000000000001',
      title: '脳MRI・MRA＋頸部MRA検査（脳ドック 標準コース）',
      facilityName: '港南みらい画像クリニック',
      examDay: '2026-12-03',
      amountYen: yen(33_000),
      feeYen: yen(0),
      kept: { taxableYen: yen(29_700), feeYen: yen(0) },
    },
    {
      lineId: 'orl_01jd0000000000000000000002',
      title: '肺 低線量CT検査',
      facilityName: '港南みらい画像クリニック',
      examDay: null,
      amountYen: yen(16_500),
      feeYen: yen(4_455),
      kept: { taxableYen: yen(0), feeYen: yen(4_455) },
    },
  ],
  sums: {
    regularYen: yen(49_500),
    setDiscountYen: yen(2_475),
    couponDiscountYen: yen(2_475),
    returnedYen: yen(10_395),
  },
  amountYen: yen(34_155),
  taxableYen: yen(29_700),
  taxYen: yen(2_700),
  untaxedYen: yen(4_455),
  examineeCount: 2,
  examinees: [
    { name: '髙﨑 花子', kana: 'タカサキ　ハナコ' },
    { name: '𠮷田 次郎', kana: 'ヨシダ　ジロウ' },
  ],
  issuer: {
    name: '株式会社読影ペイ',
    registrationNumber: 'T5999901009903',
    address: '〒101-0099 東京都千代田区神田99-3-8 読影ビル5階',
    phone: '03-0345-1180',
  },
  notes: [
    '港南みらい画像クリニックの検査については、媒介者交付特例により、株式会社読影ペイの名称と登録番号で交付しています。',
  ],
  original: null,
};

/** What follows when the second line's fee and part of the first line go back. */
export const refundNoteContent: DocumentContent = {
  ...receiptContent,
  kind: 'refund_note',
  number: 'H2026-000001',
  method: 'クレジットカードへの返金',
  lines: receiptContent.lines.map((line, index) => ({
    ...line,
    amountYen: yen(index === 0 ? 29_700 : 0),
    feeYen: yen(index === 0 ? 8_910 : 0),
  })),
  amountYen: yen(20_790),
  taxableYen: yen(29_700),
  taxYen: yen(2_700),
  untaxedYen: yen(8_910),
  examinees: null,
  original: { number: 'R2026-000001', issuedDay: '2026-11-22' },
};
