import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripeObjectLink } from './object-link';

const link = (settings: { key: string; base?: string }, id: string) =>
  stripeObjectLink({ STRIPE_SECRET_KEY: settings.key, STRIPE_API_BASE: settings.base }, id);

test('an id leads to the sandbox, to the test Dashboard or to the live one', () => {
  assert.equal(
    link({ key: 'sk_test_1', base: 'http://127.0.0.1:12111' }, 'pi_1'),
    'http://127.0.0.1:12111/_sandbox#pi_1',
  );
  assert.equal(link({ key: 'sk_test_1' }, 'pi_1'), 'https://dashboard.stripe.com/test/payments/pi_1');
  assert.equal(link({ key: 'rk_live_1' }, 'evt_1'), 'https://dashboard.stripe.com/events/evt_1');
  assert.equal(link({ key: 'rk_live_1' }, 'cus_1'), 'https://dashboard.stripe.com/customers/cus_1');
});

test('what has no page of its own has no link', () => {
  for (const id of ['xyz_1', '', 'pi']) assert.equal(link({ key: 'sk_test_1' }, id), null);
});
