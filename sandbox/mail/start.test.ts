import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { type MailCatcher, startMailCatcher } from './start';

const Letters = z.array(
  z.object({ id: z.string(), to: z.array(z.string()), subject: z.string(), html: z.string(), text: z.string() }),
);
let catcher: MailCatcher;
before(async () => {
  catcher = await startMailCatcher({ port: 0, smtpPort: 0 });
});
after(() => catcher.stop());

async function send(to: string, subject: string): Promise<void> {
  const mail = { from: 'shop@example.com', to, subject, text: '本文', html: '<b>本文</b><script>alert(1)</script>' };
  await createTransport(catcher.smtpUrl).sendMail(mail);
}

const letters = async (query = '') => Letters.parse(await (await fetch(`${catcher.url}/messages${query}`)).json());

test('catches Japanese mail, newest first, by recipient', async () => {
  await send('A@example.com', 'ご予約の確認');
  await send('b@example.com', '二通目 <script>');
  const all = await letters();
  assert.deepEqual(
    all.map((letter) => letter.subject),
    ['二通目 <script>', 'ご予約の確認'],
  );
  const [first] = await letters('?to=a@example.com');
  assert.equal(first?.text.trim(), '本文');
  const one = await fetch(`${catcher.url}/messages/${first?.id}`);
  assert.equal(one.status, 200);
  assert.equal((await fetch(`${catcher.url}/messages/none`)).status, 404);
});

test('pages escape what the mail brings', async () => {
  const list = await (await fetch(catcher.url)).text();
  assert.match(list, /二通目 &lt;script&gt;/);
  const [letter] = await letters();
  const page = await (await fetch(`${catcher.url}/mail/${letter?.id}`)).text();
  assert.ok(!page.includes('<script>'));
  assert.match(page, /<iframe sandbox="allow-popups"/);
});

test('DELETE empties it', async () => {
  assert.equal((await fetch(`${catcher.url}/messages`, { method: 'DELETE' })).status, 204);
  assert.deepEqual(await letters(), []);
});
