import { eq } from 'drizzle-orm';
import { orders, payments } from '@/db/schema';
import { assertOperator } from '@/lib/auth/assert-operator';
import type { DetailsError, DetailsForm } from '@/lib/checkout/parse-details';
import { type SaveDetailsOutcome, saveOrderDetails } from '@/lib/checkout/save-order-details';
import type { GateProblem } from '@/lib/consents/check-gate';
import type { Ctx } from '@/lib/context';
import { AppError, assert } from '@/lib/errors';
import { readOrderQuote } from '@/lib/fees/read-order-quote';
import type { OrderId } from '@/lib/ids';
import { readVoucher } from '@/lib/konbini/queries';
import { type Payer, startPayment } from '@/lib/payments/start-payment';
import { syncPayment } from '@/lib/payments/sync-payment';
import { sendStripeRequest } from '@/lib/stripe/request';
import { requestAttempt } from '@/lib/stripe/request-attempt';
import { forCaller } from './for-caller';

export type IssueOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'invalid';
      readonly fields: Readonly<Record<string, DetailsError | GateProblem>>;
    }
  | { readonly ok: false; readonly reason: 'not_offered'; readonly explanation: string | null }
  /** `try_again`: Stripe did not answer, or has no numbers just now. */
  | { readonly ok: false; readonly reason: 'conditions_changed' | 'over' | 'try_again' };

/**
 * Issues konbini numbers while the caller is on the telephone: the consents that were read out are stored with who read them, the
 * numbers are mailed and can be read aloud. Operators only; a second click finds the first one's numbers.
 */
export async function issueKonbini(ctx: Ctx, input: { orderId: OrderId; form: DetailsForm }): Promise<IssueOutcome> {
  assertOperator(ctx);
  const { orderId } = input;
  const [order] = await ctx.db.select({ channel: orders.channel }).from(orders).where(eq(orders.id, orderId));
  if (order?.channel !== 'phone') throw new AppError('not_found');
  const caller = forCaller(ctx);
  if ((await readVoucher(caller, orderId))?.state === 'waiting') return { ok: true };
  const quote = await readOrderQuote(ctx, orderId);
  if (!quote.offered.includes('konbini')) {
    const why = quote.notOffered.find(({ method }) => method === 'konbini');
    return { ok: false, reason: 'not_offered', explanation: why?.explanation ?? null };
  }
  const saved = await saveOrderDetails(ctx, { ...input, readOutBy: operatorId(ctx) });
  if (!saved.ok) return refusalOf(saved);
  const started = await startPayment(caller, { orderId });
  if (!started.ok) return { ok: false, reason: started.reason === 'try_again' ? 'try_again' : 'over' };
  const answer = await askForNumbers(ctx, { orderId, payer: started.payer });
  return answer ? { ok: true } : { ok: false, reason: 'try_again' };
}

const operatorId = ({ actor }: Ctx) => (actor.kind === 'user' ? actor.userId : actor.kind);

function refusalOf(refused: Extract<SaveDetailsOutcome, { ok: false }>): IssueOutcome {
  if (refused.reason === 'invalid') return { ok: false, reason: 'invalid', fields: refused.fields };
  return { ok: false, reason: refused.reason === 'conditions_changed' ? 'conditions_changed' : 'over' };
}

const rejectedNumber = 'payment_intent_konbini_rejected_confirmation_number';

/** With the caller's telephone number as confirmation number; a number that the stores do not take is left to Stripe. */
async function askForNumbers(ctx: Ctx, { orderId, payer }: { orderId: OrderId; payer: Payer }): Promise<boolean> {
  const [payment] = await ctx.db.select().from(payments).where(eq(payments.orderId, orderId));
  const intentId = payment?.stripePaymentIntentId ?? null;
  assert(payment !== undefined && intentId !== null, 'a started payment has an intent');
  const about = { kind: 'payment_intent.confirm', subjectId: payment.id } as const;
  const send = (attempt: number) => {
    const number = attempt === 1 ? payer.confirmationNumber : null;
    const { name, email } = payer;
    return sendStripeRequest(ctx, {
      ...about,
      attempt,
      params: {
        id: intentId,
        payment_method_data: { type: 'konbini', billing_details: { name, email } },
        ...(number === null ? {} : { payment_method_options: { konbini: { confirmation_number: number } } }),
      },
    });
  };
  const attempt = await requestAttempt(ctx, about);
  const first = await send(attempt);
  const isRejected = first.outcome === 'refused' && first.error.code === rejectedNumber;
  const answer = isRejected ? await send(attempt + 1) : first;
  if (answer.outcome !== 'unknown') await syncPayment(ctx, intentId);
  return answer.outcome === 'confirmed';
}
