import { z } from 'zod';
import { allowOffSession } from '@/lib/cards/allow-off-session';
import { changedText } from '@/lib/checkout/changed-text';
import { couponText } from '@/lib/checkout/coupon-text';
import { detailsForm } from '@/lib/checkout/parse-details';
import { saveOrderDetails } from '@/lib/checkout/save-order-details';
import { gateText } from '@/lib/consents/gate-text';
import { errorMessage } from '@/lib/http/error-table';
import { localeOf } from '@/lib/http/locale';
import { route } from '@/lib/http/route';
import { messagesFor } from '@/messages/catalogue';
import { orderParams } from '../order-params';

export const POST = route({
  role: 'anyone',
  params: orderParams,
  /** `chargeConsent`: a signed-in buyer ticked the box about later charges of the saved card. */
  body: detailsForm.extend({ chargeConsent: z.boolean().optional() }),
  limit: 'checkout_start',
  run: async (ctx, { params, body: { chargeConsent, ...form }, request }) => {
    const locale = localeOf(request.headers);
    const outcome = await saveOrderDetails(ctx, { orderId: params.orderId, form, locale });
    if (outcome.ok && chargeConsent === true && ctx.actor.kind === 'user') {
      await allowOffSession(ctx, { locale, orderId: params.orderId });
    }
    if (outcome.ok) return { result: 'saved' };
    if (outcome.reason === 'coupon_refused') return { result: outcome.reason, message: couponText(outcome, locale) };
    if (outcome.reason === 'conditions_changed') {
      return { result: outcome.reason, message: changedText(outcome.changed, locale) };
    }
    if (outcome.reason !== 'invalid') return { result: outcome.reason };
    const texts = messagesFor(locale).checkout.errors;
    const fields = Object.fromEntries(
      Object.entries(outcome.fields).map(([path, problem]) => [
        path,
        typeof problem === 'string' ? texts[problem] : gateText(texts, problem),
      ]),
    );
    const code = 'invalid_input';
    return Response.json({ error: { code, message: errorMessage(code, locale), fields } }, { status: 400 });
  },
});
