import assert from 'node:assert/strict';
import type { Browser } from 'playwright';
import type { SandboxUnderTest } from '../../testing/sandbox-under-test';
import { type Checkout, openCheckout } from './checkout';
import type { Served } from './merchant-page';

/** The twin and a shop that uses it; visits share them. */
export type Twin = { sandbox: SandboxUnderTest; shop: Served };

/** A visit to the shop by a customer of its own. */
export type TwinVisit = Twin & { checkout: Checkout; customer: string };

export type TwinTests = { [name: string]: (visit: TwinVisit) => Promise<void> };

/** The visit must end without a console error. */
export async function visitingTwin(
  browser: Browser,
  twin: Twin,
  body: (visit: TwinVisit) => Promise<void>,
): Promise<void> {
  const { id: customer } = await twin.sandbox.stripe.customers.create();
  const checkout = await openCheckout(browser, `${twin.shop.url}/pay`);
  try {
    await body({ ...twin, checkout, customer });
  } finally {
    await checkout.context.close();
  }
  assert.deepEqual(checkout.complaints, []);
}
