import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { auditLog, auth_user, familyMembers, orders, profiles } from '@/db/schema';
import { signedIn } from '@/db/testing/actors';
import { insertOrderToPay } from '@/db/testing/insert-order';
import { type TestContext, testContext } from '@/db/testing/test-context';
import type { Actor } from '@/lib/auth/actor';
import { readCheckout } from '@/lib/checkout/queries';
import type { Ctx } from '@/lib/context';
import { formatCursor, type MomentCursor, parseCursor } from '@/lib/paging/moment-cursor';
import { shift } from '@/lib/time/duration';
import { adoptOrder } from './adopt-order';
import { claimOrders } from './claim-orders';
import { familyMax, listFamily, readFamilyMember } from './family';
import { listOwnOrders } from './list-orders';
import { prefillCheckout } from './prefill-checkout';
import { readProfile } from './read-profile';
import { removeFamilyMember } from './remove-family-member';
import { saveFamilyMember } from './save-family-member';
import { saveProfile } from './save-profile';

const guest: Actor = { kind: 'guest', orderIds: [] };

async function person(scene: TestContext, userId: string, email = `${userId}@example.jp`): Promise<Ctx> {
  const at = scene.ctx.clock.now();
  await scene.ctx.db
    .insert(auth_user)
    .values({ id: userId, email, name: '', emailVerified: true, createdAt: at, updatedAt: at });
  return scene.as(signedIn(userId, { email }));
}

const typed = {
  name: '髙橋 花子',
  kana: 'たかはし はなこ',
  phone: '０９０-1234-5678',
  postalCode: '〒１００－０００１',
  address: '',
};

test('a profile is stored as typed, with kana and digits in one form, and fills the checkout', async () => {
  await using scene = await testContext();
  const hanako = await person(scene, 'hanako');
  assert.ok((await saveProfile(hanako, typed)).ok);
  const stored = {
    name: '髙橋 花子',
    kana: 'タカハシ　ハナコ',
    phone: '09012345678',
    postalCode: '100-0001',
    address: null,
  };
  assert.deepEqual(await readProfile(hanako), stored);
  assert.ok((await saveProfile(hanako, { ...typed, name: '﨑山 花子', address: '東京都千代田区1-1' })).ok);
  assert.equal((await readProfile(hanako))?.name, '﨑山 花子');
  assert.equal(await hanako.db.$count(profiles), 1);
  const refused = await saveProfile(hanako, {
    name: '',
    kana: '漢字',
    phone: '12',
    postalCode: '12',
    address: 'あ'.repeat(201),
  });
  assert.deepEqual(refused, {
    ok: false,
    fields: {
      name: 'name_missing',
      kana: 'kana_characters',
      phone: 'phone_form',
      postalCode: 'postal_code_form',
      address: 'address_long',
    },
  });
  await assert.rejects(saveProfile(scene.as(guest), typed), { code: 'unauthenticated' });
  await assert.rejects(readProfile(scene.ctx), { code: 'unauthenticated' });
  const log = await hanako.db.select().from(auditLog);
  assert.doesNotMatch(JSON.stringify(log), /花子|0901234/);

  const orderId = await insertOrderToPay(scene.ctx);
  const empty = { buyerName: null, buyerKana: null, buyerPhone: null, buyerEmail: null };
  const order = { ...(await readCheckout(scene.ctx, orderId)), ...empty };
  assert.equal((await prefillCheckout(hanako, order)).buyerName, '﨑山 花子');
  assert.equal((await prefillCheckout(hanako, order)).buyerEmail, 'hanako@example.jp');
  assert.deepEqual(await prefillCheckout(scene.as(guest), order), order);
});

const child = {
  name: '髙橋 桜',
  kana: 'タカハシ サクラ',
  relation: 'child',
  birthYear: '２０１２',
  birthMonth: '4',
  birthDay: '1',
};

test('family members are one’s own: added, changed, removed; days of birth exist', async () => {
  await using scene = await testContext();
  const hanako = await person(scene, 'hanako');
  const taro = await person(scene, 'taro');
  assert.ok((await saveFamilyMember(hanako, { memberId: null, form: child })).ok);
  const [member] = await listFamily(hanako);
  assert.ok(member);
  assert.equal(member.birthDate, '2012-04-01');
  assert.equal(await readFamilyMember(taro, member.id), null);
  await assert.rejects(saveFamilyMember(taro, { memberId: member.id, form: child }), { code: 'not_found' });
  await removeFamilyMember(taro, { memberId: member.id });
  assert.equal((await listFamily(hanako)).length, 1);
  await saveFamilyMember(hanako, { memberId: member.id, form: { ...child, relation: 'other' } });
  assert.equal((await readFamilyMember(hanako, member.id))?.relation, 'other');
  for (const wrong of [{ birthMonth: '13' }, { birthDay: '31' }, { birthYear: '2027' }, { birthYear: '1899' }]) {
    const refused = await saveFamilyMember(hanako, { memberId: null, form: { ...child, ...wrong } });
    assert.deepEqual(refused, { ok: false, fields: { birthYear: 'birth_date' } });
  }
  await removeFamilyMember(hanako, { memberId: member.id });
  await removeFamilyMember(hanako, { memberId: member.id });
  const removals = await hanako.db.select().from(auditLog).where(eq(auditLog.action, 'family.removed'));
  assert.equal(removals.length, 1);
});

