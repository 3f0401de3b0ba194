import { Hono } from 'hono';
import type { Stripe } from 'stripe';
import { z } from 'zod';
import type { Sql } from '../store/open-database';
import type { RefundState } from './refund-kind';

const policy = z.strictObject({ needFunds: z.boolean() });

/** `/_sandbox`: the letters that Stripe would have sent, and whether refunds wait for funds. */
export function refundControls(sql: Sql): Hono {
  const app = new Hono();
  app.get('/refund-mails', async (c) => c.json({ data: await listMails(sql, new URL(c.req.url).origin) }));
  app.get('/refunds', async (c) => c.json(await readPolicy(sql)));
  app.post('/refunds', async (c) => {
    const given = policy.safeParse(await c.req.json());
    if (!given.success) return c.json({ error: given.error.message }, 400);
    await sql`update settings set refunds_need_funds = ${given.data.needFunds}`;
    return c.json(await readPolicy(sql));
  });
  return app;
}

async function readPolicy(sql: Sql): Promise<{ needFunds: boolean }> {
  const [settings] = await sql<{ refunds_need_funds: boolean }[]>`select refunds_need_funds from settings`;
  return { needFunds: settings?.refunds_need_funds === true };
}

export interface ListedMail {
  refund: string;
  payment_intent: string | null;
  amount: number;
  status: string | null;
  to: string;
  sent_at: number;
  expires_at: number;
  url: string;
  /** Only the newest letter's link takes an account. */
  is_newest: boolean;
}

/** All letters, newest first. */
export async function listMails(sql: Sql, origin: string): Promise<ListedMail[]> {
  const rows = await sql<{ data: Stripe.Refund; private: RefundState }[]>`
    select data, private from objects
    where kind = 'refund' and not deleted and keys->>'token' is not null order by seq desc limit 200`;
  return rows
    .flatMap(({ data, private: { mails } }) =>
      mails.map((mail, at) => ({
        refund: data.id,
        payment_intent: typeof data.payment_intent === 'string' ? data.payment_intent : null,
        amount: data.amount,
        status: data.status,
        to: mail.to,
        sent_at: mail.sentAt,
        expires_at: mail.expiresAt,
        url: `${origin}/refunds/${mail.token}`,
        is_newest: at === mails.length - 1,
      })),
    )
    .sort((a, b) => b.sent_at - a.sent_at);
}
