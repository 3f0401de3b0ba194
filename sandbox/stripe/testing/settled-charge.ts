import type { Stripe } from 'stripe';

/** The charge once its balance transaction has come (a moment after the payment). */
export async function settledCharge(
  stripe: Stripe,
  charge: string,
): Promise<Stripe.Charge & { balance_transaction: Stripe.BalanceTransaction }> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const found = await stripe.charges.retrieve(charge, { expand: ['balance_transaction'] });
    const { balance_transaction: transaction } = found;
    if (transaction !== null && typeof transaction === 'object') return { ...found, balance_transaction: transaction };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${charge} has no balance transaction`);
}
