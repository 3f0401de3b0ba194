import { html } from 'hono/html';
import { hostedPage } from '../server/hosted-page';
import type { PayPayRedirect } from './redirect-kind';

const states: Readonly<Record<PayPayRedirect['status'], string>> = {
  open: '支払いを承認するか、拒否してください。',
  approved: 'この支払いは承認済みです。',
  refused: 'この支払いは拒否されました。',
  void: 'この支払いは無効になりました。購入先のページからもう一度お選びください。',
};

/** PayPay's own page: the amount, yes or no. Closing it answers nothing. */
export function paypayPage(redirect: PayPayRedirect, backUrl: string) {
  const { amount, status } = redirect;
  return hostedPage(
    'PayPay のお支払い',
    html`<dl><dt>お支払い先</dt><dd>テスト加盟店</dd><dt>金額</dt><dd class="number">${amount.toLocaleString('ja-JP')}円</dd></dl>
<p class="status" role="status">${states[status]}</p>
${status === 'open' ? choices : html`<p><a href="${backUrl}">購入先へ戻る</a></p>`}`,
  );
}

const choices = html`<form method="post"><input type="hidden" name="answer" value="approve">
<button type="submit">支払いを承認する <span lang="en">Authorize Test Payment</span></button></form>
<form method="post"><input type="hidden" name="answer" value="refuse">
<button type="submit" class="quiet">支払いを拒否する <span lang="en">Fail Test Payment</span></button></form>`;

export const unknownPayPayPage = () =>
  hostedPage('PayPay のお支払い', html`<p>このリンクは使えません。購入先のページからもう一度お選びください。</p>`);
