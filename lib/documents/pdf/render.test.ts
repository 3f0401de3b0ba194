import assert from 'node:assert/strict';
import { test } from 'node:test';
import { receiptContent, refundNoteContent } from '../testing/contents';
import { pdfText } from '../testing/pdf-text';
import { breakable } from './line-breaks';
import { renderDocument } from './render-document';

const holds = (text: string, parts: readonly string[]) => {
  for (const part of parts) assert.ok(text.includes(part.replace(/\s/gu, '')), `${part} in ${text}`);
};

test('a receipt says what a 適格請求書 must, and names keep their very characters', async () => {
  const text = await pdfText(await renderDocument(receiptContent, 'original'));
  holds(text, [
    '領収書番号 R2026-000001',
    '発行日 2026年11月22日（日）',
    '髙﨑 \uFA19太郎　様',
    '金額（税込）34,155円',
    '但し　脳ドック・肺ドック検査料として、上記の金額を正に領収いたしました。',
    '領収日　2026年11月20日（金）',
    'お支払い方法　クレジットカード（Visa 末尾4242）',
    '脳MRI・MRA＋頸部MRA検査（脳ドック 標準コース）',
    '検査実施施設 港南みらい画像クリニック　受診日 2026年12月3日（木）',
    '通常合計（税込）49,500円 セット割-2,475円 クーポン-2,475円 返金（発行日まで）-10,395円 領収金額（税込、返金後）34,155円',
    '10%対象（税込）29,700円 うち消費税額（10%）2,700円 不課税（キャンセル料）4,455円',
    '検査を受ける方　2名　髙﨑 花子 様、〓田 次郎（ヨシダ　ジロウ） 様',
    '株式会社読影ペイ 登録番号 T5999901009903',
    '電子発行のため収入印紙は不要です。',
    '媒介者交付特例により、株式会社読影ペイの名称と登録番号で交付しています。',
    '〓 は、印字に使う書体にない文字です。',
  ]);
  assert.ok(!text.includes('再発行'));
});

test('a second copy is marked', async () => {
  const text = await pdfText(await renderDocument({ ...receiptContent, examinees: null }, 'reissue'));
  holds(text, ['領収書再発行番号 R2026-000001', 'この書面は再発行です。']);
  assert.ok(!text.includes('花子') && !text.includes('〓'));
});

test('a refund note names the receipt, what is given back with its tax, and the untaxed fee', async () => {
  const text = await pdfText(await renderDocument(refundNoteContent, 'original'));
  holds(text, [
    '返金明細書番号 H2026-000001',
    '（適格返還請求書）',
    '返金額20,790円',
    '領収書 R2026-000001（2026年11月22日（日）発行）の金額から、次のとおり返金いたします。',
    'キャンセル料（不課税）-8,910円',
    '返還した10%対象の額（税込）29,700円 うち消費税額（10%）2,700円 差引 キャンセル料（不課税）-8,910円 返金額20,790円',
    '登録番号 T5999901009903',
  ]);
});

test('lines break neither before a full stop nor after an opening bracket nor inside a number', () => {
  assert.deepEqual(
    breakable('検査（MRI）は12,000円です。').filter((part) => part !== ''),
    ['検', '査', '（MRI）', 'は', '12,000円', 'で', 'す。'],
  );
});
