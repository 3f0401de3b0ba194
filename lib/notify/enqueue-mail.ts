import { sql } from 'drizzle-orm';
import { mails } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import { type MailId, newId, type OrderId } from '@/lib/ids';

export interface MailOrder {
  /** One mail per fact, e.g. `order_paid:ord_…`: the second call with the same key does nothing. */
  readonly factKey: string;
  /** A key of lib/notify/mails/registry.ts. */
  readonly template: string;
  readonly to: string;
  readonly orderId?: OrderId;
  readonly locale: 'ja' | 'en';
  readonly props: Record<string, unknown>;
}

/** Puts the sending job of a mail into the queue; a newer job of the same mail replaces a waiting one. */
export async function addSendMailJob(ctx: Pick<Ctx, 'db'>, mailId: MailId): Promise<void> {
  await ctx.db.execute(
    sql`select graphile_worker.add_job('send-mail', ${JSON.stringify({ mailId })}::json, job_key := ${`send-mail:${mailId}`}, max_attempts := 12)`,
  );
}

/**
 * Writes a mail and its job in the caller's transaction (`{ ...ctx, db: tx }`): both exist exactly when the fact does.
 * Returns the mail's id, or null when this fact's mail was already there.
 */
export async function enqueueMail(ctx: Pick<Ctx, 'db' | 'clock'>, order: MailOrder): Promise<MailId | null> {
  const [mail] = await ctx.db
    .insert(mails)
    .values({
      id: newId('mail'),
      factKey: order.factKey,
      orderId: order.orderId ?? null,
      template: order.template,
      toAddress: order.to,
      locale: order.locale,
      props: order.props,
      state: 'queued',
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing({ target: mails.factKey })
    .returning({ id: mails.id });
  if (mail === undefined) return null;
  await addSendMailJob(ctx, mail.id);
  return mail.id;
}
