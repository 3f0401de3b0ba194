import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DrizzleQueryError, sql } from 'drizzle-orm';
import { bareContext } from '@/db/testing/bare-context';
import { queueLogger } from '@/lib/jobs/start-worker';
import { createLogger, errorText } from './log';

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

test('what a failed statement carried is in no log line, no row and no sentence of the queue', async () => {
  await using bare = await bareContext();
  const values = ['山田 太郎', 'ヤマダ タロウ', '090-1234-5678', '482913'];
  const statement = sql`select ${values[0]}::text, ${`${values[1]}\n${values[2]}`}::text, ${values[3]}::text from nothing`;
  const failed: unknown = await bare.ctx.db.execute(statement).catch((error: unknown) => error);
  assert.ok(failed instanceof DrizzleQueryError);
  const quoted: unknown = await bare.sql`select ${values[0] ?? ''}::text::int`.catch((error: unknown) => error);
  const several = new AggregateError([failed, quoted], '2 of 2 could not be swept');
  const { lines, logger } = capture();
  for (const err of [failed, quoted, several, new Error('job failed', { cause: failed })])
    logger.error({ err }, 'failed');
  const sentence = `Failed task 1 (x, 5ms, attempt 1 of 1) with error '${failed.message}':\n  ${failed.stack}`;
  queueLogger(logger).error(sentence, { failure: true, error: failed });
  queueLogger(logger).error(sentence);
  const told = [...lines, errorText(failed), errorText(quoted), errorText(several)].join('');
  for (const value of values) assert.ok(!told.includes(value), `${value} is in ${told}`);
  assert.match(errorText(failed), /^Failed query: select \$1::text.* 42P01/);
  assert.equal(errorText(quoted), 'PostgresError 22P02');
  assert.match(errorText(several), /^2 of 2 could not be swept \| Failed query.* \| PostgresError 22P02$/);
  assert.match(lines[0] ?? '', /log\.test\.ts/, 'the stack stays');
});
