import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from './log';

function capture(): { lines: string[]; logger: ReturnType<typeof createLogger> } {
  const lines: string[] = [];
  return { lines, logger: createLogger('info', { write: (line) => lines.push(line) }) };
}

test('people and secrets never reach a log line', () => {
  const { lines, logger } = capture();
  const secrets = ['taro@example.jp', '山田 太郎', '482913', 'pi_1_secret_2', 'sk_live_1', '090-1234-5678'];
  logger.info({
    email: secrets[0],
    order: { buyerName: secrets[1], buyerPhone: secrets[5] },
    mail: { props: { code: secrets[2] } },
    request: { headers: { authorization: secrets[4], cookie: secrets[2] } },
    payment: { client_secret: secrets[3] },
    orderId: 'ord_1',
  });
  const cause = new Error(`refused for ${secrets[0]}`);
  logger.error({ err: new Error('mail to taro@example.jp failed', { cause }) }, 'failed');
  const text = lines.join('');
  for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} is in ${text}`);
  assert.ok(text.includes('ord_1'));
  assert.ok(text.includes('mail to [e-mail] failed'));
});
