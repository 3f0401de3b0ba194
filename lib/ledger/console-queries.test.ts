import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operator } from '@/db/testing/actors';
import { testContext } from '@/db/testing/test-context';
import { addYen, yen } from '@/lib/money/yen';
import { formatCursor, type MomentCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { startOfJstDay } from '@/lib/time/jst';
import {
  type AccountLineCursor,
  formatLineCursor,
  listAccountLines,
  parseLineCursor,
  readAccount,
} from './account-lines';
import { listEntries } from './console-queries';
import { postEntry } from './post-entry';
import { readTakings } from './takings';

test('the journal and one account are paged newest first, every line once', async () => {
  await using scene = await testContext();
  const ctx = scene.as(operator);
  for (const number of [1, 2, 3, 4, 5]) {
    await postEntry(ctx, {
      factKind: 'test',
      factId: `fact_${number}`,
      leg: 'gross',
      description: `${number}`,
      occurredAt: ctx.clock.now(),
      lines: [
        { account: 'stripe:pending', amountYen: yen(number) },
        { account: 'receivable:order', amountYen: yen(-number) },
      ],
    });
  }
  const facts: string[] = [];
  let after: MomentCursor<'jrn'> | null = null;
  do {
    const page = await listEntries(ctx, { after, size: 2 });
    facts.push(...page.entries.map((entry) => entry.factId));
    for (const entry of page.entries) assert.equal(addYen(...entry.lines.map((line) => line.amountYen)), 0);
    after = page.next === null ? null : parseCursor('jrn', formatCursor(page.next));
  } while (after !== null);
  assert.deepEqual(facts.toSorted(), ['fact_1', 'fact_2', 'fact_3', 'fact_4', 'fact_5']);

  const amounts: number[] = [];
  let line: AccountLineCursor | null = null;
  do {
    const page = await listAccountLines(ctx, { accountId: 'stripe:pending', after: line, size: 2 });
    amounts.push(...page.lines.map(({ amountYen }) => amountYen));
    line = page.next === null ? null : parseLineCursor(formatLineCursor(page.next));
  } while (line !== null);
  assert.deepEqual(amounts.toSorted(), [1, 2, 3, 4, 5]);
  assert.equal((await readAccount(ctx, 'stripe:pending'))?.balanceYen, 15);
  assert.equal(await readAccount(ctx, 'bank'), null);
});

test('the takings of a day are what happened between two midnights in Japan', async () => {
  await using scene = await testContext();
  const ctx = scene.as(operator);
  const post = (factId: string, occurredAt: string, lines: Parameters<typeof postEntry>[1]['lines']) =>
    postEntry(ctx, {
      factKind: 'test',
      factId,
      leg: 'x',
      description: '検査',
      occurredAt: new Date(occurredAt),
      lines,
    });
  const sale = (amount: number) => [
    { account: 'receivable:order' as const, amountYen: yen(amount) },
    { account: 'advance:orders' as const, amountYen: yen(-amount) },
  ];
  await post('late yesterday', '2026-11-19T14:59:59.999Z', sale(1));
  await post('midnight', '2026-11-19T15:00:00Z', sale(20_000));
  await post('refund', '2026-11-20T01:00:00Z', sale(-5_000));
  await post('fee', '2026-11-20T02:00:00Z', [
    { account: 'expense:stripe_fees', amountYen: yen(720) },
    { account: 'expense:stripe_fee_tax', amountYen: yen(72) },
    { account: 'stripe:pending', amountYen: yen(-792) },
  ]);
  await post('tomorrow', '2026-11-20T15:00:00Z', sale(1));
  const day = { from: startOfJstDay('2026-11-20'), until: startOfJstDay('2026-11-21') };
  assert.deepEqual(await readTakings(ctx, day), { salesYen: 20_000, refundsYen: 5_000, feesYen: 792, netYen: 14_208 });
});

test('only operators read the books in the console', async () => {
  await using scene = await testContext();
  const guest = scene.as({ kind: 'guest', orderIds: [] });
  await assert.rejects(listEntries(guest, { after: null, size: 1 }), { code: 'forbidden' });
  await assert.rejects(listAccountLines(guest, { accountId: 'bank', after: null, size: 1 }), { code: 'forbidden' });
  await assert.rejects(readTakings(guest, { from: guest.clock.now(), until: guest.clock.now() }), {
    code: 'forbidden',
  });
});
