import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, before, test } from 'node:test';
import { createWebhookListener } from './listener';
import { bodyBytesMax } from './read-body';
import { listen } from './testing/listen';
import { sampleEvent, sign, stripeId } from './testing/sample-event';
import { openInbox, testInbox, testSecrets } from './testing/test-inbox';

const inbox = await testInbox();
const { sql, receiveDeps } = inbox;
const listener = createWebhookListener(receiveDeps);
let base = '';
before(async () => {
  base = await listen(listener);
});
after(async () => {
  listener.closeAllConnections();
  listener.close();
  await inbox[Symbol.asyncDispose]();
});

async function post(body: string, signature: string | null, path = '/api/webhooks/stripe') {
  const response = await fetch(`${base}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...(signature === null ? {} : { 'stripe-signature': signature }) },
  });
  return { status: response.status, json: await response.json() };
}

const countEvents = async () => (await sql`select count(*)::int as n from stripe_events`)[0]?.n;
const refusals = async (reason: string) => {
  await receiveDeps.refusals.flush();
  const [row] = await sql`select coalesce(sum(count), 0)::int as n from webhook_refusals where reason = ${reason}`;
  return row?.n;
};

test('a genuine event is stored once and its further deliveries are counted', async () => {
  const event = sampleEvent('payment_intent.succeeded', { id: 'pi_1' });
  assert.deepEqual(await post(event.body, sign(event.body)), { status: 200, json: { received: true, count: 1 } });
  assert.deepEqual(await post(event.body, sign(event.body)), { status: 200, json: { received: true, count: 2 } });
  const [row] =
    await sql`select state, received_count, object_id, subject_id, received_via, body, signature is not null as signed
    from stripe_events where id = ${event.id}`;
  assert.deepEqual(
    { ...row },
    {
      state: 'new',
      received_count: 2,
      object_id: 'pi_1',
      subject_id: 'pi_1',
      received_via: 'webhook',
      body: event.body,
      signed: true,
    },
  );
});

test('charges and refunds queue behind their PaymentIntent, and a refund is read by its own id', async () => {
  const charge = sampleEvent('charge.succeeded', { id: 'ch_1', payment_intent: 'pi_2' });
  const refund = sampleEvent('refund.created', { id: 're_1', payment_intent: 'pi_2' });
  for (const { body } of [charge, refund]) assert.equal((await post(body, sign(body))).status, 200);
  const rows =
    await sql`select object_id, subject_id from stripe_events where id in ${sql([charge.id, refund.id])} order by sequence`;
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      { object_id: 'pi_2', subject_id: 'pi_2' },
      { object_id: 'pi_2', subject_id: 're_1' },
    ],
  );
});

test('what nobody routes is stored as ignored, never refused', async () => {
  const own = sampleEvent('payment_intent.succeeded', { id: 'pi_of_an_account' });
  const connected = { ...own, body: JSON.stringify({ ...JSON.parse(own.body), account: 'acct_1' }) };
  for (const event of [
    sampleEvent('treasury.something_new.created', { id: 'x_1' }),
    sampleEvent('balance.available', {}),
    sampleEvent('charge.succeeded', { id: 'ch_without_intent' }),
    connected,
  ]) {
    assert.equal((await post(event.body, sign(event.body))).status, 200);
    const [row] = await sql`select state from stripe_events where id = ${event.id}`;
    assert.equal(row?.state, 'ignored');
  }
});

test('while a secret is rolled, both sign', async () => {
  for (const secret of testSecrets.snapshot) {
    const { body } = sampleEvent('payment_intent.created', { id: stripeId('pi') });
    assert.equal((await post(body, sign(body, { secret }))).status, 200);
    const both = `${sign(body, { secret: 'whsec_unknown' })},${sign(body, { secret }).split(',')[1]}`;
    assert.equal((await post(body, both)).status, 200);
  }
});

test('thin notifications have their own door and secrets', async () => {
  const body = JSON.stringify({
    id: stripeId('evt'),
    object: 'v2.core.event',
    type: 'v2.core.account.updated',
    created: '2026-11-21T12:00:00.000Z',
    livemode: false,
    related_object: { id: 'acct_1', type: 'v2.core.account', url: '/v2/core/accounts/acct_1' },
  });
  const thin = sign(body, { secret: testSecrets.thin[0] });
  assert.equal((await post(body, thin, '/api/webhooks/stripe/thin')).status, 200);
  assert.deepEqual((await post(body, thin)).json, { error: 'bad_signature' });
  assert.deepEqual((await post(body, sign(body))).json, { error: 'malformed' }, 'a thin body at the snapshot door');
  const [row] = await sql`select source, object_id from stripe_events where id = ${JSON.parse(body).id}`;
  assert.deepEqual({ ...row }, { source: 'thin', object_id: 'acct_1' });
});

test('forged, changed, unsigned, old and unreadable deliveries leave nothing and are counted', async () => {
  const { body } = sampleEvent('payment_intent.succeeded', { id: stripeId('pi') });
  const stored = await countEvents();
  const wallSeconds = Math.floor(Date.now() / 1000);
  const cases: [string, string, string | null, string][] = [
    ['other secret', body, sign(body, { secret: 'whsec_forged' }), 'bad_signature'],
    ['changed body', body.replace('succeeded', 'canceled'), sign(body), 'bad_signature'],
    ['no header', body, null, 'bad_signature'],
    ['garbage header', body, 't=1,v2=zz', 'bad_signature'],
    ['empty body', '', sign(body), 'bad_signature'],
    ['old', body, sign(body, { timestamp: wallSeconds - 301 }), 'too_old'],
    ['very old', body, sign(body, { timestamp: wallSeconds - 90 * 86_400 }), 'too_old'],
    ['old and forged', body, sign(body, { timestamp: wallSeconds - 301, secret: 'whsec_forged' }), 'bad_signature'],
    ['not JSON', 'not { json', sign('not { json'), 'malformed'],
    ['null', 'null', sign('null'), 'malformed'],
    ['no event', '{"object":"event"}', sign('{"object":"event"}'), 'malformed'],
  ];
  for (const [name, text, signature, error] of cases) {
    assert.deepEqual(await post(text, signature), { status: 400, json: { error } }, name);
  }
  assert.equal(await countEvents(), stored);
  assert.equal(await refusals('too_old'), 2);
  assert.ok((await refusals('bad_signature')) >= 6);
  assert.ok((await refusals('malformed')) >= 3);
});

test('a body over one mebibyte is refused, declared or not, without reading it to its end', async () => {
  for (const headers of [{}, { 'content-length': String(offeredBytes) }]) {
    const before = await refusals('too_large');
    const sent = await streamEndlessly(headers);
    assert.equal(sent.status, 413);
    assert.ok(sent.bytes < 20 * bodyBytesMax, `the listener let ${sent.bytes} bytes come in`);
    assert.equal(await refusals('too_large'), before + 1);
  }
});

const offeredBytes = 100 * bodyBytesMax;

/** Offers 100 MiB in chunks, as long as the other side takes them. */
function streamEndlessly(headers: Record<string, string>): Promise<{ status: number | undefined; bytes: number }> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const request = httpRequest(`${base}/api/webhooks/stripe`, {
      method: 'POST',
      headers: { ...headers, 'stripe-signature': 't=1,v1=0' },
    });
    request.on('response', (response) => {
      response.resume();
      resolve({ status: response.statusCode, bytes });
    });
    request.on('error', reject);
    const chunk = Buffer.alloc(64 * 1024, 120);
    const write = (): unknown => {
      while (bytes < offeredBytes && !request.destroyed) {
        bytes += chunk.length;
        if (!request.write(chunk)) return request.once('drain', write);
      }
      return request.end();
    };
    write();
  });
}

test('other paths and methods are not found', async () => {
  assert.equal((await post('{}', null, '/api/other')).status, 404);
  assert.equal((await fetch(`${base}/api/webhooks/stripe`)).status, 404);
});

test('when the database is gone, Stripe is asked to deliver again', async () => {
  const gone = openInbox(inbox.databaseUrl);
  await gone.close();
  const { body } = sampleEvent('payment_intent.succeeded', { id: stripeId('pi') });
  const broken = createWebhookListener(gone.receiveDeps);
  const url = await listen(broken);
  const response = await fetch(`${url}/api/webhooks/stripe`, {
    method: 'POST',
    body,
    headers: { 'stripe-signature': sign(body) },
  });
  assert.equal(response.status, 500);
  broken.closeAllConnections();
  broken.close();
});
