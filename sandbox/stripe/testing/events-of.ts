import type { Stripe } from 'stripe';

/** Types of the events about objects that mention this id, oldest first. */
export async function eventsOf(stripe: Stripe, id: string): Promise<string[]> {
  return (await eventsAbout(stripe, id)).map(({ type }) => type);
}

/** The events themselves, oldest first. */
export async function eventsAbout(stripe: Stripe, id: string): Promise<Stripe.Event[]> {
  const { data } = await stripe.events.list({ limit: 100 });
  return data.filter(({ data: { object } }) => JSON.stringify(object).includes(id)).reverse();
}
