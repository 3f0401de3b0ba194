import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertIncludes } from '../testing/assert-includes';
import { refusal } from '../testing/refusal';
import { sandboxOfFile } from '../testing/sandbox-under-test';
import { disputed } from './testing/disputed';

const sandbox = await sandboxOfFile();
const { stripe } = sandbox;

const pdf = (size = 100) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size, 0xe3)]);
const upload = (data: Buffer, purpose: 'dispute_evidence' | 'customer_signature' = 'dispute_evidence') =>
  stripe.files.create({ purpose, file: { data, name: '領収書.pdf', type: 'application/pdf' } });

test('the SDK uploads to the same host; the file is evidence', async () => {
  const file = await upload(pdf());
  assertIncludes(file, {
    object: 'file',
    purpose: 'dispute_evidence',
    filename: '領収書.pdf',
    size: 109,
    type: 'pdf',
  });
  assert.equal((await stripe.files.retrieve(file.id)).size, 109);
  assert.deepEqual(
    (await stripe.files.list({ purpose: 'dispute_evidence' })).data.map(({ id }) => id),
    [file.id],
  );
  const [kept] = await sandbox.sql<{ content: string }[]>`
    select private->>'content' as content from objects where id = ${file.id}`;
  assert.deepEqual(Buffer.from(kept?.content ?? '', 'base64'), pdf());
  assert.equal((await sandbox.eventTypes()).at(-1), 'file.created');

  const { dispute } = await disputed(sandbox, 'pm_card_createDispute');
  const update = { evidence: { receipt: file.id }, submit: false, expand: ['evidence.receipt'] };
  assertIncludes(await stripe.disputes.update(dispute.id, update), {
    evidence: { receipt: { id: file.id, size: 109 } },
  });
});

test('an upload under its key is kept once; the log does not repeat the content', async () => {
  const params = { purpose: 'dispute_evidence', file: { data: pdf(), name: 'a.pdf' } } as const;
  const first = await stripe.files.create(params, { idempotencyKey: 'upload-1' });
  assert.equal((await stripe.files.create(params, { idempotencyKey: 'upload-1' })).id, first.id);
  const logged = await sandbox.sql`select params::text as params from requests where path = '/v1/files'`;
  assert.equal(JSON.stringify(logged).includes(pdf().toString('base64')), false);
});

test('other types, larger files and other purposes are refused', async () => {
  assert.match((await refusal(upload(Buffer.from('<html></html>')))).message, /must be a PDF, a JPEG or a PNG/);
  assert.match((await refusal(upload(pdf(5_000_001)))).message, /at most 5 MB/);
  assert.equal((await refusal(upload(pdf(7_000_000)))).statusCode, 413);
  const bare = await sandbox.request('POST', '/v1/files', { body: 'purpose=dispute_evidence' });
  assert.match(await bare.text(), /Missing required param: file/);
  const signature = await upload(pdf(), 'customer_signature');
  const { dispute } = await disputed(sandbox, 'pm_card_createDispute');
  const wrong = await refusal(stripe.disputes.update(dispute.id, { evidence: { receipt: signature.id } }));
  assert.equal(wrong.param, 'evidence[receipt]');
  const staged = { evidence: { customer_signature: signature.id }, submit: false };
  assert.equal((await stripe.disputes.update(dispute.id, staged)).evidence.customer_signature, signature.id);
});

test('the files of one dispute have 4.5 MB together', async () => {
  const [one, two] = [await upload(pdf(2_500_000)), await upload(pdf(2_500_000))];
  const { dispute } = await disputed(sandbox, 'pm_card_createDispute');
  const evidence = { receipt: one.id, uncategorized_file: two.id };
  assert.match((await refusal(stripe.disputes.update(dispute.id, { evidence }))).message, /4\.5 MB/);
  assert.equal((await stripe.disputes.update(dispute.id, { evidence: { receipt: one.id } })).status, 'under_review');
});
