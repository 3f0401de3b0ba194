import type { BrowserContext } from 'playwright';
import { z } from 'zod';
import { expect } from '../fixtures';
import { mailUrl } from '../places';
import { readStripe } from './sandbox';

const Letters = z.array(z.object({ to: z.array(z.string()), subject: z.string(), text: z.string(), html: z.string() }));

/** What was mailed so far, newest first; to one address or to everybody. */
export async function readMails(email?: string) {
  const query = email === undefined ? '' : `?to=${encodeURIComponent(email)}`;
  return Letters.parse(await (await fetch(`${mailUrl}/messages${query}`)).json());
}

/** Waits for the address's mail and gives it; a second one by then fails. */
export async function seeOneMail(email: string, subject = 'お支払いを確認しました') {
  await expect.poll(async () => (await readMails(email)).length, `mail to ${email}`).toBeGreaterThan(0);
  const mails = await readMails(email);
  expect(mails.map((mail) => mail.subject)).toEqual([expect.stringContaining(subject)]);
  const [mail] = mails;
  if (mail === undefined) throw new Error('unreachable: there is one mail');
  expect(mail.html).toMatch(/<html[^>]* lang="ja"/);
  expect(mail.html).not.toContain('lang="en"');
  return mail;
}

/** The order's own link, as it stands in a mail. */
export function linkIn(text: string): string {
  return text.match(/https?:\/\/\S+\/open\?key=[\w-]+/)?.[0] ?? '';
}

const Intents = z.object({
  data: z.array(z.object({ id: z.string(), status: z.string(), metadata: z.record(z.string(), z.string()) })),
});
const Charges = z.object({
  data: z.array(z.object({ paid: z.boolean(), amount_captured: z.number(), amount_refunded: z.number() })),
});

/** The PaymentIntents of an order at Stripe. */
export async function intentsOf(orderId: string) {
  const all = await readStripe('payment_intents', Intents);
  return all.data.filter((intent) => intent.metadata['order_id'] === orderId);
}

/** Exactly one PaymentIntent of the order at Stripe, with exactly one paid charge: that charge. */
export async function seeOneCharge(orderId: string) {
  const intents = await intentsOf(orderId);
  expect(intents.map(({ status }) => status)).toEqual(['succeeded']);
  const charges = await readStripe(`charges?payment_intent=${intents[0]?.id}`, Charges);
  const paid = charges.data.filter((charge) => charge.paid);
  expect(paid).toHaveLength(1);
  return paid[0];
}

const Status = z.object({ state: z.string() });

/** The order's state as the browser holding it may ask; asking changes nothing. */
export async function orderState(context: BrowserContext, orderId: string): Promise<string> {
  return Status.parse(await (await context.request.get(`/api/orders/${orderId}/status`)).json()).state;
}
