import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Call } from '../protocol/call';
import { Failure } from '../protocol/failure';
import { hostedPageHeaders } from '../server/hosted-page';
import { type PageHost, runCall } from '../server/run-call';
import { type Chain, chains } from './chains';
import { konbiniPolicy, readKonbiniPolicy, setKonbiniPolicy } from './konbini-policy';
import { type CounterRefusal, payAtCounter, printSlip, reportLatePayment } from './pay-at-counter';
import { type Attempt, latestVoucher, lockAttempt } from './voucher-kind';
import { unknownVoucherPage, voucherPage } from './voucher-page';
import { expireVoucher } from './voucher-tasks';

const store = z.enum(chains);
const deed = z.discriminatedUnion('action', [
  z.object({ action: z.literal('pay'), store }),
  z.object({ action: z.literal('print'), store }),
  z.object({ action: z.literal('expire') }),
  z.object({ action: z.literal('late') }),
]);
type Deed = z.infer<typeof deed>;

const originOf = (c: Context) => new URL(c.req.url).origin;

/** `/konbini/voucher/{id}`: the customer's numbers, and what they do with them at a store. Works without scripts. */
export function konbiniPages(host: PageHost): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof Failure) return c.html(unknownVoucherPage(), 404, hostedPageHeaders);
    throw error;
  });
  const show = async (c: Context, id: string, refused?: CounterRefusal) => {
    const { voucher } = await runCall(host, originOf(c), (call) => lockAttempt(call, id));
    return c.html(voucherPage(voucher.data, refused), refused === undefined ? 200 : 409, hostedPageHeaders);
  };
  app.get('/voucher/:id', (c) => show(c, c.req.param('id')));
  app.post('/voucher/:id', async (c) => {
    const id = c.req.param('id');
    const given = deed.safeParse(Object.fromEntries(await c.req.formData()));
    if (!given.success) return c.redirect(`/konbini/voucher/${id}`, 303);
    const { refused } = await runCall(host, originOf(c), async (call) =>
      act(call, await lockAttempt(call, id), given.data),
    );
    return refused === null ? c.redirect(`/konbini/voucher/${id}`, 303) : show(c, id, refused);
  });
  return app;
}

async function act(call: Call, attempt: Attempt, given: Deed): Promise<{ refused: CounterRefusal | null }> {
  switch (given.action) {
    case 'pay':
      return payAtCounter(call, attempt, given.store);
    case 'print':
      return printSlip(call, attempt, given.store);
    case 'late':
      return reportLatePayment(call, attempt);
    case 'expire':
      return expireNow(call, attempt);
  }
}

async function expireNow(call: Call, attempt: Attempt): Promise<{ refused: CounterRefusal | null }> {
  const { status } = attempt.voucher.data;
  if (status === 'paid') return { refused: 'already_paid' };
  if (status !== 'open') return { refused: status };
  await expireVoucher(call, attempt);
  return { refused: null };
}

const atStore = z.strictObject({ store: store.default('familymart') });

/** `/_sandbox/konbini/{payment_intent}/pay|print|late|expire`: the same for tests without a browser, on the newest voucher. */
export function konbiniControls(host: PageHost): Hono {
  const app = new Hono();
  app.onError((error, c) => c.json({ error: error.message }, error instanceof z.ZodError ? 400 : 500));
  app.get('/konbini', async (c) => c.json(await readKonbiniPolicy(host.sql)));
  app.post('/konbini', async (c) => {
    const policy = konbiniPolicy.parse(await c.req.json());
    await setKonbiniPolicy(host.sql, policy);
    return c.json(policy);
  });
  app.get('/konbini/:intent', (c) => respond(host, c, undefined));
  app.post('/konbini/:intent/pay', async (c) => respond(host, c, { action: 'pay', store: await storeOf(c) }));
  app.post('/konbini/:intent/print', async (c) => respond(host, c, { action: 'print', store: await storeOf(c) }));
  app.post('/konbini/:intent/late', (c) => respond(host, c, { action: 'late' }));
  app.post('/konbini/:intent/expire', (c) => respond(host, c, { action: 'expire' }));
  return app;
}

async function storeOf(c: Context): Promise<Chain> {
  const text = await c.req.text();
  return atStore.parse(text === '' ? {} : JSON.parse(text)).store;
}

async function respond(host: PageHost, c: Context, given: Deed | undefined): Promise<Response> {
  const intent = c.req.param('intent') ?? '';
  const outcome = await runCall(host, originOf(c), async (call) => {
    const found = await latestVoucher(call, intent);
    if (found === undefined) return { error: 'no_voucher' };
    const attempt = await lockAttempt(call, found.id);
    const { refused } = given === undefined ? { refused: null } : await act(call, attempt, given);
    if (refused !== null) return { error: refused };
    const { status, expires_at, slip, stores } = attempt.voucher.data;
    const url = `${originOf(c)}/konbini/voucher/${found.id}`;
    return { status, expires_at, slip, stores, url, payment_intent_status: attempt.intent.data.status };
  });
  if (!('error' in outcome)) return c.json(outcome);
  return c.json(outcome, outcome.error === 'no_voucher' ? 404 : 409);
}
