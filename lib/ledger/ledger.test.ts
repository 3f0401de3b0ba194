import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { journalEntries } from '@/db/schema';
import { type TestContext, testContext } from '@/db/testing/test-context';
import { yen } from '@/lib/money/yen';
import type { AccountId } from './accounts';
import { findEntry } from './find-entry';
import { type Entry, postEntry } from './post-entry';
import { entriesWhere } from './queries';
import { reverseEntry } from './reverse-entry';
import { balanceOf, trialBalance } from './trial-balance';

let test1: TestContext;
before(async () => {
  test1 = await testContext();
});
after(() => test1.close());

const line = (account: AccountId, amount: number) => ({ account, amountYen: yen(amount) });
const entry = (factId: string, lines: Entry['lines']): Entry => ({
  factKind: 'test',
  factId,
  leg: 'gross',
  description: '試験',
  occurredAt: new Date('2026-11-20T00:00:00Z'),
  lines,
});

test('an entry is posted once, also by fifty at the same time', async () => {
  const { ctx } = test1;
  const once = entry('once', [line('stripe:pending', 3_000), line('receivable:order', -3_000)]);
  const answers = await Promise.all(Array.from({ length: 50 }, () => postEntry(ctx, once)));
  assert.equal(answers.filter((answer) => answer.posted).length, 1);
  assert.equal(new Set(answers.map((answer) => answer.entryId)).size, 1);
  const balance = await trialBalance(ctx);
  assert.equal(balanceOf(balance, 'stripe:pending'), 3_000);
  assert.equal(balance.differenceYen, 0);
});

test('a fact that stands with other lines is refused', async () => {
  const { ctx } = test1;
  await postEntry(ctx, entry('other', [line('bank', 10), line('suspense', -10)]));
  await assert.rejects(
    postEntry(ctx, entry('other', [line('bank', 11), line('suspense', -11)])),
    /stands with other lines/,
  );
});

test('what does not balance is refused before the database sees it', async () => {
  const { ctx } = test1;
  await assert.rejects(postEntry(ctx, entry('odd', [line('bank', 10), line('suspense', -9)])), /sums to zero, not 1/);
  await assert.rejects(postEntry(ctx, entry('odd', [line('bank', 0), line('suspense', 0)])), /two lines/);
  assert.equal(await findEntry(ctx, { factKind: 'test', factId: 'odd', leg: 'gross' }), null);
});

test('the database refuses an unbalanced entry, an entry without lines and any change', async () => {
  const { ctx, database } = test1;
  await postEntry(ctx, entry('guarded', [line('bank', 100), line('suspense', -100)]));
  const insert = (id: string) => database.sql`
    insert into journal_entries (id, fact_kind, fact_id, leg, description, occurred_at, posted_at)
    values (${id}, 'raw', ${id}, 'x', '', now(), now())`;
  await assert.rejects(insert('jrn_empty'), /does not balance: 0 lines/);
  const unbalanced = database.sql.begin(async (sql) => {
    await sql`insert into journal_entries (id, fact_kind, fact_id, leg, description, occurred_at, posted_at)
      values ('jrn_raw', 'raw', 'raw', 'x', '', now(), now())`;
    await sql`insert into journal_lines (entry_id, position, account_id, amount_yen)
      values ('jrn_raw', 0, 'bank', 5), ('jrn_raw', 1, 'suspense', -4)`;
  });
  await assert.rejects(unbalanced, /does not balance: 2 lines, sum 1/);
  await assert.rejects(database.sql`update journal_lines set amount_yen = 1`, /append-only/);
  await assert.rejects(database.sql`delete from journal_entries`, /append-only/);
  await assert.rejects(database.sql`truncate journal_lines, journal_entries`, /append-only/);
});

test('a line cannot be added to a posted entry', async () => {
  const { ctx, database } = test1;
  const posted = await postEntry(ctx, entry('closed', [line('bank', 100), line('suspense', -100)]));
  const added = database.sql`
    insert into journal_lines (entry_id, position, account_id, amount_yen) values (${posted.entryId}, 2, 'bank', 1)`;
  await assert.rejects(added, /does not balance/);
});

test('a reversal mirrors its entry once and names it', async () => {
  const { ctx } = test1;
  const posted = await postEntry(ctx, entry('mirror', [line('advance:orders', 700), line('receivable:order', -700)]));
  const fact = { ...entry('mirror', []), description: '取消' };
  assert.deepEqual((await reverseEntry(ctx, fact)).posted, true);
  assert.deepEqual((await reverseEntry(ctx, fact)).posted, false);
  const reversals = await entriesWhere(ctx, eq(journalEntries.reversesId, posted.entryId));
  assert.deepEqual(
    reversals.map(({ description, lines }) => [description, lines.map(({ amountYen }) => Number(amountYen))]),
    [['取消', [-700, 700]]],
  );
  const balance = await trialBalance(ctx);
  assert.equal(balanceOf(balance, 'advance:orders'), 0);
  assert.equal(balance.differenceYen, 0);
});

test('nothing posted, nothing reversed', async () => {
  assert.deepEqual(await reverseEntry(test1.ctx, entry('never', [])), { posted: false });
});

test('a partner has an account of its own', async () => {
  await postEntry(test1.ctx, entry('partner', [line('payable:facility:fac_1', -50), line('suspense', 50)]));
  const { accounts } = await trialBalance(test1.ctx);
  const found = accounts.find((account) => account.accountId === 'payable:facility:fac_1');
  assert.deepEqual([found?.kind, found?.name, found?.balanceYen], ['liability', '買掛金（施設） fac_1', -50]);
});
