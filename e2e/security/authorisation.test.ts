import { type APIRequestContext, type Browser, request } from 'playwright/test';
import { expect } from '../fixtures';
import { test } from '../people';
import { appUrl, mailUrl } from '../places';
import { doors, inlineActions } from './doors';
import { actionTable, routeTable, type Who, whos } from './route-table';

test('every door of the application is in the table, and every row has its door', () => {
  const rows = [...Object.keys(routeTable), ...Object.keys(actionTable).map((name) => `action ${name}`)].sort();
  expect(doors()).toEqual(rows);
  expect(inlineActions()).toEqual([]);
});

const courseId = 'crs_01jd0000000000000000000201';

/** A guest's order, begun as guests do. */
async function begunOrder(browser: Browser) {
  const context = await browser.newContext({ baseURL: appUrl });
  const page = await context.newPage();
  await page.goto(`/courses/${courseId}`);
  await page.getByRole('button', { name: 'カートに入れる' }).first().click();
  await page.getByRole('button', { name: '購入手続きへ進む' }).first().click();
  await page.waitForURL(/\/checkout\/ord_/);
  const orderId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const state = await context.storageState();
  await context.close();
  return { orderId, state };
}

async function knock(client: APIRequestContext, door: string, orderId: string): Promise<number> {
  const [method = '', address = ''] = door.split(' ');
  const path = address
    .replace('[orderId]', orderId)
    .replace('[courseId]', courseId)
    .replace('[eventId]', 'evt_none')
    .replace('[accountId]', 'none');
  const body = routeTable[door]?.body;
  const answer = await client.fetch(path, { method, maxRedirects: 0, ...(body === undefined ? {} : { data: body }) });
  return answer.status();
}

test('at every door everyone gets what the table says', async ({ browser, people }) => {
  test.setTimeout(180_000);
  const { orderId, state } = await begunOrder(browser);
  const found: Record<string, Partial<Record<Who, number>>> = {};
  for (const who of whos) {
    const isGuest = who === 'stranger' || who === 'buyer';
    const storageState = isGuest ? (who === 'buyer' ? state : undefined) : await people.stateOf(who);
    const client = await request.newContext({
      baseURL: appUrl,
      extraHTTPHeaders: { origin: appUrl },
      ...(storageState === undefined ? {} : { storageState }),
    });
    // All at once would ask what a server under siege answers.
    const waiting = Object.keys(routeTable);
    const knockAtRest = async () => {
      for (let door = waiting.shift(); door !== undefined; door = waiting.shift()) {
        found[door] = { ...found[door], [who]: await knock(client, door, orderId) };
      }
    };
    await Promise.all(Array.from({ length: 8 }, knockAtRest));
    await client.dispose();
  }
  expect(found).toEqual(Object.fromEntries(Object.entries(routeTable).map(([door, { status }]) => [door, status])));
});

test('no mutation is taken from another site or from nowhere, even with the right cookies', async ({
  browser,
  people,
}) => {
  const { orderId } = await begunOrder(browser);
  const mutations = Object.keys(routeTable).filter((door) => !door.startsWith('GET') && !routeTable[door]?.isSigned);
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}]) {
    const client = await request.newContext({
      baseURL: appUrl,
      extraHTTPHeaders: headers,
      storageState: await people.stateOf('operator'),
    });
    for (const door of mutations) expect([door, await knock(client, door, orderId)]).toEqual([door, 403]);
    await client.dispose();
  }
});

test('a changed link or cookie opens no order', async ({ browser }) => {
  const { orderId, state } = await begunOrder(browser);
  const client = await request.newContext({ baseURL: appUrl });
  for (const key of ['', 'x', 'A'.repeat(43)]) {
    const answer = await client.get(`/orders/${orderId}/open?key=${key}`, { maxRedirects: 0 });
    expect([answer.status(), answer.headers()['location'], answer.headers()['set-cookie']]).toEqual([
      303,
      `/orders/${orderId}`,
      undefined,
    ]);
  }
  const value = state.cookies.find(({ name }) => name === 'dokuei_orders')?.value ?? '';
  const read = async (cookie: string) =>
    (await client.get(`/api/orders/${orderId}/status`, { headers: { cookie: `dokuei_orders=${cookie}` } })).status();
  expect(await read(value)).toBe(200);
  const [list = '', signature = ''] = decodeURIComponent(value).split('~');
  const changed = [
    `${list}~`,
    list,
    `${list}~${signature}x`,
    `${list}.${orderId}~${signature}`,
    `${orderId}~${'A'.repeat(43)}`,
  ];
  for (const cookie of changed) expect([cookie, await read(encodeURIComponent(cookie))]).toEqual([cookie, 404]);
  await client.dispose();
});

/** The hidden fields by which a form without JavaScript names its action. */
function hiddenFields(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?\/>/g);
  const text = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [text(name), text(value)]));
}

test('a Server Action is not taken from another site', async ({ request: client }) => {
  const fields = hiddenFields((await (await client.get('/sign-in')).text()).split('name="email"')[0] ?? '');
  expect(Object.keys(fields).some((name) => name.startsWith('$ACTION'))).toBe(true);
  const send = async (email: string, origin: string) =>
    client.post('/sign-in', { headers: { origin }, multipart: { ...fields, email }, maxRedirects: 0 });
  const letters = async (email: string) => (await client.get(`${mailUrl}/messages?to=${email}`)).json();
  const forged = await send('forged@dokuei-pay.example', 'https://evil.example');
  expect(forged.status()).toBeGreaterThanOrEqual(400);
  const own = await send('own-site@dokuei-pay.example', appUrl);
  expect([own.status(), own.headers()['location']]).toEqual([303, '/sign-in/code']);
  await expect.poll(() => letters('own-site@dokuei-pay.example')).toHaveLength(1);
  expect(await letters('forged@dokuei-pay.example')).toEqual([]);
});

test('pages are strict with browsers: nonce policy, no frames, no sniffing, no referrer across sites', async ({
  request: client,
}) => {
  const [first, second] = [await client.get('/'), await client.get('/')];
  const policy = first.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']{20,}' 'strict-dynamic'(;|$)/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe-eval');
  expect(policy).not.toBe(second.headers()['content-security-policy']);
  expect(first.headers()['x-content-type-options']).toBe('nosniff');
  expect(first.headers()['referrer-policy']).toBe('strict-origin-when-cross-origin');
  expect(first.headers()['x-powered-by']).toBeUndefined();
  expect(first.headers()['x-request-id']).not.toBe(second.headers()['x-request-id']);
  const nonce = policy.match(/'nonce-([^']+)'/)?.[1];
  const tags = (await first.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(tags.length).toBeGreaterThan(0);
  expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
});
