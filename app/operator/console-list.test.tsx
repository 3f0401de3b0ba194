import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { messagesFor } from '@/messages/catalogue';
import { ConsoleList } from './console-list';

const texts = { empty: 'まだありません', emptyHelp: '待ちます', notFound: '見つかりません', notFoundHelp: '広げます' };

const shown = (list: { isEmpty: boolean; filters: { q: string }; isLater?: boolean; next?: string }) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="ja" messages={messagesFor('ja')}>
      <ConsoleList path="/list" texts={texts} isLater={false} next={null} {...list}>
        <table />
      </ConsoleList>
    </NextIntlClientProvider>,
  );

test('an empty list says whether there is nothing or only nothing so; the ways to other pages keep the filters', () => {
  assert.match(shown({ isEmpty: true, filters: { q: '' } }), /まだありません.*待ちます/);
  assert.match(shown({ isEmpty: true, filters: { q: 'a' } }), /見つかりません.*広げます/);
  const middle = shown({ isEmpty: false, filters: { q: 'a b' }, isLater: true, next: '1.x' });
  assert.match(middle, /<table>.*href="\/list\?q=a\+b".*href="\/list\?q=a\+b&amp;after=1\.x"/);
  assert.doesNotMatch(shown({ isEmpty: false, filters: { q: 'a' } }), /href/);
});
