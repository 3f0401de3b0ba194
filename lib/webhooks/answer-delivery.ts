import type { RefusalReason } from './count-refusals';
import type { EventSource } from './event-envelope';
import { readBody } from './read-body';
import { type ReceiveDeps, receive } from './receive';

export interface RawDelivery {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly contentLength: string | null;
  readonly signature: string | null;
  readonly source: EventSource;
}

export interface Answer {
  readonly status: 200 | 400 | 413 | 500;
  readonly body: Readonly<Record<string, unknown>>;
}

const statusOf = { bad_signature: 400, too_old: 400, malformed: 400, too_large: 413 } as const satisfies Record<
  RefusalReason,
  number
>;

/** What Stripe is answered: 200 only for what is durable, 400 for what is not genuine, 500 for our own failure. */
export async function answerDelivery(deps: ReceiveDeps, raw: RawDelivery): Promise<Answer> {
  try {
    const body = await readBody(raw.chunks, raw.contentLength);
    const receipt = await receive(deps, { body, signature: raw.signature, source: raw.source });
    if (!receipt.accepted) return { status: statusOf[receipt.reason], body: { error: receipt.reason } };
    return { status: 200, body: { received: true, count: receipt.receivedCount } };
  } catch (error) {
    deps.log.error({ err: error, source: raw.source }, 'a delivery could not be stored');
    return { status: 500, body: { error: 'try_again' } };
  }
}
