import type { Sql } from 'postgres';

/** The database itself notes the order in which events are finished, independently of the drain. */
export async function watchOrder(sql: Sql): Promise<void> {
  await sql.unsafe(`
    create table finished (position bigint generated always as identity, object_id text, sequence bigint,
                           step xid8 default pg_current_xact_id());
    create function note_finish() returns trigger language plpgsql as $$ begin
      insert into finished (object_id, sequence) values (new.object_id, new.sequence); return new; end $$;
    create trigger note_finish after update on stripe_events for each row
      when (new.state = 'done' and old.state <> 'done') execute function note_finish();`);
}

/**
 * How many events were finished, and how many times an object's step finished an event that is older than one finished by a
 * step before. The events of one transaction are one step: one sync finishes them at the same moment.
 */
export async function readOrder(sql: Sql): Promise<{ events: number; violations: number }> {
  const [row] = await sql<{ events: number; violations: number }[]>`
    with steps as (
      select object_id, min(position) as position, min(sequence) as oldest, max(sequence) as newest, count(*) as events
      from finished group by object_id, step)
    select coalesce(sum(events), 0)::int as events, count(*) filter (where oldest < newest_before)::int as violations from (
      select *, max(newest) over (partition by object_id order by position
                                  rows between unbounded preceding and 1 preceding) as newest_before from steps) ordered`;
  return { events: row?.events ?? 0, violations: row?.violations ?? 0 };
}
