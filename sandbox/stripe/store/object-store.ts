import { invalidRequest, resourceMissing } from '../protocol/failure';
import type { Kind, Stored } from './kind';
import type { Transaction } from './open-database';

interface Row<T, P> {
  id: string;
  deleted: boolean;
  data: T;
  private: P;
}

export interface Reference {
  /** The parameter which named the object: a missing one is then a 400 about it, not a 404 of the path. */
  param?: string;
}

/** Typed access to stored objects inside one request's transaction. */
export class ObjectStore {
  readonly tx: Transaction;

  constructor(tx: Transaction) {
    this.tx = tx;
  }

  /** An id that was deleted may be given again; one that lives is refused, also when both come at once. */
  async insert<T extends { id: string; created?: number | string }, P extends object>(
    kind: Kind<T, P>,
    data: T,
    state: P,
  ): Promise<Stored<T, P>> {
    const written = await this.tx`
      insert into objects (id, kind, created, data, private, keys)
      values (${data.id}, ${kind.name}, ${unixSeconds(data.created)}, ${JSON.stringify(data)}::text::json,
              ${JSON.stringify(state)}::text::json, ${JSON.stringify(kind.keys(data, state))}::text::jsonb)
      on conflict (kind, id) do update set seq = default, created = excluded.created, deleted = false,
        data = excluded.data, private = excluded.private, keys = excluded.keys
      where objects.deleted
      returning 1`;
    if (written.length === 0) throw taken(kind.noun ?? kind.name);
    return { id: data.id, deleted: false, data, state };
  }

  /** Reads without a lock; `resource_missing` when unknown or deleted. */
  async get<T extends { id: string }, P extends object>(
    kind: Kind<T, P>,
    id: string,
    reference: Reference = {},
  ): Promise<Stored<T, P>> {
    const stored = await this.find(kind, id);
    if (!stored || stored.deleted) throw missing(kind, id, reference);
    return stored;
  }

  /** Reads and holds the row until the transaction ends: whoever changes the object next waits. */
  async lock<T extends { id: string }, P extends object>(
    kind: Kind<T, P>,
    id: string,
    reference: Reference = {},
  ): Promise<Stored<T, P>> {
    const [row] = await this.tx<Row<T, P>[]>`
      select id, deleted, data, private from objects where id = ${id} and kind = ${kind.name} for update`;
    if (!row || row.deleted) throw missing(kind, id, reference);
    return { id: row.id, deleted: false, data: row.data, state: row.private };
  }

  /** Reads also what was deleted; undefined when never known. */
  async find<T extends { id: string }, P extends object>(
    kind: Kind<T, P>,
    id: string,
  ): Promise<Stored<T, P> | undefined> {
    const [row] = await this.tx<Row<T, P>[]>`
      select id, deleted, data, private from objects where id = ${id} and kind = ${kind.name}`;
    return row && { id: row.id, deleted: row.deleted, data: row.data, state: row.private };
  }

  /** All live objects with these keys, oldest first. For a client's lists use `call.list`. */
  async all<T extends { id: string }, P extends object>(
    kind: Kind<T, P>,
    keys: { [name: string]: string | number | boolean | null },
  ): Promise<Stored<T, P>[]> {
    const rows = await this.tx<Row<T, P>[]>`
      select id, deleted, data, private from objects
      where kind = ${kind.name} and not deleted and keys @> ${JSON.stringify(keys)}::text::jsonb order by seq`;
    return rows.map((row) => ({ id: row.id, deleted: false, data: row.data, state: row.private }));
  }

  async save<T extends { id: string }, P extends object>(kind: Kind<T, P>, stored: Stored<T, P>): Promise<void> {
    await this.tx`
      update objects set data = ${JSON.stringify(stored.data)}::text::json,
        private = ${JSON.stringify(stored.state)}::text::json,
        keys = ${JSON.stringify(kind.keys(stored.data, stored.state))}::text::jsonb
      where kind = ${kind.name} and id = ${stored.id}`;
  }

  /** Leaves a tombstone: `get` and lists no longer see it, `find` does. */
  async remove<T extends { id: string }, P extends object>(kind: Kind<T, P>, { id }: Stored<T, P>): Promise<void> {
    await this.tx`update objects set deleted = true where kind = ${kind.name} and id = ${id}`;
  }
}

function taken(noun: string) {
  const message = `${noun.charAt(0).toUpperCase()}${noun.slice(1)} already exists.`;
  return invalidRequest(message, { code: 'resource_already_exists', param: 'id' });
}

function missing<T extends { id: string }, P extends object>(kind: Kind<T, P>, id: string, reference: Reference) {
  const noun = kind.noun ?? kind.name;
  return reference.param === undefined
    ? resourceMissing(noun, id, { param: kind.param ?? 'id' })
    : resourceMissing(noun, id, { param: reference.param, status: 400 });
}

/** v1 objects carry Unix seconds, v2 ones RFC 3339. */
function unixSeconds(created: number | string | undefined): number {
  return typeof created === 'string' ? Math.floor(Date.parse(created) / 1000) : (created ?? 0);
}
