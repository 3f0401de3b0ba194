import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pruneEvents } from './prune-events';
import { testInbox } from './testing/test-inbox';

const inbox = await testInbox();
after(() => inbox[Symbol.asyncDispose]());
const { ctx, sql } = inbox;

test('what has gathered for months is emptied in statements of at most a thousand', async () => {
  await sql`insert into stripe_events (id, source, type, object_id, subject_id, occurred_at, body, body_sha256, signature,
      received_via, state, run_at, received_at)
    select 'evt_' || n, 'snapshot', 'price.created', 'price_1', 'price_1', at, '{}', 'hash', 't=1', 'webhook',
      case when n % 10 = 0 then 'new' else 'ignored' end, at, at
    from generate_series(1, 2600) n, lateral (select now() - interval '31 days') past(at)`;
  await sql.unsafe(`create function refuse_many() returns trigger language plpgsql as $$ begin
      if (select count(*) from changed) > 1000 then raise exception 'too many at once'; end if; return null; end $$;
    create trigger refuse_many after update on stripe_events referencing new table as changed
      for each statement execute function refuse_many()`);
  assert.deepEqual(await pruneEvents(ctx), { emptied: 2340 });
  const [left] = await sql`select count(body)::int as bodies, count(signature)::int as signatures from stripe_events`;
  assert.deepEqual({ ...left }, { bodies: 260, signatures: 260 }, 'what still waits keeps its body');
  assert.deepEqual(await pruneEvents(ctx), { emptied: 0 });
});
