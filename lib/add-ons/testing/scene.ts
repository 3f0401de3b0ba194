import assert from 'node:assert/strict';
import { eq, sql } from 'drizzle-orm';
import { orders, tickets } from '@/db/schema';
import { signedIn } from '@/db/testing/actors';
import { insertReceptionist } from '@/db/testing/counter';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { payOrder } from '@/db/testing/pay-order';
import type { SandboxContext } from '@/db/testing/test-context';
import { startCardSetup, syncOwnCards } from '@/lib/cards/start-card-setup';
import type { Ctx } from '@/lib/context';
import { newId, type TicketId } from '@/lib/ids';
import { yen } from '@/lib/money/yen';

export interface Scene {
  readonly buyer: Ctx;
  readonly counter: Ctx;
  readonly ticketId: TicketId;
}

/** A buyer with a saved card and consent, their paid ticket, and the counter of its facility. */
export async function scene(box: SandboxContext, userId: string, card: string): Promise<Scene> {
  const buyer = box.as(signedIn(userId));
  const started = await startCardSetup(buyer, { locale: 'ja', allowsOffSession: true });
  assert.ok(started.ok);
  const [intentId = ''] = started.clientSecret.split('_secret_');
  const back = { payment_method: card, return_url: 'http://127.0.0.1:3000/account/cards' };
  const confirmed = await buyer.stripe.setupIntents.confirm(intentId, back);
  await authenticate(box, confirmed);
  await syncOwnCards(buyer);
  const orderId = await insertOrderToPay(box.ctx);
  await box.ctx.db.update(orders).set({ userId }).where(eq(orders.id, orderId));
  await payOrder(box.ctx, orderId);
  const [ticket] = await box.ctx.db.select({ id: tickets.id }).from(tickets).where(eq(tickets.orderId, orderId));
  assert.ok(ticket);
  const [line] = await box.ctx.db.execute<{ facility_id: `fac_${string}` }>(
    sql`select facility_id from order_lines where order_id = ${orderId}`,
  );
  assert.ok(line);
  return { buyer, counter: box.as(await insertReceptionist(box.ctx, line.facility_id)), ticketId: ticket.id };
}

interface Challenged {
  readonly id: string;
  readonly client_secret: string | null;
  readonly next_action: { readonly redirect_to_url?: { readonly url: string | null } | null } | null;
}

/** Plays the bank's page: its holder says yes. */
export async function authenticate(box: SandboxContext, { id, client_secret, next_action }: Challenged): Promise<void> {
  const url = next_action?.redirect_to_url?.url;
  if (!url) return;
  const attempt = new URL(url).searchParams.get('attempt') ?? '';
  const fields = { intent: id, client_secret: client_secret ?? '', attempt, outcome: 'authenticate' };
  const answer = await fetch(`${box.sandboxUrl}/v1/3ds2/challenge_complete`, {
    method: 'POST',
    headers: { authorization: 'Bearer pk_test_sandbox' },
    body: new URLSearchParams(fields),
  });
  assert.equal(answer.status, 200);
}

export const option = (ticketId: TicketId) => ({
  chargeId: newId('adc'),
  ticketId,
  title: '頸動脈エコー',
  amountYen: yen(5_500),
});
