import { sql as statement } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { z } from 'zod';
import { newId } from '@/lib/ids';
import type { Sync } from '@/lib/stripe/sync';
import { type EventSyncs, toEventSync } from '../event-syncs';
import type { SyncKind } from '../route-event';

/** A stand-in for what Stripe knows, for tests of the drain alone: objects in a table, and what the drain did with them. */
export async function makeTwin(sql: Sql): Promise<void> {
  await sql`create table twin_objects (id text primary key, paid_yen bigint not null, refunded_yen bigint not null default 0)`;
  await sql`create table twin_effects (sequence bigint generated always as identity, object_id text, note text)`;
  await sql`insert into ledger_accounts (id, kind, name, created_at)
    values ('twin:asset', 'asset', 'twin', now()), ('twin:liability', 'liability', 'twin', now()) on conflict do nothing`;
}

const snapshot = z.object({ id: z.string(), paid_yen: z.coerce.number(), refunded_yen: z.coerce.number() });
type Snapshot = z.infer<typeof snapshot>;

function twinSync(kind: SyncKind, amountOf: (object: Snapshot) => number): Sync<Snapshot> {
  return {
    kind,
    async fetch(ctx, id) {
      const rows = await ctx.db.execute(statement`select * from twin_objects where id = ${id}`);
      return snapshot.parse(rows[0]);
    },
    async apply(ctx, object) {
      const amount = amountOf(object);
      if (amount === 0) return { effect: 'none', note: 'nothing has happened yet' };
      const entryId = newId('jrn');
      const posted = await ctx.db.execute(statement`
        insert into journal_entries (id, fact_kind, fact_id, leg, description, occurred_at, posted_at)
        values (${entryId}, ${kind}, ${object.id}, 'whole', 'twin', now(), now()) on conflict do nothing returning id`);
      if (posted.length === 0) return { effect: 'none', note: 'booked before' };
      await ctx.db.execute(statement`
        insert into journal_lines (entry_id, position, account_id, amount_yen)
        values (${entryId}, 0, 'twin:asset', ${amount}), (${entryId}, 1, 'twin:liability', ${-amount})`);
      await ctx.db.execute(statement`insert into twin_effects (object_id, note) values (${object.id}, ${kind})`);
      return { effect: 'applied', note: 'booked' };
    },
  };
}

export const twinSyncs: EventSyncs = {
  payment: toEventSync(twinSync('payment', (object) => object.paid_yen)),
  refund: toEventSync(twinSync('refund', (object) => -object.refunded_yen)),
  dispute: toEventSync(twinSync('dispute', () => 0)),
  cards: toEventSync(twinSync('cards', () => 0)),
};
