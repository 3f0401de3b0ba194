import type { Stripe } from 'stripe';
import type { Call } from '../protocol/call';
import { invalidRequest } from '../protocol/failure';
import type { Kind } from '../store/kind';

interface ConfirmationTokenState {
  /** The payment method behind the preview. */
  paymentMethod: string;
  usage: 'off_session' | 'on_session' | null;
  /** What the customer typed in to identify with at a convenience store. */
  confirmationNumber?: string;
}

export const confirmationTokens: Kind<Stripe.ConfirmationToken, ConfirmationTokenState> = {
  name: 'confirmation_token',
  noun: 'confirmation token',
  param: 'confirmation_token',
  keys: () => ({}),
};

/** What a token says about a confirmation. Parameters of the request itself take precedence. */
export interface TokenTerms {
  paymentMethod: string;
  returnUrl: string | null;
  setupFutureUsage: 'off_session' | 'on_session' | undefined;
  confirmationNumber: string | undefined;
  shipping: Stripe.ConfirmationToken.Shipping | null;
  useStripeSdk: boolean;
}

/** Spends the token on one intent. It may be used once and not after its expiry. */
export async function spendConfirmationToken(
  call: Call,
  token: string | undefined,
  on: { payment_intent: string } | { setup_intent: string },
): Promise<TokenTerms | undefined> {
  if (token === undefined) return undefined;
  const stored = await call.store.lock(confirmationTokens, token, { param: 'confirmation_token' });
  const { data, state } = stored;
  if (data.payment_intent !== null || data.setup_intent !== null) {
    throw invalidRequest(
      `The ConfirmationToken ${data.id} has already been used to confirm ${data.payment_intent ?? data.setup_intent}. A ConfirmationToken can only be used once.`,
      { param: 'confirmation_token' },
    );
  }
  if (data.expires_at !== null && data.expires_at <= call.now) {
    throw invalidRequest(`The ConfirmationToken ${data.id} has expired. Create a new one.`, {
      param: 'confirmation_token',
    });
  }
  stored.data = { ...data, ...on, expires_at: null };
  await call.store.save(confirmationTokens, stored);
  return {
    paymentMethod: state.paymentMethod,
    returnUrl: data.return_url,
    setupFutureUsage: state.usage ?? undefined,
    confirmationNumber: state.confirmationNumber,
    shipping: data.shipping,
    useStripeSdk: data.use_stripe_sdk,
  };
}

interface Confirming {
  payment_method?: string | null | undefined;
  payment_method_data?: object | undefined;
  return_url?: string | undefined;
  use_stripe_sdk?: boolean | undefined;
}

/** The confirmation with the token's terms where the request says nothing. */
export function confirmationWith(token: TokenTerms | undefined, given: Confirming) {
  const { payment_method, payment_method_data, return_url, use_stripe_sdk } = given;
  const named = payment_method ?? undefined;
  return {
    payment_method: named ?? (payment_method_data === undefined ? token?.paymentMethod : undefined),
    return_url: return_url ?? token?.returnUrl ?? undefined,
    use_stripe_sdk: use_stripe_sdk ?? token?.useStripeSdk,
  };
}
