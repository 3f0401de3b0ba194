import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareContext } from '@/db/testing/bare-context';
import { recordAudit } from './record-audit';

test('the log keeps who, what, before, after, why and the request, and nothing can change it', async () => {
  await using bare = await bareContext();
  const { ctx, sql } = bare;
  const actor = {
    kind: 'user',
    userId: 'usr_1',
    email: 'a@b.example',
    roles: [],
    facilityIds: [],
    orderIds: [],
  } as const;
  await recordAudit(
    { ...ctx, actor },
    {
      action: 'order.refunded',
      subjectId: 'ord_1',
      before: { state: 'paid' },
      after: { state: 'refunded' },
      reason: '本人の申し出',
    },
  );
  const rows =
    await sql`select actor_kind, actor_id, action, subject_id, before::text, after::text, reason, request_id from audit_log`;
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      {
        actor_kind: 'user',
        actor_id: 'usr_1',
        action: 'order.refunded',
        subject_id: 'ord_1',
        before: '{"state": "paid"}',
        after: '{"state": "refunded"}',
        reason: '本人の申し出',
        request_id: 'req_test',
      },
    ],
  );
  await assert.rejects(sql`update audit_log set reason = 'x'`, /append-only/);
  await assert.rejects(sql`delete from audit_log`, /append-only/);
  await assert.rejects(sql`truncate audit_log`, /append-only/);
  assert.equal((await sql`select 1 from audit_log`).length, 1);
});

test('an entry of a rolled back change does not stay', async () => {
  await using bare = await bareContext();
  const { ctx, sql } = bare;
  const failing = ctx.db.transaction(async (tx) => {
    await recordAudit({ ...ctx, db: tx }, { action: 'order.paid', subjectId: 'ord_2' });
    throw new Error('stop');
  });
  await assert.rejects(failing, /stop/);
  assert.equal((await sql`select 1 from audit_log`).length, 0);
});