test('the limit of a family holds also for forms sent at once', async () => {
  await using scene = await testContext();
  const hanako = await person(scene, 'hanako');
  const all = Array.from({ length: familyMax + 5 }, () => saveFamilyMember(hanako, { memberId: null, form: child }));
  const refused = (await Promise.allSettled(all)).filter(({ status }) => status === 'rejected');
  assert.equal(refused.length, 5);
  assert.equal(await hanako.db.$count(familyMembers), familyMax);
});

test('orders made as a guest with the proven address are claimed once; others’ and unwritten ones never', async () => {
  await using scene = await testContext();
  const hanako = await person(scene, 'hanako');
  const [paid, unpaid, strange] = [
    await insertOrderToPay(scene.ctx),
    await insertOrderToPay(scene.ctx),
    await insertOrderToPay(scene.ctx),
  ];
  const paidAt = scene.ctx.clock.now();
  await scene.ctx.db
    .update(orders)
    .set({ paidAt, state: 'paid', buyerEmail: 'Hanako@example.jp' })
    .where(eq(orders.id, paid));
  await scene.ctx.db
    .update(orders)
    .set({ paidAt, state: 'paid', buyerEmail: 'x@example.jp' })
    .where(eq(orders.id, strange));
  const both = await Promise.all([claimOrders(hanako), claimOrders(hanako)]);
  assert.equal(both[0].claimed + both[1].claimed, 1);
  const owners = await scene.ctx.db.select({ id: orders.id, userId: orders.userId }).from(orders);
  assert.deepEqual(
    new Map(owners.map(({ id, userId }) => [id, userId])),
    new Map([
      [paid, 'hanako'],
      [unpaid, null],
      [strange, null],
    ]),
  );
  await assert.rejects(claimOrders(scene.as(guest)), { code: 'unauthenticated' });
});

test('an order in hand becomes its signed-in buyer’s own, unless Stripe knows another customer', async () => {
  await using scene = await testContext();
  const hanako = await person(scene, 'hanako');
  const [open, begun] = [await insertOrderToPay(scene.ctx), await insertOrderToPay(scene.ctx)];
  await scene.ctx.db.update(orders).set({ stripeCustomerId: 'cus_guest' }).where(eq(orders.id, begun));
  await assert.rejects(adoptOrder(hanako, { orderId: open }), { code: 'not_found' });
  const holding = { ...hanako, actor: { ...hanako.actor, orderIds: [open, begun] } };
  for (const orderId of [open, begun, open]) await adoptOrder(holding, { orderId });
  const owners = await scene.ctx.db.select({ id: orders.id, userId: orders.userId }).from(orders);
  assert.deepEqual(
    owners.filter(({ userId }) => userId === 'hanako').map(({ id }) => id),
    [open],
  );
});

test('own orders are paged newest first with their next step', async () => {
  await using scene = await testContext();
  const hanako = await person(scene, 'hanako');
  const now = scene.ctx.clock.now();
  const states = ['awaiting_payment', 'paid', 'refunded', 'expired', 'draft'] as const;
  for (const [index, state] of states.entries()) {
    const orderId = await insertOrderToPay(scene.ctx);
    await scene.ctx.db
      .update(orders)
      .set({ userId: 'hanako', state, createdAt: shift(now, -index * 1_000) })
      .where(eq(orders.id, orderId));
  }
  await insertOrderToPay(scene.ctx);
  const seen: string[] = [];
  let after: MomentCursor<'ord'> | null = null;
  do {
    const page = await listOwnOrders(hanako, { after, size: 2 });
    seen.push(...page.orders.map(({ state, next }) => `${state} ${next}`));
    after = page.next === null ? null : parseCursor('ord', formatCursor(page.next));
  } while (after !== null);
  assert.deepEqual(seen, ['awaiting_payment pay', 'paid tickets', 'refunded look', 'expired again']);
});
