import { findPrivateData, readRequestLog } from '@/sandbox/stripe/testing/private-data';
import { expect, test } from '../fixtures';
import { persons } from '../journeys/shopper';
import { sandboxUrl } from '../places';

test('no request of all the journeys told Stripe a health word, or a person but for billing', async () => {
  const log = await readRequestLog(sandboxUrl);
  const paths = log.map(({ method, path, key_kind: key }) => `${key} ${method} ${path}`);
  expect(paths).toContain('secret POST /v1/customers');
  expect(paths).toContain('secret POST /v1/payment_intents');
  expect(paths).toContainEqual(expect.stringMatching(/^publishable POST \/v1\/payment_intents\/\w+\/confirm$/));
  expect(findPrivateData(log, persons)).toEqual([]);
});
