import { expect, test } from '../fixtures';
import { linkIn, orderState, seeOneCharge, seeOneMail } from './evidence';
import { deliver, holdDeliveries } from './sandbox';
import { holdRequests, payFor, seePaidOrder } from './shopper';

// How Stripe delivers holds for everybody: these run alone, one after the other (playwright.config.ts).
test.afterEach(deliver);

test('the tab is closed right after confirming: the webhook alone completes the order', async ({ page, context }) => {
  await holdDeliveries();
  const sync = await holdRequests(page, '**/payment/sync');
  const orderId = await payFor(page, 'closed@example.jp');
  await sync.reached;
  await page.close();
  expect(await orderState(context, orderId)).toBe('awaiting_payment');
  await deliver();
  expect(await orderState(context, orderId)).toBe('paid');
  const mail = await seeOneMail('closed@example.jp');
  await seeOneCharge(orderId);

  await context.clearCookies();
  const later = await context.newPage();
  await later.goto(linkIn(mail.text));
  expect(mail.text).toContain((await seePaidOrder(later))[0]);
});

test('the webhook is faster than the browser', async ({ page, context }) => {
  const sync = await holdRequests(page, '**/payment/sync');
  const orderId = await payFor(page, 'early@example.jp');
  await sync.reached;
  await expect.poll(() => orderState(context, orderId)).toBe('paid');
  await seeOneMail('early@example.jp');
  sync.release();
  await seePaidOrder(page);
  await deliver();
  await seeOneMail('early@example.jp');
  await seeOneCharge(orderId);
});

test('the webhook comes after the ticket is shown: still one ticket, one mail, one charge', async ({ page }) => {
  await holdDeliveries();
  const orderId = await payFor(page, 'late@example.jp');
  const codes = await seePaidOrder(page);
  await seeOneMail('late@example.jp');
  await deliver();
  await page.reload();
  expect(await seePaidOrder(page)).toEqual(codes);
  await seeOneMail('late@example.jp');
  await seeOneCharge(orderId);
});
