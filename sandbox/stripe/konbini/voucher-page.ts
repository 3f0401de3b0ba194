import { html } from 'hono/html';
import { hostedPage } from '../server/hosted-page';
import { type Chain, chainNames, chains } from './chains';
import type { CounterRefusal } from './pay-at-counter';
import type { Voucher } from './voucher-kind';

const steps: Readonly<Record<Chain, readonly string[]>> = {
  familymart: [
    '店内のマルチコピー機で「代金支払い」を選びます。',
    '企業コード（5桁）と注文番号（12桁）を入力します。',
    '印刷された申込券を30分以内にレジへ持って行き、現金で支払います。',
  ],
  lawson: [
    '店内の Loppi で「各種番号をお持ちの方」を選びます。',
    '受付番号と確認番号を入力します。',
    '印刷された申込券を30分以内にレジへ持って行き、現金で支払います。',
  ],
  ministop: [
    '店内の Loppi で「各種番号をお持ちの方」を選びます。',
    '受付番号と確認番号を入力します。',
    '印刷された申込券を30分以内にレジへ持って行き、現金で支払います。',
  ],
  seicomart: [
    'レジで「インターネットの支払い」と伝えます。',
    'レジの画面で受付番号と確認番号を入力します。',
    '現金で支払います。',
  ],
};

const refusals: Readonly<Record<CounterRefusal, string>> = {
  already_paid: 'レジで断られました：この番号は支払い済みです。',
  void: 'レジで断られました：この番号は無効になっています。',
  past_deadline: 'レジで断られました：支払期限を過ぎています。',
  expired: 'レジで断られました：この番号は期限切れです。',
  no_slip: '期限前に申込券が発行されていないため、遅れて届く入金はありません。',
  intent_moved_on: 'この支払いは取り消されたか、別の方法で支払い済みです。',
};

const formatter = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const timeOf = (seconds: number) => formatter.format(new Date(seconds * 1000));

/** The hosted voucher: numbers and steps of four chains, and what can happen at them. */
export function voucherPage(voucher: Voucher, refused?: CounterRefusal) {
  const { amount, customer_name, expires_at, product_description, status } = voucher;
  return hostedPage(
    'コンビニ払いのご案内',
    html`${refused === undefined ? '' : html`<p class="error" role="alert">${refusals[refused]}</p>`}
<p class="status" role="status">${stateOf(voucher)}</p>
<dl><dt>お支払い金額</dt><dd class="number">${amount.toLocaleString('ja-JP')}円</dd>
<dt>支払期限</dt><dd>${timeOf(expires_at)}</dd><dt>内容</dt><dd>${product_description}</dd>
<dt>お名前</dt><dd>${[...customer_name].slice(0, 20).join('')} 様</dd></dl>
<p>セブン-イレブンなど、下にないお店では支払えません。</p>
${chains.map((chain) => chainSection(voucher, chain))}
<section class="simulation"><h2>模擬の操作</h2>
${status === 'open' ? button({ action: 'expire', label: '期限切れにする', quiet: true }) : ''}
${status === 'expired' ? button({ action: 'late', label: '遅れて届いた入金を通知する', quiet: true }) : ''}
<p>印刷した申込券は期限の後も30分間レジで支払えます。</p></section>`,
  );
}

function stateOf({ status, slip }: Voucher): string {
  if (status === 'paid') return 'お支払いを受け取りました。';
  if (status === 'expired') return '期限切れです。この番号では支払えません。';
  if (status === 'void') return 'この番号は無効です。新しい番号か、別の支払い方法をご利用ください。';
  if (slip === null) return 'お支払いをお待ちしています。';
  return `${chainNames[slip.chain]}の申込券が発行されています。${timeOf(slip.valid_until)} までレジで支払えます。`;
}

function chainSection({ stores, status }: Voucher, chain: Chain) {
  const store = stores[chain];
  if (store === null) return '';
  const name = chainNames[chain];
  const codes = chain === 'familymart' ? companyCodes(store.payment_code) : [['受付番号', store.payment_code] as const];
  const rows =
    store.confirmation_number === undefined ? codes : [...codes, ['確認番号', store.confirmation_number] as const];
  return html`<section aria-labelledby="${chain}"><h2 id="${chain}">${name}</h2>
<dl>${rows.map(([label, number]) => html`<dt>${label}</dt><dd class="number">${number}</dd>`)}</dl>
<ol>${steps[chain].map((step) => html`<li>${step}</li>`)}</ol>
${status === 'open' ? counter(chain, name) : ''}</section>`;
}

function companyCodes(code: string) {
  const [company = '', order = ''] = code.split('-');
  return [['企業コード', company] as const, ['注文番号', order] as const];
}

const counter = (chain: Chain, name: string) => html`${button({ action: 'pay', label: `${name}で支払う`, chain })}
${chain === 'seicomart' ? '' : button({ action: 'print', label: `${name}の申込券を印刷する`, chain, quiet: true })}`;

interface Button {
  action: string;
  label: string;
  chain?: Chain;
  quiet?: boolean;
}

const button = ({ action, label, chain, quiet }: Button) => html`<form method="post">
<input type="hidden" name="action" value="${action}">${chain === undefined ? '' : html`<input type="hidden" name="store" value="${chain}">`}
<button type="submit" class="${quiet === true ? 'quiet' : ''}">${label}</button></form>`;

export const unknownVoucherPage = () =>
  hostedPage('コンビニ払いのご案内', html`<p>このリンクは使えません。注文の詳細ページから開き直してください。</p>`);
