import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { openDatabase } from '@/db/client';
import { emptyDatabase } from '@/db/testing/test-database';
import { onServer } from '@/db/testing/test-server';
import { until } from '@/db/testing/until';

const databaseUrl = await emptyDatabase('lost');

/** A way to the database that can be torn: every connection on it ends with a reset, as when the server's host goes. */
async function tearableWay(tearsAt?: string) {
  const ways = new Set<Socket>();
  const tear = () => {
    for (const way of ways) way.resetAndDestroy();
    ways.clear();
  };
  const { hostname, port } = new URL(databaseUrl);
  let isArmed = tearsAt !== undefined;
  const relay = createServer((near) => {
    const far = connect(Number(port), hostname);
    ways.add(near);
    near.on('error', () => far.destroy()).on('close', () => far.destroy());
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.on('data', (chunk) => {
      if (isArmed && tearsAt !== undefined && chunk.includes(tearsAt)) {
        isArmed = false;
        tear();
      } else far.write(chunk);
    });
    far.pipe(near);
  });
  await once(relay.listen(0, '127.0.0.1'), 'listening');
  const address = relay.address();
  assert.ok(address !== null && typeof address === 'object');
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${address.port}`;
  const { sql, close } = openDatabase(url.href, { max: 1 });
  return {
    sql,
    tear,
    async [Symbol.asyncDispose]() {
      await close();
      relay.close();
    },
  };
}

const timeout = 15_000;

const isAsleep = () =>
  onServer(async (sql) => {
    const name = new URL(databaseUrl).pathname.slice(1);
    const asleep = await sql`select 1 from pg_stat_activity where datname = ${name} and wait_event = 'PgSleep'`;
    return asleep.length > 0;
  });

test('what is asked the moment a connection is lost is refused, and the next answers are its own', {
  timeout,
}, async () => {
  await using way = await tearableWay();
  const { sql, tear } = way;
  await sql`select 1`;
  let isAsked = false;
  const lost = sql`select pg_sleep(60)`.catch(async () => {
    isAsked = true;
    await assert.rejects(sql`select 'lost' as word`, { code: /ECONNRESET|CONNECTION_CLOSED/ });
  });
  await until('the query runs', isAsleep);
  tear();
  await lost;
  assert.ok(isAsked);
  for (const word of ['one', 'two']) assert.deepEqual([...(await sql`select ${word} as word`)], [{ word }]);
});

test('a transaction that goes on after its connection was lost reaches no later session', { timeout }, async () => {
  await using way = await tearableWay();
  const { sql, tear } = way;
  await sql`create table kept (n int)`;
  let goOn: () => void = () => undefined;
  const later = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let late: Promise<unknown> | undefined;
  const transaction = sql.begin(async (tx) => {
    tear();
    late = new Promise((resolve) => {
      later.then(() => tx`insert into kept values (1)`.then(resolve, resolve));
    });
    await late;
  });
  await assert.rejects(transaction, { code: 'CONNECTION_CLOSED' });
  await sql`select 1`;
  goOn();
  assert.ok((await late) instanceof Error);
  assert.deepEqual([...(await sql`select n from kept`)], []);
});

test('a connection lost while it starts refuses its query and ends no process', { timeout }, async () => {
  await using way = await tearableWay('pg_catalog.pg_type');
  await assert.rejects(way.sql`select 1`, { code: /ECONNRESET|CONNECTION_CLOSED/ });
  assert.deepEqual([...(await way.sql`select 1 as n`)], [{ n: 1 }]);
});
