import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { seeAccessibleEverywhere } from '../accessibility';
import { expect, test } from '../fixtures';

const phone = { width: 360, height: 780 };
const compared = (count: number) =>
  ['101', '301', '102', '103'].slice(0, count).map((end) => `course=crs_01jd0000000000000000000${end}`);

async function openFirstCourse(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 3 }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/courses\/crs_/);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, viewport: phone });

    test('search, course, cart, number of people, language, removal', async ({ page }) => {
      await page.goto('/');
      await page.getByLabel('検査する部位').selectOption('brain');
      await page.getByRole('button', { name: 'この条件で探す' }).click();
      await expect(page.getByRole('heading', { name: '3件の検査コース' })).toBeVisible();
      await openFirstCourse(page);
      await expect(page.getByRole('complementary')).toContainText('17,600円（税込）');
      await page.getByRole('button', { name: 'カートに入れる' }).click();
      await expect(page.getByRole('status')).toHaveText('カートに入れました。');
      await page.getByLabel('受診する人数').selectOption('3');
      await page.getByRole('button', { name: /人数を変更/ }).click();
      await expect(page.getByRole('status')).toHaveText('人数を変更しました。');
      await expect(page.getByRole('link', { name: 'カート（3件）' })).toBeVisible();
      await expect(page.getByRole('definition').last()).toHaveText('52,800円（税込）');
      await page.getByRole('button', { name: 'English' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Cart' })).toBeVisible();
      await page.getByRole('button', { name: '日本語' }).click();
      await page.getByRole('button', { name: /カートから削除/ }).click();
      await expect(page.getByRole('heading', { name: 'カートに検査コースが入っていません' })).toBeVisible();
    });

    test('ticked courses stand side by side', async ({ page }) => {
      await page.goto('/?part=spine');
      await page.getByRole('checkbox').nth(0).check();
      await page.getByRole('checkbox').nth(1).check();
      await page.getByRole('button', { name: '選んだコースを比べる' }).click();
      await expect(page.getByRole('columnheader')).toHaveText(['項目', /MRI検査/, /MRI検査/]);
    });
  });
}

test('conditions that cannot be read are named and left out', async ({ page }) => {
  await page.goto('/?part=brain&weekday=9&min=abc');
  await expect(
    page.getByText('次の条件は読み取れなかったため、外して検索しました：受診したい曜日、料金の下限'),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: '3件の検査コース' })).toBeVisible();
});

test('a sixth person for a course is refused with a way out, and the cart stays', async ({ page }) => {
  for (let count = 1; count <= 6; count += 1) {
    await page.goto('/courses/crs_01jd0000000000000000000101');
    await page.getByRole('button', { name: 'カートに入れる' }).click();
    await expect(page.getByRole('status')).toContainText(count <= 5 ? 'カートに入れました' : '5名まで');
  }
  await expect(page.getByRole('link', { name: 'カート（5件）' })).toBeVisible();
});

const everyPage = [
  '/',
  '/?part=brain&weekday=9',
  '/?prefecture=北海道&modality=pet_ct',
  '/courses/crs_01jd0000000000000000000101',
  `/compare?${compared(4).join('&')}`,
  '/compare',
  '/cart?notice=cart_full',
  '/legal/tokushoho',
  '/legal/privacy',
  '/legal/terms',
];
/** In the dark only the colours are others: one page of each make. */
const pages = { light: everyPage, dark: ['/', '/courses/crs_01jd0000000000000000000101', '/legal/tokushoho'] };

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`accessible in ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: phone });

    test('shop and legal pages', async ({ page }) => {
      for (const path of pages[colorScheme]) {
        await page.goto(path);
        await seeAccessibleEverywhere(page);
      }
      await page.goto('/courses/crs_01jd0000000000000000000104');
      await page.getByRole('button', { name: 'カートに入れる' }).click();
      await expect(page.getByRole('status')).toBeVisible();
      await seeAccessibleEverywhere(page);
    });
  });
}

test.describe('nothing at the address', () => {
  test.use({ expectedErrors: [/status of 404/] });

  test('says so with the status 404 and leads back', async ({ page }) => {
    for (const path of ['/nothing', '/courses/crs_nothing', '/courses/crs_01jd0000000000000000000999']) {
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1, name: 'ページが見つかりません' })).toBeVisible();
      await seeAccessibleEverywhere(page);
    }
  });
});

test('the catalogue keeps its budgets: scripts 152 kB, style sheets 40 kB (gzip)', async ({ page, request }) => {
  await page.goto('/');
  const scripts = await page
    .locator('script[src]:not([nomodule])')
    .evaluateAll((all) => all.map((one) => one.getAttribute('src')));
  const styles = await page
    .locator('link[rel=stylesheet]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  const weigh = async (paths: readonly (string | null)[]) => {
    const bodies = await Promise.all(paths.map(async (path) => (await request.get(path ?? '')).body()));
    return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  };
  expect(await weigh(scripts)).toBeLessThanOrEqual(152_000);
  expect(await weigh(styles)).toBeLessThanOrEqual(40_000);
});
