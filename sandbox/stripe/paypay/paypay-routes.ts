import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Call } from '../protocol/call';
import { Failure } from '../protocol/failure';
import { hostedPageHeaders } from '../server/hosted-page';
import { type PageHost, runCall } from '../server/run-call';
import { type Answer, answerPayPay, answers, returnTo } from './answer-paypay';
import { paypayPage, unknownPayPayPage } from './paypay-page';
import { latestRedirect, lockVisit } from './redirect-kind';

const form = z.object({ answer: z.enum(answers) });

const originOf = (c: Context) => new URL(c.req.url).origin;

/** `/paypay/authorize/{nonce}` for the customer. Works without scripts. */
export function paypayPages(host: PageHost): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof Failure) return c.html(unknownPayPayPage(), 404, hostedPageHeaders);
    throw error;
  });
  app.get('/authorize/:nonce', async (c) => {
    const visit = await runCall(host, originOf(c), (call) => lockVisit(call, c.req.param('nonce')));
    const back = returnTo(visit.redirect.data, visit.intent.data);
    return c.html(paypayPage(visit.redirect.data, back), 200, hostedPageHeaders);
  });
  app.post('/authorize/:nonce', async (c) => {
    const given = form.safeParse(Object.fromEntries(await c.req.formData()));
    const nonce = c.req.param('nonce');
    if (!given.success) return c.redirect(`/paypay/authorize/${nonce}`, 303);
    const { answer } = given.data;
    const answered = await runCall(host, originOf(c), (call) => answerPayPay(call, nonce, answer));
    const url = answered.took ? returnTo(answered.redirect, answered.intent) : `/paypay/authorize/${nonce}`;
    return c.redirect(url, 303);
  });
  return app;
}

/** `/_sandbox/paypay/{payment_intent}/approve` and `/refuse`: the customer's answer, for tests without a browser. */
export function paypayControls(host: PageHost): Hono {
  const app = new Hono();
  for (const answer of answers) {
    app.post(`/paypay/:intent/${answer}`, async (c) => {
      const outcome = await runCall(host, originOf(c), (call) => answerFor(call, c.req.param('intent'), answer));
      return c.json(outcome, 'error' in outcome ? 409 : 200);
    });
  }
  return app;
}

async function answerFor(call: Call, intent: string, answer: Answer) {
  const found = await latestRedirect(call, intent);
  if (found === undefined) return { error: 'no_redirect' };
  const { redirect, intent: after, took } = await answerPayPay(call, found.id, answer);
  return took ? { status: after.status, return_url: returnTo(redirect, after) } : { error: redirect.status };
}
