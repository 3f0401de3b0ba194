import { Hono } from 'hono';
import type { LetterBox } from './letter-box';
import { letterPage, listPage } from './pages';

/** Web page for people, JSON for tests. */
export function mailWeb(box: LetterBox): Hono {
  const app = new Hono();
  app.get('/', (c) => c.html(listPage(box.list())));
  app.get('/mail/:id', (c) => {
    const letter = box.find(c.req.param('id'));
    return letter ? c.html(letterPage(letter)) : c.text('メールが見つかりません。', 404);
  });
  app.get('/messages', (c) => c.json(box.list(c.req.query('to'))));
  app.delete('/messages', (c) => {
    box.clear();
    return c.body(null, 204);
  });
  app.get('/messages/:id', (c) => {
    const letter = box.find(c.req.param('id'));
    return letter ? c.json(letter) : c.json({ error: 'not found' }, 404);
  });
  return app;
}
