import type { Task } from 'graphile-worker';
import { z } from 'zod';
import { sweepAddOns } from '@/lib/add-ons/sweep-add-ons';
import { pruneSignIns } from '@/lib/auth/prune-sign-ins';
import { expireDueOrders } from '@/lib/checkout/expire-orders';
import type { Ctx } from '@/lib/context';
import { sweepCoupons } from '@/lib/coupons/sweep-coupons';
import { sweepDisputes } from '@/lib/disputes/sweep-disputes';
import { checkDocumentsDaily } from '@/lib/documents/check-documents';
import { parseId } from '@/lib/ids';
import { remindVouchers } from '@/lib/konbini/remind-vouchers';
import { errorText } from '@/lib/log';
import { pruneMails } from '@/lib/notify/prune-mails';
import { requeueMails } from '@/lib/notify/requeue-mails';
import { sendMail } from '@/lib/notify/send-mail';
import { settleAvailableFunds } from '@/lib/payments/settle-available-funds';
import { sweepPayments } from '@/lib/payments/sweep-payments';
import { checkBalance } from '@/lib/reconciliation/check-balance';
import { checkInvariants } from '@/lib/reconciliation/check-invariants';
import { chaseRefunds } from '@/lib/refunds/chase-refunds';
import { sweepRefunds } from '@/lib/refunds/sweep-refunds';
import { remindExams } from '@/lib/schedule/remind-exams';
import { resolveStripeRequests } from '@/lib/stripe/resolve-requests';
import { remindExpiringTickets } from '@/lib/tickets/remind-expiring';
import { pruneEvents } from '@/lib/webhooks/prune-events';
import { type SweepDeps, sweepEvents } from '@/lib/webhooks/sweep-events';
import { crontab, type ScheduledJob } from './crontab';
import { withHeartbeat } from './heartbeat';
import { systemContext } from './system-context';

interface Scheduled {
  readonly everySeconds: number;
  readonly run: (ctx: Ctx) => Promise<unknown>;
}

function scheduledJobs(deps: SweepDeps): Record<ScheduledJob, Scheduled> {
  const job = (name: ScheduledJob, run: Scheduled['run']) => ({ everySeconds: crontab[name].everySeconds, run });
  return {
    'expire-orders': job('expire-orders', expireDueOrders),
    'resolve-stripe-requests': job('resolve-stripe-requests', resolveStripeRequests),
    'sweep-events': job('sweep-events', (ctx) => sweepEvents(ctx, deps)),
    'requeue-mails': job('requeue-mails', requeueMails),
    'settle-funds': job('settle-funds', settleAvailableFunds),
    'check-invariants': job('check-invariants', checkInvariants),
    'check-balance': job('check-balance', (ctx) => checkBalance(ctx)),
    'sweep-payments': job('sweep-payments', sweepPayments),
    'sweep-coupons': job('sweep-coupons', sweepCoupons),
    'remind-vouchers': job('remind-vouchers', remindVouchers),
    'sweep-add-ons': job('sweep-add-ons', sweepAddOns),
    'sweep-refunds': job('sweep-refunds', sweepRefunds),
    'chase-refunds': job('chase-refunds', chaseRefunds),
    'sweep-disputes': job('sweep-disputes', sweepDisputes),
    'remind-exams': job('remind-exams', remindExams),
    'remind-tickets': job('remind-tickets', remindExpiringTickets),
    'check-documents': job('check-documents', checkDocumentsDaily),
    'prune-events': job('prune-events', pruneEvents),
    'prune-mails': job('prune-mails', pruneMails),
    'prune-sign-ins': job('prune-sign-ins', pruneSignIns),
  };
}

/** The queue keeps and prints the text of what a task throws: it gets one without what people typed. */
const discreet =
  (task: Task): Task =>
  async (payload, helpers) => {
    try {
      await task(payload, helpers);
    } catch (error) {
      throw new Error(errorText(error), { cause: error });
    }
  };

const mailPayload = z.object({ mailId: z.string().transform((text) => parseId('mail', text)) });

const sendMailTask: Task = async (payload) => {
  const { mailId } = mailPayload.parse(payload);
  if (mailId === null) throw new Error('the job names no mail');
  await sendMail(systemContext('job:send-mail'), mailId);
};

/** Every task that the queue knows: those of the clock, with a heartbeat, and those that a verb adds with its fact. */
export function jobTasks(deps: SweepDeps): Record<string, Task> {
  const inHand = new Set<string>();
  const scheduled = Object.entries(scheduledJobs(deps)).map(([name, { run, everySeconds }]): [string, Task] => [
    name,
    discreet(async (_payload, helpers) => {
      if (inHand.has(name)) return;
      inHand.add(name);
      try {
        const ctx = systemContext(`job:${name}`);
        const result = await withHeartbeat(ctx, { name, everySeconds }, () => run(ctx));
        helpers.logger.debug(`${name} done`, { result });
      } finally {
        inHand.delete(name);
      }
    }),
  ]);
  return { ...Object.fromEntries(scheduled), 'send-mail': discreet(sendMailTask) };
}
