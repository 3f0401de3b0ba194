import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auth_user } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { testContext } from '@/db/testing/test-context';
import { formatCursor, type MomentCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { auditAbout, listAudit } from './console-queries';
import { recordAudit } from './record-audit';

test('the log is paged newest first with who did it, and narrowed by subject', async () => {
  await using scene = await testContext();
  const ctx = scene.as(operator);
  const at = ctx.clock.now();
  await ctx.db.insert(auth_user).values({
    id: operator.userId,
    email: 'ops@example.jp',
    name: '運営',
    emailVerified: true,
    createdAt: at,
    updatedAt: at,
  });
  for (const number of [1, 2, 3, 4, 5]) {
    const actor = number === 5 ? scene.ctx : ctx;
    await recordAudit(actor, { action: 'order.paid', subjectId: `ord_${number % 2}`, after: { number } });
  }
  const numbers: unknown[] = [];
  let after: MomentCursor<'aud'> | null = null;
  do {
    const page = await listAudit(ctx, { subject: null, after, size: 2 });
    numbers.push(...page.entries.map((entry) => entry.after?.['number']));
    after = page.next === null ? null : parseCursor('aud', formatCursor(page.next));
  } while (after !== null);
  assert.deepEqual(numbers.toSorted(), [1, 2, 3, 4, 5]);
  const odd = await auditAbout(ctx, ['ord_1']);
  assert.deepEqual(odd.map(({ actor }) => actor).toSorted(), ['ops@example.jp', 'ops@example.jp', 'test']);
  assert.equal((await listAudit(ctx, { subject: 'ord_0', after: null, size: 9 })).entries.length, 2);
  const guest = scene.as({ kind: 'guest', orderIds: [] });
  await assert.rejects(listAudit(guest, { subject: null, after: null, size: 9 }), { code: 'forbidden' });
});
