import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { discountSets, facilities } from '@/db/schema';
import { operator } from '@/db/testing/actors';
import { testContext } from '@/db/testing/test-context';
import { createOrder } from '@/lib/checkout/create-order';
import { fulfilOrder } from '@/lib/checkout/fulfil-order';
import { saveOrderDetails } from '@/lib/checkout/save-order-details';
import { addCart, addCourses, filledForm } from '@/lib/checkout/testing/sale';
import { formObject } from '@/lib/http/form-object';
import { yen } from '@/lib/money/yen';
import { parseCursor } from '@/lib/paging/moment-cursor';
import { listSets, readConsoleSet } from './console-queries';
import { livingSets } from './living-sets';
import { offerTargets } from './offer-targets';
import { previewSet } from './preview-set';
import { type NewSet, registerSet } from './register-set';
import { setForm } from './set-form';
import { stopSet } from './stop-set';

const { ctx, as, close } = await testContext();
after(close);

const courseIds = await addCourses(ctx);
const pair: NewSet = {
  name: '二つのセット',
  kind: 'combination',
  courseIds: [...courseIds],
  minimumCount: null,
  facilityId: null,
  percentBasisPoints: null,
  amountOffYen: yen(3_000),
  borneBy: 'facility',
  startsOn: '2026-11-01',
  endsOn: null,
};

test('a registered set applies from its first day, does what its preview said, and is counted; stopped, it applies no more', async () => {
  const [preview] = await previewSet(as(operator), pair);
  assert.deepEqual(
    [preview?.regularYen, preview?.setDiscountYen, preview?.totalYen, preview?.shareYen, preview?.oursYen],
    [63_000, 3_000, 60_000, 50_550, 9_450],
  );
  const made = await registerSet(as(operator), pair);
  assert.ok(made.ok);
  const order = await createOrder(ctx, { cartId: await addCart(ctx, courseIds), locale: 'ja' });
  assert.ok(order.ok);
  const { orderId } = order;
  assert.ok((await saveOrderDetails(ctx, { orderId, form: await filledForm(ctx, orderId) })).ok);
  await ctx.db.transaction((tx) => fulfilOrder({ ...ctx, db: tx }, { orderId, paidAt: ctx.clock.now() }));
  const found = await readConsoleSet(as(operator), made.setId);
  assert.deepEqual([found?.paidOrders, found?.paidDiscountYen, found?.courseTitles.length], [1, 3_000, 2]);
  const stops = [await stopSet(as(operator), made), await stopSet(as(operator), made)];
  assert.deepEqual(stops, ['stopped', 'already']);
  assert.deepEqual(await livingSets(ctx), []);
});

test('a set that another one beats says so, and one for the future does not apply', async () => {
  const better = await registerSet(as(operator), { ...pair, amountOffYen: yen(9_000) });
  assert.ok(better.ok);
  assert.equal((await previewSet(as(operator), pair))[0]?.isBeaten, true);
  await stopSet(as(operator), better);
  const future = await registerSet(as(operator), { ...pair, startsOn: '2026-11-21' });
  assert.ok(future.ok);
  assert.deepEqual(await livingSets(ctx), []);
  await stopSet(as(operator), future);
});

test('targets that do not exist or lie elsewhere are refused; strangers may nothing', async () => {
  const none = await registerSet(as(operator), { ...pair, courseIds: ['crs_none', ...courseIds] });
  assert.deepEqual(none, { ok: false, reason: 'target_missing' });
  await addCourses(ctx);
  const all = await ctx.db.select({ id: facilities.id }).from(facilities);
  const here = (await offerTargets(as(operator))).find((target) =>
    target.courses.some((course) => course.courseId === courseIds[0]),
  );
  const elsewhere = all.find(({ id }) => id !== here?.facilityId)?.id ?? null;
  assert.deepEqual(await registerSet(as(operator), { ...pair, facilityId: elsewhere }), {
    ok: false,
    reason: 'other_facility',
  });
  const forbidden = { code: 'forbidden' };
  await assert.rejects(registerSet(ctx, pair), forbidden);
  await assert.rejects(previewSet(ctx, pair), forbidden);
  await assert.rejects(stopSet(ctx, { setId: 'set_x' }), forbidden);
  await assert.rejects(listSets(ctx, { after: null, size: 1 }), forbidden);
});

test('the list is paged by key, newest first', async () => {
  const { sets, next } = await listSets(as(operator), { after: null, size: 1 });
  assert.equal(sets.length, 1);
  assert.ok(next !== null);
  const rest = await listSets(as(operator), { after: next, size: 50 });
  const total = await ctx.db.$count(discountSets, eq(discountSets.createdBy, 'usr_operator'));
  assert.equal(rest.sets.length + 1, total);
  assert.equal(parseCursor('set', 'x.y'), null);
});

test('the form reads numbers in any width and tells what is missing at its field', () => {
  const read = (entries: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(entries)) form.append(name, value);
    return setForm.safeParse(formObject(form));
  };
  const typed = {
    name: 'セット',
    kind: 'count',
    minimumCount: '３',
    discountKind: 'yen',
    amountYen: '１，０００円',
    borneBy: 'company',
    startsOn: '2026-11-01',
    endsOn: '',
    intent: 'preview',
  };
  const good = read(typed);
  assert.ok(good.success);
  assert.deepEqual([good.data.set.minimumCount, good.data.set.amountOffYen, good.data.intent], [3, 1_000, 'preview']);
  const bad = read({ ...typed, minimumCount: '', endsOn: '2026-10-31' });
  assert.ok(!bad.success);
  assert.deepEqual(bad.error.issues.map((issue) => issue.path.join('.')).toSorted(), ['endsOn', 'minimumCount']);
  const empty = read({ ...typed, amountYen: 'たくさん' });
  assert.ok(!empty.success);
});
