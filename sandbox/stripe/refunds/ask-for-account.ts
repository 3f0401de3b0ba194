import type { Stripe } from 'stripe';
import { z } from 'zod';
import { type Call, task } from '../protocol/call';
import { randomText } from '../protocol/ids';
import { undoRefund } from './end-refund';
import { lockRefund } from './move-refund';
import type { RefundMail } from './refund-kind';

const answerSeconds = 45 * 86_400;

/** The next letter to the customer. After 45 days without an account the refund fails. */
export async function writeMail(call: Call, refund: Stripe.Refund): Promise<RefundMail> {
  const { id, instructions_email: to } = refund;
  if (to === undefined) throw new Error(`${id} has no instructions_email`);
  const mail = { token: randomText(32), sentAt: call.now, to, expiresAt: call.now + answerSeconds };
  await call.schedule(expireMail, mail.expiresAt * 1000, { refund: id, token: mail.token });
  return mail;
}

/** What a refund says while the customer is to answer the letter. */
export function awaitingAccount({ sentAt, to, expiresAt }: RefundMail) {
  return {
    next_action: {
      display_details: { email_sent: { email_sent_at: sentAt, email_sent_to: to }, expires_at: expiresAt },
      type: 'display_details',
    },
    status: 'requires_action',
  };
}

export const expireMail = task({
  name: 'expire_refund_mail',
  payload: z.object({ refund: z.string(), token: z.string() }),
  run: async (call, { refund: id, token }) => {
    const held = await lockRefund(call, id);
    const { data, state } = held.refund;
    if (data.status !== 'requires_action' || state.mails.at(-1)?.token !== token) return;
    await undoRefund(call, held, { status: 'failed', reason: 'unknown' });
  },
});
