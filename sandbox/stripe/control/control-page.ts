import { html } from 'hono/html';
import type { KeyKind } from '../protocol/authenticate';
import { listMails } from '../refunds/refund-controls';
import { readNow } from '../server/clock';
import type { Sql } from '../store/open-database';

/** One page to look inside. Text of objects is escaped by `html`. */
export async function controlPage(sql: Sql) {
  const now = new Date(await readNow(sql));
  const sections = [
    await mailsSection(sql),
    await eventsSection(sql),
    await objectsSection(sql),
    await requestsSection(sql),
  ];
  return html`<!doctype html>
<html lang="ja">
<head><meta charset="utf-8"><title>Stripe サンドボックス</title><style>${style}</style></head>
<body>
<header><h1>Stripe サンドボックス</h1>
<p class="warn">これは模擬環境です。Stripe 社のサービスではなく、実際のお金は動きません。</p>
<p>サンドボックス時刻 <time>${now.toISOString()}</time></p></header>
<main>${sections}</main>
<script>
document.addEventListener('click', async (event) => {
  const id = event.target.dataset && event.target.dataset.resend;
  if (!id) return;
  event.target.disabled = true;
  await fetch('/_sandbox/events/' + id + '/resend', { method: 'POST' });
  location.reload();
});
</script>
</body></html>`;
}

const style = `body{font:16px/1.6 system-ui,sans-serif;margin:0;color:#1a1a1c}header,main{max-width:72rem;margin:0 auto;padding:1rem}
.warn{background:#fff3cd;border:1px solid #8a6d00;padding:.5rem 1rem;border-radius:.5rem;font-weight:bold}
table{border-collapse:collapse;width:100%;font-size:.875rem}th,td{border-bottom:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top}
pre{white-space:pre-wrap;overflow-wrap:anywhere;max-height:20rem;overflow:auto}button{min-height:2.75rem;padding:0 1rem}`;

async function mailsSection(sql: Sql) {
  const mails = await listMails(sql, '');
  if (mails.length === 0) return '';
  return html`<section><h2>返金の口座をたずねるメール</h2><table>
<thead><tr><th>宛先</th><th>返金</th><th>金額</th><th>状態</th><th>操作</th></tr></thead>
<tbody>${mails.map(
    (mail) => html`<tr><td>${mail.to}</td><td>${mail.refund}</td><td>${mail.amount.toLocaleString('ja-JP')}円</td>
<td>${mail.status}</td><td><a href="${mail.url}">メールのリンクを開く</a></td></tr>`,
  )}</tbody></table></section>`;
}

async function eventsSection(sql: Sql) {
  const rows = await sql<{ id: string; type: string; data: object; deliveries: string | null }[]>`
    select id, keys->>'type' as type, data,
      (select string_agg(state || '（' || attempts || '回' || coalesce(', ' || last_status, '') || '）', ' ' order by deliveries.id)
       from deliveries where event_id = objects.id) as deliveries
    from objects where kind = 'event' order by seq desc limit 50`;
  return html`<section><h2>イベントと配信</h2><table>
<thead><tr><th>種類</th><th>ID</th><th>配信</th><th>操作</th></tr></thead>
<tbody>${rows.map(
    (row) => html`<tr><td>${row.type}</td>
<td><details><summary>${row.id}</summary><pre>${JSON.stringify(row.data, null, 2)}</pre></details></td>
<td>${row.deliveries ?? '配信先なし'}</td><td><button data-resend="${row.id}">再送する</button></td></tr>`,
  )}</tbody></table></section>`;
}

async function objectsSection(sql: Sql) {
  const rows = await sql<{ kind: string; id: string; deleted: boolean; data: object }[]>`
    select kind, id, deleted, data from objects where kind <> 'event' order by seq desc limit 100`;
  return html`<section><h2>オブジェクト</h2><table><thead><tr><th>種類</th><th>内容</th></tr></thead>
<tbody>${rows.map(
    (row) => html`<tr><td>${row.kind}${row.deleted ? '（削除済み）' : ''}</td>
<td><details><summary>${row.id}</summary><pre>${JSON.stringify(row.data, null, 2)}</pre></details></td></tr>`,
  )}</tbody></table></section>`;
}

const keyNames = { secret: 'シークレット', publishable: '公開可能' } as const;

async function requestsSection(sql: Sql) {
  const rows = await sql<
    {
      at: Date;
      method: string;
      path: string;
      key_kind: KeyKind | null;
      status: number;
      request_id: string;
      params: object;
    }[]
  >`
    select at, method, path, key_kind, status, request_id, params from requests order by id desc limit 100`;
  return html`<section><h2>リクエスト記録</h2><table>
<thead><tr><th>時刻</th><th>要求</th><th>鍵</th><th>状態</th><th>ID と引数</th></tr></thead>
<tbody>${rows.map(
    (row) => html`<tr><td>${row.at.toISOString()}</td><td>${row.method} ${row.path}</td>
<td>${row.key_kind === null ? 'なし' : keyNames[row.key_kind]}</td><td>${row.status}</td>
<td><details><summary>${row.request_id}</summary><pre>${JSON.stringify(row.params, null, 2)}</pre></details></td></tr>`,
  )}</tbody></table></section>`;
}
