import type { ledgerAccountKinds } from '@/db/schema';

type AccountKind = (typeof ledgerAccountKinds)[number];

interface AccountSpec {
  readonly kind: AccountKind;
  readonly name: string;
}

/** The chart of accounts that stand by themselves. Names are for people; ids never change. */
export const fixedAccounts = {
  'stripe:pending': { kind: 'asset', name: 'Stripe残高（入金待ち）' },
  'stripe:available': { kind: 'asset', name: 'Stripe残高（利用可能）' },
  bank: { kind: 'asset', name: '普通預金' },
  'receivable:order': { kind: 'asset', name: '売掛金（注文）' },
  'receivable:add_on': { kind: 'asset', name: '売掛金（当日の追加）' },
  'disputes:held': { kind: 'asset', name: '不審請求の係争額（Stripe預け）' },
  'advance:orders': { kind: 'liability', name: '前受金（検査コース）' },
  customer_credit: { kind: 'liability', name: '預り金（お客様残高）' },
  'tax:output': { kind: 'liability', name: '仮受消費税' },
  suspense: { kind: 'liability', name: '仮受金（内容確認中）' },
  'revenue:commission': { kind: 'revenue', name: '売上（販売手数料）' },
  'revenue:backup': { kind: 'revenue', name: '売上（バックアップ）' },
  'revenue:reading': { kind: 'revenue', name: '売上（読影）' },
  discounts: { kind: 'revenue', name: '売上値引（割引・クーポン）' },
  'expense:stripe_fees': { kind: 'expense', name: '支払手数料（Stripe）' },
  'expense:stripe_fee_tax': { kind: 'expense', name: '支払手数料の消費税' },
  'expense:disputes': { kind: 'expense', name: '不審請求の損失' },
} as const satisfies Record<string, AccountSpec>;

/** Accounts kept once per partner, by the partner's id. */
const partnerAccounts = {
  'receivable:facility:': { kind: 'asset', name: '売掛金（施設）' },
  'payable:facility:': { kind: 'liability', name: '買掛金（施設）' },
  'payable:radiologist:': { kind: 'liability', name: '買掛金（読影医）' },
  'connect:': { kind: 'asset', name: '送金中（Connect口座）' },
} as const satisfies Record<string, AccountSpec>;

export type AccountId = keyof typeof fixedAccounts | `${keyof typeof partnerAccounts}${string}`;

function isFixed(id: AccountId): id is keyof typeof fixedAccounts {
  return Object.hasOwn(fixedAccounts, id);
}

/** Kind and Japanese name of an account; a partner's account carries the partner's id in its name. */
export function accountSpec(id: AccountId): AccountSpec {
  if (isFixed(id)) return fixedAccounts[id];
  for (const [prefix, spec] of Object.entries(partnerAccounts)) {
    if (id.startsWith(prefix)) return { kind: spec.kind, name: `${spec.name} ${id.slice(prefix.length)}` };
  }
  throw new Error(`no such account: ${id}`);
}

/** An account id as stored, or an error when it is not in the chart. */
export function parseAccountId(text: string): AccountId {
  if (isAccountId(text)) return text;
  throw new Error(`no such account: ${text}`);
}

function isAccountId(text: string): text is AccountId {
  return Object.hasOwn(fixedAccounts, text) || Object.keys(partnerAccounts).some((prefix) => text.startsWith(prefix));
}
