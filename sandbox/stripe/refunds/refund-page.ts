import { html, raw } from 'hono/html';
import type { Stripe } from 'stripe';

const style = raw(`<style>
body{font:16px/1.75 system-ui,sans-serif;margin:0;color:#1a1a1c}main{max-width:36rem;margin:0 auto;padding:1rem}
.warn{background:#fff3cd;border:1px solid #8a6d00;padding:.5rem 1rem;border-radius:.5rem;font-weight:bold}
.error{border:2px solid #b3261e;padding:.5rem 1rem;border-radius:.5rem}
label{display:block;margin:1rem 0 .25rem;font-weight:bold}.hint{display:block;color:#555;font-weight:normal;font-size:.875rem}
input{font:inherit;box-sizing:border-box;width:100%;min-height:2.75rem;padding:.25rem .75rem;border:1px solid #555;border-radius:.5rem}
button{font:inherit;min-height:3rem;padding:0 1.5rem;margin-top:1.5rem;border:0;border-radius:.5rem;background:#0031d8;color:#fff}
:focus-visible{outline:3px solid #000;outline-offset:2px}dt{font-weight:bold}dd{margin:0 0 .5rem}
</style>`);

const page = (body: unknown) => html`<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>返金の受取口座（模擬）</title>${style}</head><body><main><h1>返金の受取口座</h1>
<p class="warn">これは模擬環境のページです。実際のお金は動きません。本物の口座番号は入力しないでください。</p>${body}</main></body></html>`;

export const unknownLinkPage = () =>
  page(html`<p>このリンクは使えません。新しいメールが届いている場合は、そのリンクを開いてください。</p>`);

export interface AccountForm {
  bank_code: string;
  branch_code: string;
  account_number: string;
  account_holder: string;
}

export const emptyForm: AccountForm = { bank_code: '', branch_code: '', account_number: '', account_holder: '' };

const time = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' });

/** The page behind the letter: the form while an account is awaited, else what became of the refund. */
export function refundPage(refund: Stripe.Refund, filled: AccountForm, problem?: string) {
  const expiresAt = refund.next_action?.display_details?.expires_at;
  const due = expiresAt === undefined ? '' : html`<dt>入力期限</dt><dd>${time.format(new Date(expiresAt * 1000))}</dd>`;
  return page(html`<dl><dt>返金額</dt><dd>${refund.amount.toLocaleString('ja-JP')}円</dd>${due}</dl>
${refund.status === 'requires_action' ? form(filled, problem) : html`<p role="status">${statusText(refund.status)}</p>`}`);
}

function statusText(status: string | null): string {
  if (status === 'pending') return '口座を受け付けました。振込の手続き中です。';
  if (status === 'succeeded') return '振り込みました。';
  if (status === 'canceled') return 'この返金は取り消されました。';
  return '返金できませんでした。購入先にお問い合わせください。';
}

const form = (filled: AccountForm, problem: string | undefined) => html`
${problem === undefined ? '' : html`<p class="error" role="alert">${problem}</p>`}
<form method="post">
${field('bank_code', '金融機関コード', '数字4桁。テスト用は 1100', filled.bank_code)}
${field('branch_code', '支店コード', '数字3桁。テスト用は 000', filled.branch_code)}
${field('account_number', '口座番号', '数字7桁。テスト用は 0001234', filled.account_number)}
<label for="account_holder">口座名義<span class="hint">カタカナ</span></label>
<input id="account_holder" name="account_holder" value="${filled.account_holder}" autocomplete="off" required>
<button type="submit">この口座で受け取る</button></form>`;

const field = (name: keyof AccountForm, label: string, hint: string, value: string) =>
  html`<label for="${name}">${label}<span class="hint" id="${name}-hint">${hint}</span></label>
<input id="${name}" name="${name}" value="${value}" inputmode="numeric" autocomplete="off" required>`;
