import { html, raw } from 'hono/html';
import type { Letter } from './letter-box';

const style = raw(`<style>
  body { font: 16px/1.7 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1c; }
  table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .5rem; border-bottom: 1px solid #ccc; }
  iframe { width: 100%; height: 36rem; border: 1px solid #ccc; } pre { white-space: pre-wrap; border: 1px solid #ccc; padding: 1rem; }
</style>`);

const page = (title: string, body: unknown) => html`<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title>${style}</head><body>${body}</body></html>`;

const time = new Intl.DateTimeFormat('ja-JP', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Tokyo' });
const at = (letter: Letter) => time.format(new Date(letter.receivedAt));

export const listPage = (letters: Letter[]) =>
  page(
    '受信メール',
    html`<h1>受信メール(${letters.length}通)</h1>
<p>このデモが送ったメールはすべてここに届きます。外部には送られません。</p>
<table><thead><tr><th>受信日時</th><th>宛先</th><th>件名</th></tr></thead><tbody>
${letters.map((letter) => html`<tr><td>${at(letter)}</td><td>${letter.to.join(', ')}</td><td><a href="/mail/${letter.id}">${letter.subject || '(件名なし)'}</a></td></tr>`)}
</tbody></table>`,
  );

/** The mail's own HTML stays in a frame without scripts, forms and our origin; links open in a new tab. */
export const letterPage = (letter: Letter) =>
  page(
    letter.subject,
    html`<p><a href="/">一覧に戻る</a></p><h1>${letter.subject || '(件名なし)'}</h1>
<p>${at(letter)} ${letter.from} → ${letter.to.join(', ')}</p>
${letter.html ? html`<h2>HTML</h2><iframe sandbox="allow-popups" title="HTML 本文" srcdoc="${`<base target="_blank">${letter.html}`}"></iframe>` : ''}
<h2>テキスト</h2><pre>${letter.text}</pre>`,
  );
