import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareContext } from '@/db/testing/bare-context';
import { withHeartbeat } from './heartbeat';

const beat = { name: 'sweep-payments', everySeconds: 60 };

test('a job that is in hand is not begun again, one left behind by a dead worker is', async () => {
  await using bare = await bareContext();
  const { ctx, sql } = bare;
  const slow = await withHeartbeat(ctx, beat, async () => {
    assert.equal(await withHeartbeat(ctx, beat, async () => assert.fail('two at once')), null);
    await sql`update job_heartbeats set started_at = now() - interval '6 minutes'`;
    await assert.rejects(withHeartbeat(ctx, beat, () => Promise.reject(new Error('no'))));
    return 'late';
  });
  assert.equal(slow, 'late');
  const [row] = await sql`select succeeded, last_error from job_heartbeats`;
  assert.deepEqual({ ...row }, { succeeded: false, last_error: 'no' }, 'the late end says nothing about the newer run');
  assert.equal(await withHeartbeat(ctx, beat, async () => 'again'), 'again');
});
