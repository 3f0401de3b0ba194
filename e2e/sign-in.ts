import { expect, type Page } from 'playwright/test';
import { authenticatorDigits } from './authenticator';
import { mailUrl } from './places';

interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** The newest code that an address has received so far, or nothing. */
export async function lastCode(page: Page, email: string): Promise<string> {
  const answer = await page.request.get(`${mailUrl}/messages?to=${encodeURIComponent(email)}`);
  const letters: Letter[] = await answer.json();
  return letters.find(({ subject }) => subject.includes('確認コード'))?.text.match(/\b\d{6}\b/)?.[0] ?? '';
}

/** The newest code that was mailed to an address and is not `known`; waits for it. */
export async function mailedCode(page: Page, email: string, known = ''): Promise<string> {
  let code = '';
  await expect
    .poll(async () => {
      code = await lastCode(page, email);
      return code !== '' && code !== known;
    }, `a code for ${email}`)
    .toBe(true);
  return code;
}

/** Signs in as people do: address, mailed code, and the authenticator app for those who have one. */
export async function signIn(page: Page, email: string, next = '/'): Promise<void> {
  const known = await lastCode(page, email);
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByRole('button', { name: '確認コードを送る' }).click();
  await page.waitForURL('**/sign-in/code');
  await page.getByLabel('確認コード').fill(await mailedCode(page, email, known));
  await page.getByRole('button', { name: 'ログインする' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in/code');
  if (new URL(page.url()).pathname === '/sign-in/totp') {
    await page.getByLabel('認証アプリの6桁の数字').fill(authenticatorDigits());
    await page.getByRole('button', { name: '確認する' }).click();
  }
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
