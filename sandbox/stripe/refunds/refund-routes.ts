import { type Context, Hono } from 'hono';
import { hostedPageHeaders } from '../server/hosted-page';
import { type PageHost, runCall } from '../server/run-call';
import { fateOf, giveBankAccount, refundOfToken } from './give-bank-account';
import { type AccountForm, emptyForm, refundPage, unknownLinkPage } from './refund-page';

/** `/refunds/{token}`: where the (simulated) letter about a konbini refund leads. Works without scripts. */
export function refundPages(host: PageHost): Hono {
  const app = new Hono();
  app.get('/:token', (c) => show(host, c, { filled: emptyForm }));
  app.post('/:token', async (c) => {
    const filled = readForm(await c.req.formData());
    const problem = problemOf(filled);
    if (problem !== undefined) return show(host, c, { filled, problem });
    const account = { routing: filled.bank_code + filled.branch_code, account: filled.account_number };
    const fate = fateOf(account);
    if (fate === undefined) return show(host, c, { filled, problem: noTestAccount });
    const token = c.req.param('token');
    await runCall(host, originOf(c), (call) => giveBankAccount(call, { token, fate }));
    return c.redirect(`/refunds/${token}`, 303);
  });
  return app;
}

const noTestAccount =
  'この口座は使えません。模擬環境では金融機関コード 1100、支店コード 000、口座番号 0001234 を入力してください。';

async function show(host: PageHost, c: Context, { filled, problem }: { filled: AccountForm; problem?: string }) {
  const token = c.req.param('token') ?? '';
  const [refund] = await runCall(host, originOf(c), async (call) => {
    const found = await refundOfToken(call, token);
    return found === undefined ? [] : [found.data];
  });
  if (refund === undefined) return c.html(unknownLinkPage(), 404, hostedPageHeaders);
  return c.html(refundPage(refund, filled, problem), problem === undefined ? 200 : 422, hostedPageHeaders);
}

const originOf = (c: Context) => new URL(c.req.url).origin;

function readForm(data: FormData): AccountForm {
  const text = (name: keyof AccountForm) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.normalize('NFKC').trim() : '';
  };
  return {
    bank_code: text('bank_code'),
    branch_code: text('branch_code'),
    account_number: text('account_number'),
    account_holder: text('account_holder'),
  };
}

function problemOf(form: AccountForm): string | undefined {
  if (!/^\d{4}$/.test(form.bank_code)) return '金融機関コードは数字4桁で入力してください。';
  if (!/^\d{3}$/.test(form.branch_code)) return '支店コードは数字3桁で入力してください。';
  if (!/^\d{7}$/.test(form.account_number)) return '口座番号は数字7桁で入力してください。';
  if (!/^[\p{Script=Katakana}ー（）().\- A-Z]+$/u.test(form.account_holder)) {
    return '口座名義はカタカナで入力してください。';
  }
  return undefined;
}
