import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, beforeEach, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { operator } from '@/db/testing/actors';
import { bareContext } from '@/db/testing/bare-context';
import type { Ctx } from '@/lib/context';
import { fixedClock } from '@/lib/time/clock';
import { dayMs, minuteMs, shift } from '@/lib/time/duration';
import { countDeadMails } from './console-queries';
import { enqueueMail } from './enqueue-mail';
import { pruneMails } from './prune-mails';
import { requeueMails } from './requeue-mails';
import { sendMail } from './send-mail';
import { type MailTransport, smtpTransport } from './transport';

interface Catcher extends AsyncDisposable {
  readonly letters: string[];
  readonly transport: MailTransport;
  refuseNext(count: number): void;
}

async function catcher(): Promise<Catcher> {
  const letters: string[] = [];
  let refusals = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        refusals -= 1;
        if (refusals >= 0) return done(new Error('try later, taro@example.jp'));
        letters.push(Buffer.concat(chunks).toString('utf8'));
        return done();
      });
    },
  });
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const transport = smtpTransport(`smtp://127.0.0.1:${portOf(address)}`, '読影ペイ <noreply@dokuei-pay.example>');
  return {
    letters,
    transport,
    refuseNext: (count) => {
      refusals = count;
    },
    [Symbol.asyncDispose]: async () => {
      transport.close();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: string | AddressInfo | null): number {
  assert.ok(address !== null && typeof address !== 'string');
  return address.port;
}

const bare = await bareContext();
after(() => bare[Symbol.asyncDispose]());
const { ctx, sql } = bare;
beforeEach(async () => {
  await sql`truncate mails`;
  await sql`delete from graphile_worker._private_jobs`;
});

const order = {
  factKey: 'sign_in_code:1',
  template: 'sign_in_code',
  to: 'taro@example.jp',
  locale: 'ja',
  props: { code: '482913', minutes: 10 },
} as const;

async function queued(at: Ctx, over: { factKey?: string } = {}) {
  const mailId = await enqueueMail(at, { ...order, ...over });
  assert.ok(mailId !== null);
  return mailId;
}

test('one mail per fact, with its job, and neither when the fact is rolled back', async () => {
  const ids = await Promise.all([enqueueMail(ctx, order), enqueueMail(ctx, order), enqueueMail(ctx, order)]);
  assert.equal(ids.filter((id) => id !== null).length, 1);
  const rolledBack = ctx.db.transaction(async (tx) => {
    await enqueueMail({ ...ctx, db: tx }, { ...order, factKey: 'sign_in_code:2' });
    throw new Error('stop');
  });
  await assert.rejects(rolledBack, /stop/);
  assert.equal((await sql`select 1 from mails`).length, 1);
  const jobs = await sql<
    { key: string; task: string }[]
  >`select key, task_identifier as task from graphile_worker.jobs`;
  assert.deepEqual(
    jobs.map((job) => ({ ...job })),
    [{ key: `send-mail:${ids.find((id) => id !== null)}`, task: 'send-mail' }],
  );
});

test('two senders at once: one mail leaves, in Japanese, as text and HTML, and the code is forgotten', async () => {
  await using box = await catcher();
  const mailId = await queued(ctx);
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => sendMail(ctx, mailId, box.transport)));
  assert.equal(outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value === 'sent').length, 1);
  assert.equal(await sendMail(ctx, mailId, box.transport), 'already');
  assert.equal(box.letters.length, 1);
  const [letter = ''] = box.letters;
  assert.match(letter, /^Message-ID: <mail_[0-9a-z]+@dokuei-pay\.example>/m);
  assert.match(letter, /text\/plain/);
  assert.match(letter, /text\/html/);
  const [row] = await sql`select state, props::text, attempts, sent_at is not null as sent from mails`;
  assert.deepEqual({ ...row }, { state: 'sent', props: '{}', attempts: 1, sent: true });
});

