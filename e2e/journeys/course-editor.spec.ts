import { seeAccessible } from '../accessibility';
import { expect } from '../fixtures';
import { test } from '../people';

test('an operator makes a course, is warned of a word, looks at it as patients will, publishes and withdraws it', async ({
  page,
  context,
  people,
}) => {
  await context.addCookies((await people.stateOf('operator')).cookies);
  await page.goto('/operator/courses');
  await seeAccessible(page);
  await page.getByRole('link', { name: 'コースを作る' }).click();
  await page.getByLabel('検査実施施設').selectOption({ index: 1 });
  await page.getByLabel('コース名').fill('心臓CT検査（試作）');
  await page.getByLabel('説明').fill('日本一くわしい検査です。');
  await page.getByLabel('検査の種類').selectOption('ct');
  await page.getByLabel('料金（税込・円）').fill('３８，０００');
  await page.getByLabel('所要時間（分）').fill('60');
  await page.getByLabel('月曜日').check();
  await page.getByLabel('検査の内容').fill('問診\n心臓CT');
  await page.getByLabel('受診いただけない条件').fill('妊娠中の方');
  await page.getByLabel('検査前の注意').fill('検査前4時間は食事をお控えください。');
  await page.getByLabel('持ち物').fill('本人確認書類');
  await page.getByLabel('結果の受け取り方').fill('約2週間後に郵送します。');
  await page.getByRole('button', { name: '非公開で作る' }).click();
  await expect(page.getByRole('link', { name: /リスクと検査の限界を入力してください/ })).toBeVisible();
  await seeAccessible(page);
  await page.getByLabel('リスクと検査の限界').fill('わずかな被ばくがあります。');
  await page.getByRole('button', { name: '非公開で作る' }).click();
  await expect(page.getByRole('link', { name: /「日本一」は、医療広告ガイドライン/ })).toBeVisible();
  await page.getByLabel('説明').fill('心臓の血管を撮影します。');
  await page.getByRole('button', { name: '非公開で作る' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('心臓CT検査（試作）');
  await expect(page.getByRole('table', { name: '料金の履歴' }).getByText('38,000円')).toBeVisible();
  await seeAccessible(page);
  const address = page.url();
  await page.getByRole('link', { name: 'お客様の画面で確かめる' }).click();
  await expect(page.getByText('ここからはお申込みできません。')).toBeVisible();
  await seeAccessible(page);
  await page.goto(address);
  await page.getByRole('button', { name: '公開する' }).click();
  await expect(page.getByRole('button', { name: '公開をやめる' })).toBeVisible();
  await page.goto(`/courses/${address.split('/').at(-1)}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('心臓CT検査（試作）');
  await page.goto(address);
  await page.getByRole('button', { name: '公開をやめる' }).click();
  await expect(page.getByRole('button', { name: '公開する' })).toBeVisible();

  const other = await context.newPage();
  await other.goto(address);
  await page.getByLabel('説明').fill('一人目が変えた説明です。');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText('保存しました。')).toBeVisible();
  await other.getByLabel('持ち物').fill('保険証');
  await other.getByRole('button', { name: '保存する' }).click();
  await expect(other.getByText('ほかの人が変更した項目')).toBeVisible();
  await expect(other.getByText('一人目が変えた説明です。')).toBeVisible();
  await expect(other.getByLabel('持ち物')).toHaveValue('保険証');
  await seeAccessible(other);
  await other.getByRole('button', { name: '保存する' }).click();
  await expect(other.getByText('保存しました。')).toBeVisible();
});
