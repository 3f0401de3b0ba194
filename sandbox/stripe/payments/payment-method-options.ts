import type { Stripe } from 'stripe';
import { renderKonbiniOptions } from '../konbini/konbini-options';
import type { CardOptions, CreateParams } from './payment-intent-params';

type Given = CreateParams['payment_method_options'];
type Rendered = Stripe.PaymentIntent.PaymentMethodOptions;
type RenderedCard = Rendered['card'];

interface Options {
  types: readonly string[];
  given: Given;
  before?: Rendered | null;
  nowMs: number;
}

/** What the types of the intent are paid with; options of other types are not kept. */
export function renderOptions({ types, given, before, nowMs }: Options): Rendered {
  return {
    ...(types.includes('card') ? { card: renderCardOptions(given?.card, before?.card) } : {}),
    ...(types.includes('konbini') ? { konbini: renderKonbiniOptions(nowMs, given?.konbini, before?.konbini) } : {}),
    ...(types.includes('paypay') ? { paypay: {} } : {}),
  };
}

/** The options with the given ones set; `''` takes one away again. */
function renderCardOptions(given: CardOptions | undefined, before: RenderedCard): NonNullable<RenderedCard> {
  const capture = given?.capture_method === undefined ? before?.capture_method : given.capture_method;
  const usage = given?.setup_future_usage === undefined ? before?.setup_future_usage : given.setup_future_usage;
  const kana =
    given?.statement_descriptor_suffix_kana === undefined
      ? before?.statement_descriptor_suffix_kana
      : given.statement_descriptor_suffix_kana;
  const kanji =
    given?.statement_descriptor_suffix_kanji === undefined
      ? before?.statement_descriptor_suffix_kanji
      : given.statement_descriptor_suffix_kanji;
  return {
    ...(capture ? { capture_method: capture } : {}),
    installments: null,
    mandate_options: null,
    network: null,
    request_three_d_secure: given?.request_three_d_secure ?? before?.request_three_d_secure ?? 'automatic',
    ...(usage ? { setup_future_usage: usage } : {}),
    ...(kana ? { statement_descriptor_suffix_kana: kana } : {}),
    ...(kanji ? { statement_descriptor_suffix_kanji: kanji } : {}),
  };
}
