import { render } from '@react-email/render';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { mails } from '@/db/schema';
import type { Ctx } from '@/lib/context';
import type { MailId } from '@/lib/ids';
import { errorText } from '@/lib/log';
import { minuteMs, shift } from '@/lib/time/duration';
import { mailTemplates, secretTemplates } from './mails/registry';
import { type MailTransport, mailTransport } from './transport';

/** The job gives up with the mail (enqueue-mail.ts): about six hours of back-off. */
const attemptsMax = 12;
/** A code lives ten minutes: one that comes later only confuses. */
const codeAttemptsMax = 3;
const leaseMs = 2 * minuteMs;

export type SendOutcome = 'sent' | 'already' | 'dead';

type Mail = typeof mails.$inferSelect;

/**
 * Sends one mail of the outbox. The claim is a conditional update with a lease, so two senders never send it twice; a
 * sender that dies after the SMTP server's OK and before our commit sends it again with the same Message-ID. Throws
 * when SMTP fails or another sender holds it, for the queue to try again; after 12 tries (a code: 3) the mail is `dead`.
 */
export async function sendMail(
  ctx: Ctx,
  mailId: MailId,
  transport: MailTransport = mailTransport(),
): Promise<SendOutcome> {
  const mail = await claim(ctx, mailId);
  if (mail === undefined) return stateOfUnclaimed(ctx, mailId);
  try {
    await transport.send(await compose(mail));
  } catch (error) {
    return fail(ctx, mail, error);
  }
  await settle(ctx, mail, { state: 'sent', sentAt: ctx.clock.now(), lastError: null });
  return 'sent';
}

async function claim(ctx: Ctx, mailId: MailId): Promise<Mail | undefined> {
  const now = ctx.clock.now();
  const isFree = or(isNull(mails.leaseUntil), lt(mails.leaseUntil, now));
  const [mail] = await ctx.db
    .update(mails)
    .set({ leaseUntil: shift(now, leaseMs), attempts: sql`${mails.attempts} + 1` })
    .where(and(eq(mails.id, mailId), eq(mails.state, 'queued'), isFree))
    .returning();
  return mail;
}

async function stateOfUnclaimed(ctx: Ctx, mailId: MailId): Promise<SendOutcome> {
  const [mail] = await ctx.db.select({ state: mails.state }).from(mails).where(eq(mails.id, mailId));
  if (mail?.state === 'queued') throw new Error(`mail ${mailId} is with another sender`);
  return mail?.state === 'dead' ? 'dead' : 'already';
}

async function compose(mail: Mail) {
  const template = mailTemplates[mail.template];
  if (template === undefined) throw new Error(`no mail template ${mail.template}`);
  const { subject, element } = template(mail.props, mail.locale);
  const [html, text] = await Promise.all([render(element), render(element, { plainText: true })]);
  return { to: mail.toAddress, subject, html, text, messageId: `<${mail.id}@dokuei-pay.example>` };
}

async function fail(ctx: Ctx, mail: Mail, error: unknown): Promise<'dead'> {
  const lastError = errorText(error).slice(0, 500);
  const isLast = mail.attempts >= (secretTemplates.has(mail.template) ? codeAttemptsMax : attemptsMax);
  await settle(ctx, mail, { lastError, ...(isLast ? { state: 'dead' } : {}) });
  if (!isLast) throw new Error(`mail ${mail.id} was not sent`, { cause: error });
  return 'dead';
}

async function settle(ctx: Ctx, mail: Mail, change: Partial<typeof mails.$inferInsert>): Promise<void> {
  const isOver = change.state !== undefined;
  const clean = isOver && secretTemplates.has(mail.template) ? { props: {} } : {};
  await ctx.db
    .update(mails)
    .set({ ...change, ...clean, leaseUntil: null })
    .where(and(eq(mails.id, mail.id), eq(mails.attempts, mail.attempts)));
}
