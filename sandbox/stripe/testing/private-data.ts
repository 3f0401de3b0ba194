import { z } from 'zod';

const LoggedRequest = z.object({
  id: z.number(),
  method: z.string(),
  path: z.string(),
  key_kind: z.enum(['secret', 'publishable']).nullable(),
  params: z.unknown(),
  idempotency_key: z.string().nullable(),
});
const Page = z.object({ data: z.array(LoggedRequest), has_more: z.boolean() });

export type LoggedRequest = z.infer<typeof LoggedRequest>;

/** Every request that a sandbox received, newest first. */
export async function readRequestLog(sandboxUrl: string): Promise<LoggedRequest[]> {
  const all: LoggedRequest[] = [];
  for (let more = true; more; ) {
    const before = all.at(-1)?.id;
    const address = new URL('/_sandbox/requests', sandboxUrl);
    if (before !== undefined) address.searchParams.set('before', String(before));
    const page = Page.parse(await (await fetch(address)).json());
    all.push(...page.data);
    more = page.has_more;
  }
  return all;
}

/** What shops call the sale: it says no more than the name of the shop does. */
const neutral = /検査コース代金|検査施設/g;
const bodyAndIllness =
  /検査|診|患者|医療|医院|病|疾患|症|癌|がん|腫瘍|ドック|造影|超音波|マンモ|脳|肺|心臓|動脈|胸|腹|乳|肝|腎|膵|胆|胃|腸|子宮|前立腺|甲状腺|脊|椎|頸|頭部|全身/;
const bodyAndIllnessInEnglish =
  /\b(mri|mra|ct|pet|mrcp|dwibs|brain|lungs?|chest|heart|cardiac|breast|spine|abdom\w*|cancer|tumou?r|disease|dock|clinic|hospital|patient|medical|health\w*|exam(ine\w*|ination|_\w+)?|check-?ups?)\b/i;
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const mailAddress = /[^\s@]+@[^\s@]+\.[^\s@]+/;
const phone = /(?<![\w-])(\+81|0)[\d() -]{8,13}\d(?![\w-])/;

/** What may hold a name, an address, a telephone number or free text of ours: the parameter, by the key that may send it. */
const places = {
  secret: {
    // A konbini payment of somebody on the telephone is confirmed by the server.
    text: /^(evidence\.\w+|name=coupons|payment_method_data\.billing_details\.name)$/,
    email: /^(instructions_email|payment_method_data\.billing_details\.email)$/,
    phone: /^payment_method_options\.konbini\.confirmation_number$/,
  },
  publishable: {
    text: /^(payment_method_data\.)?billing_details\.(name|address\.\w+)$/,
    email: /^(payment_method_data\.)?billing_details\.email$/,
    phone: /^payment_method_options\.konbini\.confirmation_number$/,
  },
} as const;

/**
 * What a Stripe must never be told: a sentence for each health word, and for each name, telephone number, e-mail address or
 * Japanese text that is not where Stripe itself asks for it. `persons` are names, readings and numbers that were typed in.
 */
export function findPrivateData(requests: readonly LoggedRequest[], persons: readonly string[]): string[] {
  const forms = persons.flatMap((person) => [plain(person), ...person.split(/\s/).map(plain)]).filter(isTelling);
  return requests.flatMap((request) => {
    const parts = [
      { at: 'path', text: decodeURIComponent(request.path) },
      { at: 'idempotency key', text: request.idempotency_key ?? '' },
      ...leavesOf(request.params, ''),
    ];
    return parts.flatMap(({ at, text }) =>
      faultsOf(request, { at, text, forms }).map((fault) => `${request.method} ${request.path}: ${fault} in ${at}`),
    );
  });
}

interface Part {
  readonly at: string;
  readonly text: string;
  readonly forms: readonly string[];
}

function faultsOf(request: LoggedRequest, { at, text, forms }: Part): string[] {
  const allowed = places[request.key_kind ?? 'secret'];
  const place = at === 'name' && request.path === '/v1/coupons' ? 'name=coupons' : at;
  const rest = text.replace(neutral, '');
  const isBilling = place.includes('billing_details.') && allowed.text.test(place);
  const mayBePhone = allowed.phone.test(place);
  const faults = [
    [bodyAndIllness.test(rest) || bodyAndIllnessInEnglish.test(`${at} ${rest}`), 'a health word'],
    [!isBilling && !mayBePhone && forms.some((form) => plain(rest).includes(form)), 'a person'],
    [!allowed.text.test(place) && japanese.test(rest), 'Japanese text'],
    [!allowed.email.test(place) && mailAddress.test(rest), 'an e-mail address'],
    [!mayBePhone && phone.test(rest.normalize('NFKC')), 'a telephone number'],
  ] as const;
  return faults.flatMap(([isFault, name]) => (isFault ? [name] : []));
}

/** One letter says nothing by itself. */
const isTelling = (form: string) => [...form].length > 1;

/** One writing for all widths, kana and gaps. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s‐−–—-]/g, '')
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) - 0x60))
    .toLowerCase();
}

function leavesOf(value: unknown, at: string): { at: string; text: string }[] {
  if (typeof value !== 'object' || value === null) return [{ at, text: String(value ?? '') }];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, at === '' ? key : `${at}.${key}`));
}
