import { database } from '@/db/client';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { appClock } from '@/lib/stripe/app-clock';
import { stripeClient } from '@/lib/stripe/client';
import { type Answer, answerDelivery } from './answer-delivery';
import { createRefusalCounter } from './count-refusals';
import type { EventSource } from './event-envelope';
import type { ReceiveDeps } from './receive';
import { createDrainWaker } from './wake-drain';

let shared: ReceiveDeps | undefined;

/** The process's inbox door, opened on first use. */
function receiver(): ReceiveDeps {
  shared ??= makeReceiver();
  return shared;
}

function makeReceiver(): ReceiveDeps {
  const { sql } = database();
  const clock = appClock();
  return {
    sql,
    clock,
    stripe: stripeClient(),
    secrets: { snapshot: env().STRIPE_WEBHOOK_SECRETS, thin: env().STRIPE_THIN_WEBHOOK_SECRETS },
    refusals: createRefusalCounter(sql, clock),
    wakeDrain: createDrainWaker(sql),
    log: log(),
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Answers a delivery that came as a web request. */
export async function receiveRequest(request: Request, source: EventSource): Promise<Response> {
  const answer: Answer = await answerDelivery(receiver(), {
    // Canceled, the connection would break before the refusal of a body that is too large is read.
    chunks: request.body?.values({ preventCancel: true }) ?? nothing(),
    contentLength: request.headers.get('content-length'),
    signature: request.headers.get('stripe-signature'),
    source,
  });
  return Response.json(answer.body, { status: answer.status });
}
