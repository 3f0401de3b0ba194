import type { PendingQuery, Row } from 'postgres';
import type { Stripe } from 'stripe';
import { invalidParameter, invalidRequest, resourceMissing } from '../protocol/failure';
import type { Page } from '../protocol/params';
import type { Kind } from './kind';
import type { Transaction } from './open-database';

export interface Filter {
  /** Equal to an indexed key; undefined ones are left out. */
  keys?: { [name: string]: string | number | boolean | null | undefined };
  /** A further SQL condition on table `objects`. */
  where?: PendingQuery<Row[]>;
}

interface Listing<T extends { id: string }, P extends object> {
  kind: Kind<T, P>;
  page: Page;
  url: string;
  filter: Filter;
}

/** One page, newest first, with Stripe's cursors. */
export async function listObjects<T extends { id: string }, P extends object>(
  tx: Transaction,
  { kind, page, url, filter }: Listing<T, P>,
): Promise<Stripe.ApiList<T>> {
  if (page.starting_after !== undefined && page.ending_before !== undefined) {
    throw invalidRequest('Received both starting_after and ending_before parameters. Please pass in only one.');
  }
  const at = await cursor(tx, kind, page);
  const backwards = page.ending_before !== undefined;
  const limit = page.limit ?? 10;
  const rows = await tx<{ data: T }[]>`
    select data from objects
    where kind = ${kind.name} and not deleted and keys @> ${JSON.stringify(filter.keys ?? {})}::text::jsonb
      ${at === undefined ? tx`` : backwards ? tx`and seq > ${at}` : tx`and seq < ${at}`}
      ${createdRange(tx, page)} ${filter.where ? tx`and ${filter.where}` : tx``}
    order by seq ${backwards ? tx`asc` : tx`desc`} limit ${limit + 1}`;
  const found = rows.slice(0, limit).map((row) => row.data);
  if (backwards) found.reverse();
  const data: T[] = [];
  for (const item of found) data.push(kind.render ? await kind.render(tx, item) : item);
  return { object: 'list', data, has_more: rows.length > limit, url };
}

/** The position of the cursor's object. */
async function cursor<T extends { id: string }, P extends object>(tx: Transaction, kind: Kind<T, P>, page: Page) {
  const id = page.starting_after ?? page.ending_before;
  if (id === undefined) return undefined;
  const param = page.starting_after === undefined ? 'ending_before' : 'starting_after';
  const [row] = await tx<{ seq: number }[]>`select seq from objects where id = ${id} and kind = ${kind.name}`;
  if (!row) throw resourceMissing(kind.noun ?? kind.name, id, { param, status: 400 });
  return row.seq;
}

function createdRange(tx: Transaction, { created = {} }: Page) {
  if (created.gt !== undefined && created.gte !== undefined) {
    throw invalidParameter('created', 'You may only specify one of these parameters: gt, gte.', 'parameters_exclusive');
  }
  if (created.lt !== undefined && created.lte !== undefined) {
    throw invalidParameter('created', 'You may only specify one of these parameters: lt, lte.', 'parameters_exclusive');
  }
  return tx`
    ${created.gt === undefined ? tx`` : tx`and created > ${created.gt}`}
    ${created.gte === undefined ? tx`` : tx`and created >= ${created.gte}`}
    ${created.lt === undefined ? tx`` : tx`and created < ${created.lt}`}
    ${created.lte === undefined ? tx`` : tx`and created <= ${created.lte}`}`;
}