test('when SMTP refuses, the mail stays queued with the reason, and the next try sends it', async () => {
  await using box = await catcher();
  const mailId = await queued(ctx);
  box.refuseNext(1);
  await assert.rejects(sendMail(ctx, mailId, box.transport), /was not sent/);
  const [row] = await sql`select state, last_error, lease_until from mails`;
  assert.equal(row?.['state'], 'queued');
  assert.match(row?.['last_error'], /try later, \[e-mail\]/);
  assert.equal(row?.['lease_until'], null);
  assert.equal(await sendMail(ctx, mailId, box.transport), 'sent');
  assert.equal(box.letters.length, 1);
});

test('a code is given up after three refusals, forgotten, and is no alarm: the person asks for another', async () => {
  await using box = await catcher();
  const mailId = await queued(ctx);
  box.refuseNext(12);
  for (let attempt = 1; attempt < 3; attempt += 1) await assert.rejects(sendMail(ctx, mailId, box.transport));
  assert.equal(await sendMail(ctx, mailId, box.transport), 'dead');
  const [row] = await sql`select state, props::text, attempts from mails`;
  assert.deepEqual({ ...row }, { state: 'dead', props: '{}', attempts: 3 });
  assert.equal(await sendMail(ctx, mailId, box.transport), 'dead');
  assert.equal(await countDeadMails({ ...ctx, actor: operator }), 0);
});

test('another mail is dead after twelve refusals, and an alarm; what it said goes after thirty days', async () => {
  await using box = await catcher();
  const mailId = await queued(ctx);
  await sql`update mails set template = 'order_paid'`;
  for (let attempt = 1; attempt < 12; attempt += 1) await assert.rejects(sendMail(ctx, mailId, box.transport));
  assert.equal(await sendMail(ctx, mailId, box.transport), 'dead');
  assert.equal(await countDeadMails({ ...ctx, actor: operator }), 1);
  const later = (days: number) => ({ ...ctx, clock: fixedClock(shift(ctx.clock.now(), days * dayMs)) });
  const waiting = await queued(ctx, { factKey: 'sign_in_code:2' });
  assert.deepEqual(await pruneMails(later(29)), { emptied: 0 });
  assert.deepEqual(await pruneMails(later(31)), { emptied: 1 });
  assert.deepEqual(await pruneMails(later(31)), { emptied: 0 });
  const rows = await sql`select id, props = '{}' as empty from mails order by created_at`;
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      { id: mailId, empty: true },
      { id: waiting, empty: false },
    ],
  );
});

test('the claim of a dead sender runs out, and the mail gets a new job although the queue holds the old one', async () => {
  await using box = await catcher();
  const start = new Date('2026-11-21T00:00:00Z');
  const at = (minutes: number) => ({ ...ctx, clock: fixedClock(shift(start, minutes * minuteMs)) });
  const mailId = await queued(at(0));
  await sql`update mails set lease_until = ${shift(start, 2 * minuteMs).toISOString()}::timestamptz, attempts = 1`;
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead-worker'`;
  await assert.rejects(sendMail(at(1), mailId, box.transport), /another sender/);
  assert.equal(await requeueMails(at(1)), 0);
  assert.equal(await requeueMails(at(6)), 1);
  assert.equal(await requeueMails(at(7)), 0, 'a mail with a waiting job is left alone');
  assert.equal(await sendMail(at(7), mailId, box.transport), 'sent');
  assert.equal(await requeueMails(at(20)), 0);
});

test('a template that does not exist leaves the mail in the outbox with the reason', async () => {
  await using box = await catcher();
  const mailId = await queued(ctx);
  await sql`update mails set template = 'nothing'`;
  await assert.rejects(sendMail(ctx, mailId, box.transport));
  const [row] = await sql`select state, last_error from mails`;
  assert.deepEqual({ ...row }, { state: 'queued', last_error: 'no mail template nothing' });
});
