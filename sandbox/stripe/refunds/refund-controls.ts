import { Hono } from 'hono';
import type { Stripe } from 'stripe';
import { z } from 'zod';
import { type PageHost, runCall } from '../server/run-call';
import type { Sql } from '../store/open-database';
import { fateOf, giveBankAccount } from './give-bank-account';
import { type RefundState, refunds } from './refund-kind';

const policy = z.strictObject({ needFunds: z.boolean() });
const bankAccount = z.strictObject({ routing: z.string().default('1100000'), account: z.string().default('0001234') });

/** `/_sandbox`: the letters that Stripe would have sent, the customer's answer, and whether refunds wait for funds. */
export function refundControls(host: PageHost): Hono {
  const { sql } = host;
  const app = new Hono();
  app.onError((error, c) => c.json({ error: error.message }, error instanceof z.ZodError ? 400 : 500));
  app.get('/refund-mails', async (c) => c.json({ data: await listMails(sql, new URL(c.req.url).origin) }));
  app.get('/refunds', async (c) => c.json(await readPolicy(sql)));
  app.post('/refunds', async (c) => {
    const { needFunds } = policy.parse(await c.req.json());
    await sql`update settings set refunds_need_funds = ${needFunds}`;
    return c.json(await readPolicy(sql));
  });
  app.post('/refunds/:id/bank-account', async (c) => {
    const text = await c.req.text();
    const fate = fateOf(bankAccount.parse(text === '' ? {} : JSON.parse(text)));
    if (fate === undefined) return c.json({ error: 'no_test_account' }, 400);
    const outcome = await runCall(host, '', async (call) => {
      const found = await call.store.find(refunds, c.req.param('id'));
      const token = found?.state.mails.at(-1)?.token;
      if (token === undefined || !(await giveBankAccount(call, { token, fate }))) return { error: 'not_awaited' };
      return { status: 'pending' };
    });
    return c.json(outcome, 'error' in outcome ? 409 : 200);
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
