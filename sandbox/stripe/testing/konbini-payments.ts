import assert from 'node:assert/strict';
import type { Stripe } from 'stripe';
import type { SandboxUnderTest } from './sandbox-under-test';

export const konbiniPayment = {
  amount: 30_000,
  currency: 'jpy',
  allowed_payment_method_types: ['card', 'konbini'],
} satisfies Stripe.PaymentIntentCreateParams;

export const payer = (email = 'fill_never@example.com') =>
  ({ type: 'konbini', billing_details: { name: '独影 花子', email } }) as const;

/** An intent that waits for its customer at a convenience store. */
export function waitingAtKonbini(
  stripe: Stripe,
  email?: string,
  konbini: Stripe.PaymentIntentCreateParams.PaymentMethodOptions.Konbini = {},
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    ...konbiniPayment,
    confirm: true,
    payment_method_data: payer(email),
    payment_method_options: { konbini },
  });
}

export function detailsOf({ next_action }: Stripe.PaymentIntent) {
  const details = next_action?.konbini_display_details;
  assert.ok(details);
  return details;
}

/** Sandbox time in Unix seconds. */
export async function sandboxNow(sandbox: SandboxUnderTest): Promise<number> {
  const clock = await (await sandbox.request('GET', '/_sandbox/clock')).json();
  return Math.floor(clock.now / 1000);
}

export async function advanceTo(sandbox: SandboxUnderTest, unixSeconds: number): Promise<void> {
  const clock = await (await sandbox.request('GET', '/_sandbox/clock')).json();
  await sandbox.control('POST', '/clock', { advanceMs: unixSeconds * 1000 - clock.now });
}

/** Waits for what the sandbox does by itself. */
export async function untilStatus(
  stripe: Stripe,
  id: string,
  status: Stripe.PaymentIntent.Status,
): Promise<Stripe.PaymentIntent> {
  const deadline = Date.now() + 5000;
  while (Date.now() < deadline) {
    const intent = await stripe.paymentIntents.retrieve(id);
    if (intent.status === status) return intent;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${id} never was ${status}`);
}

/** Of all vouchers that the intent had, oldest first. */
export async function voucherStatuses({ sql }: SandboxUnderTest, intent: string): Promise<string[]> {
  const rows = await sql<{ status: string }[]>`
    select data->>'status' as status from objects
    where kind = 'konbini_voucher' and keys->>'payment_intent' = ${intent} order by seq`;
  return rows.map(({ status }) => status);
}
