import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId, type OrderId } from '@/lib/ids';
import { isOrderKey, orderKey, orderLinkPath, readOrderCookie, writeOrderCookie } from './order-keys';
import { readPending, secondsToResend, writePending } from './pending-sign-in';

const secret = 'an application secret that is long enough';

function cookieOf(count: number): { ids: OrderId[]; cookie: string } {
  const ids = Array.from({ length: count }, () => newId('ord'));
  let cookie = '';
  for (const id of ids) cookie = writeOrderCookie(secret, readOrderCookie(secret, cookie), id);
  return { ids, cookie };
}

test('a key opens its order, and no other order, purpose or installation', () => {
  const [mine, other] = [newId('ord'), newId('ord')];
  const key = orderKey(secret, mine);
  assert.equal(orderLinkPath(secret, mine), `/orders/${mine}/open?key=${key}`);
  assert.equal(isOrderKey(secret, mine, key), true);
  assert.equal(isOrderKey(secret, other, key), false);
  assert.equal(isOrderKey(`${secret}!`, mine, key), false);
  assert.deepEqual(readOrderCookie(secret, `${mine}~${key}`), [], 'a link is no cookie');
});

test('no changed key opens', () => {
  const id = newId('ord');
  const key = orderKey(secret, id);
  fc.assert(
    fc.property(fc.nat(key.length - 1), fc.string({ maxLength: 60 }), (at, text) => {
      const changed = `${key.slice(0, at)}${text}${key.slice(at + 1)}`;
      assert.equal(isOrderKey(secret, id, changed), changed === key);
    }),
  );
});

test('the cookie keeps the last twenty orders', () => {
  const { ids, cookie } = cookieOf(25);
  assert.deepEqual(readOrderCookie(secret, cookie), ids.slice(-20));
  const again = writeOrderCookie(secret, readOrderCookie(secret, cookie), ids[10] ?? newId('ord'));
  assert.equal(readOrderCookie(secret, again).length, 20);
  assert.equal(readOrderCookie(secret, again).at(-1), ids[10]);
});

test('a changed cookie holds nothing', () => {
  const { cookie } = cookieOf(2);
  const stranger = newId('ord');
  for (const bad of ['', '~', 'x', cookie.replace('ord_', `${stranger}.ord_`), `${cookie}x`, `${stranger}~`]) {
    assert.deepEqual(readOrderCookie(secret, bad), []);
  }
});

test('the pending sign-in comes back as written, and not when changed; its way back stays ours', () => {
  const pending = { email: 'a@b.example', next: '/operator', sentAt: 1_000 };
  const cookie = writePending(secret, pending);
  assert.deepEqual(readPending(secret, cookie), pending);
  assert.equal(readPending(secret, `x${cookie}`), null);
  assert.equal(readPending(secret, undefined), null);
  assert.equal(readPending(secret, writePending(secret, { ...pending, next: '//evil.example' }))?.next, '/');
  assert.equal(secondsToResend(pending, new Date(31_000)), 30);
  assert.equal(secondsToResend(pending, new Date(61_000)), 0);
});
