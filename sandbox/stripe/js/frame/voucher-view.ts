import { type JsonRecord, recordAt, stringAt } from '../shared/json';
import { isAbsoluteUrl } from '../shared/return-url';
import type { Language } from '../shared/texts';
import { type Chain, chains, deadlineText, voucherTextsIn } from '../shared/voucher-texts';
import { h } from './dom';

export type VoucherPlan = { language: Language; amount: string | null; details: JsonRecord | null };

type Say = (text: string) => void;

function numberRow(plan: VoucherPlan, row: { chain: Chain; label: string; value: string; say: Say }): HTMLElement[] {
  const texts = voucherTextsIn(plan.language);
  const copy = h('button', { type: 'button', class: 'CopyButton' }, texts.copy);
  copy.setAttribute('aria-label', texts.copyLabel(`${texts.names[row.chain]} ${row.label}`));
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(row.value).then(
      () => row.say(texts.copied),
      () => row.say(texts.copyFailed),
    );
  });
  return [h('dt', {}, row.label), h('dd', {}, h('span', { class: 'Number' }, row.value), copy)];
}

function storeCard(plan: VoucherPlan, chain: Chain, say: Say): HTMLElement | null {
  const texts = voucherTextsIn(plan.language);
  const store = recordAt(recordAt(plan.details, 'stores'), chain);
  const code = stringAt(store, 'payment_code');
  if (code === null) return null;
  const confirmation = stringAt(store, 'confirmation_number');
  const codeLabel = confirmation === null ? texts.companyAndOrder : texts.paymentCode;
  const rows = numberRow(plan, { chain, label: codeLabel, value: code, say });
  if (confirmation !== null) {
    rows.push(...numberRow(plan, { chain, label: texts.confirmationNumber, value: confirmation, say }));
  }
  return h(
    'li',
    { class: 'Store', 'data-chain': chain },
    h('h2', {}, texts.names[chain]),
    h('dl', {}, ...rows),
    h('p', {}, texts.how[chain]),
  );
}

function facts(plan: VoucherPlan): HTMLElement {
  const texts = voucherTextsIn(plan.language);
  const list = h('dl', { class: 'VoucherFacts' });
  const expiresAt = plan.details?.['expires_at'];
  const add = (name: string, value: string) => list.append(h('div', {}, h('dt', {}, name), h('dd', {}, value)));
  if (plan.amount !== null) add(texts.amount, plan.amount);
  if (typeof expiresAt === 'number') add(texts.deadline, texts.until(deadlineText(expiresAt, plan.language)));
  return list;
}

/** The voucher: amount, deadline, the numbers of each chain, and the way out. */
export function createVoucherView(plan: VoucherPlan, onClose: () => void): HTMLElement {
  const texts = voucherTextsIn(plan.language);
  const status = h('p', { class: 'VoucherStatus', role: 'status' });
  const say: Say = (text) => {
    status.textContent = text;
  };
  const close = h('button', { type: 'button', class: 'Button', 'data-testid': 'close' }, texts.close);
  close.addEventListener('click', onClose);
  const stores = chains.map((chain) => storeCard(plan, chain, say)).filter((store) => store !== null);
  const url = stringAt(plan.details, 'hosted_voucher_url');
  const body = h('div', { class: 'VoucherBody', tabindex: 0, role: 'group', 'aria-labelledby': 'voucherTitle' });
  body.append(h('h1', { id: 'voucherTitle', tabindex: -1 }, texts.title));
  if (plan.details === null) body.append(h('p', {}, texts.loadFailed));
  else {
    body.append(h('p', {}, texts.lead), facts(plan), h('ul', { class: 'Stores' }, ...stores));
    if (isAbsoluteUrl(url)) {
      body.append(h('p', {}, h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, texts.open)));
    }
    body.append(h('p', { class: 'ChallengeNotice' }, texts.notice));
  }
  return h(
    'div',
    { class: 'Voucher', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'voucherTitle' },
    body,
    h('div', { class: 'VoucherEnd' }, status, close),
  );
}
