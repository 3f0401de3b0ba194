import { expect, test } from '../fixtures';
import { readMails } from './evidence';
import { deliver } from './sandbox';

test('no order of this whole run was confirmed by mail twice', async () => {
  await deliver();
  const paid = (await readMails()).filter(({ subject }) => subject.includes('お支払いを確認しました'));
  const subjects = paid.map(({ subject }) => subject);
  expect(subjects.length).toBeGreaterThan(0);
  expect(subjects).toEqual([...new Set(subjects)]);
});
