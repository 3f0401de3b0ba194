import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '@/lib/ids';
import { cutPage } from './cut-page';
import { formatCursor, parseCursor } from './moment-cursor';

test('a cursor survives the address; anything else is none', () => {
  const cursor = { at: new Date('2026-11-20T03:00:00.123Z'), id: newId('ord') };
  assert.deepEqual(parseCursor('ord', formatCursor(cursor)), cursor);
  for (const text of ['', '.', 'x', `1.${newId('pay')}`, `-1.${cursor.id}`, `1e3.${cursor.id}`, cursor.id]) {
    assert.equal(parseCursor('ord', text), null);
  }
});

test('a page has its size, and a next one only when a row is left', () => {
  const cut = (count: number) =>
    cutPage(
      Array.from({ length: count }, (_, n) => n),
      { size: 2, cursorOf: (last) => last },
    );
  assert.deepEqual(cut(0), { page: [], next: null });
  assert.deepEqual(cut(2), { page: [0, 1], next: null });
  assert.deepEqual(cut(3), { page: [0, 1], next: 1 });
});
