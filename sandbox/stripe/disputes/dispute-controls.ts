import { Hono } from 'hono';
import { z } from 'zod';
import { charges, methodTypeOf } from '../payments/charge-kind';
import { paymentIntents } from '../payments/payment-intent-kind';
import { Failure } from '../protocol/failure';
import { type PageHost, runCall } from '../server/run-call';
import { openDispute } from './open-dispute';

const wanted = z.strictObject({
  payment_intent: z.string(),
  claim: z.enum(['fraudulent', 'product_not_received', 'inquiry']).default('fraudulent'),
});

/** `POST /_sandbox/disputes`: the holder of any card disputes a payment now, whatever its number. */
export function disputeControls(host: PageHost): Hono {
  const app = new Hono();
  app.onError((error, c) =>
    c.json({ error: error.message }, error instanceof z.ZodError || error instanceof Failure ? 400 : 500),
  );
  app.post('/disputes', async (c) => {
    const { payment_intent: id, claim } = wanted.parse(await c.req.json());
    const opened = await runCall(host, '', async (call) => {
      const { data } = await call.store.get(paymentIntents, id);
      const { latest_charge: charge, status } = data;
      if (status !== 'succeeded' || typeof charge !== 'string') return { error: 'not_paid' };
      if (methodTypeOf((await call.store.get(charges, charge)).data) !== 'card') return { error: 'not_a_card' };
      await openDispute.run(call, { charge, claim, nth: 0, of: 1 });
      return { charge };
    });
    return c.json(opened, 'error' in opened ? 409 : 201);
  });
  return app;
}
