import { z } from 'zod';
import { expect } from '../fixtures';
import { appUrl, sandboxUrl } from '../places';

/** Reads a list or object of Stripe's API as the shop's server would. */
export async function readStripe<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const address = new URL(`/v1/${path}`, sandboxUrl);
  if (path !== 'balance') address.searchParams.set('limit', '100');
  const response = await fetch(address, { headers: { authorization: 'Bearer sk_test_sandbox' } });
  expect(response.status, path).toBe(200);
  return schema.parse(await response.json());
}

async function control(path: string, body: object): Promise<unknown> {
  const response = await fetch(`${sandboxUrl}/_sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) });
  expect(response.ok, path).toBe(true);
  return response.json();
}

/** No webhook leaves Stripe until `deliver`. For the whole sandbox: only in tests that run alone. */
export const holdDeliveries = () => control('deliveries', { paused: true });

const Health = z.object({ inbox: z.object({ new: z.number(), running: z.number(), dead: z.number() }) });

/** Lets webhooks leave again and waits until all have arrived and been processed. */
export async function deliver(): Promise<void> {
  await control('deliveries', {});
  await control('deliveries/flush', {});
  await expect
    .poll(async () => Health.parse(await (await fetch(`${appUrl}/api/health`)).json()).inbox, 'the inbox')
    .toEqual({ new: 0, running: 0, dead: 0 });
}

/** Moves Stripe's clock, which the shop follows. For the whole sandbox: only in tests that run alone. */
export const advanceMinutes = (minutes: number) => control('clock', { advanceSeconds: minutes * 60 });

const Funds = z.array(z.object({ amount: z.number(), currency: z.string() }));
const Balance = z.object({ pending: Funds, available: Funds });

/** What Stripe says that it holds for us, in yen. */
export async function readStripeBalance() {
  const balance = await readStripe('balance', Balance);
  const yen = (funds: z.infer<typeof Funds>) => funds.find(({ currency }) => currency === 'jpy')?.amount ?? 0;
  return { pending: yen(balance.pending), available: yen(balance.available) };
}

/** The card's holder contests the payment: first the claim arrives, a second later its money is gone. An inquiry takes none. */
export const disputePayment = (intentId: string, claim: 'fraudulent' | 'inquiry' = 'fraudulent') =>
  control('disputes', { payment_intent: intentId, claim });

const Letters = z.object({
  data: z.array(z.object({ payment_intent: z.string().nullable(), url: z.string(), is_newest: z.boolean() })),
});

/** Where Stripe's letters about the refund of a konbini payment lead, newest first. */
export async function refundLetters(intentId: string) {
  const { data } = Letters.parse(await (await fetch(`${sandboxUrl}/_sandbox/refund-mails`)).json());
  return data.filter((letter) => letter.payment_intent === intentId);
}
