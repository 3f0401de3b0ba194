import type { Stripe } from 'stripe';
import type { z } from 'zod';
import type { AnyKind, Kind } from '../store/kind';
import { type Filter, listObjects } from '../store/list-objects';
import { ObjectStore } from '../store/object-store';
import type { Transaction } from '../store/open-database';
import { emitEvent } from '../webhooks/emit-event';
import type { KeyKind } from './authenticate';
import type { Page } from './params';

/** A kind of scheduled work. `run` gets its own transaction and a call without a request. */
export interface Task<S extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly payload: S;
  run(call: Call, payload: z.output<S>): Promise<void>;
}

export function task<S extends z.ZodType>(definition: Task<S>): Task<S> {
  return definition;
}

export interface CallOrigin {
  tx: Transaction;
  kinds: ReadonlyMap<string, AnyKind>;
  nowMs: number;
  /** null for scheduled work. */
  request: { id: string; idempotencyKey: string | null } | null;
  key: KeyKind;
  url: string;
  /** Where this server is reached, for hosted pages: `http://127.0.0.1:12111`. Empty for scheduled work. */
  origin: string;
  path: Readonly<Record<string, string>>;
}

/** One request (or scheduled task): everything it does happens in one database transaction. */
export class Call {
  readonly tx: Transaction;
  readonly store: ObjectStore;
  readonly kinds: ReadonlyMap<string, AnyKind>;
  /** Sandbox time in Unix milliseconds, and in seconds as objects carry it. */
  readonly nowMs: number;
  readonly now: number;
  readonly request: CallOrigin['request'];
  readonly key: KeyKind;
  /** The request's path, which lists carry. */
  readonly url: string;
  readonly origin: string;
  readonly #path: Readonly<Record<string, string>>;

  constructor(origin: CallOrigin) {
    this.tx = origin.tx;
    this.store = new ObjectStore(origin.tx);
    this.kinds = origin.kinds;
    this.nowMs = origin.nowMs;
    this.now = Math.floor(origin.nowMs / 1000);
    this.request = origin.request;
    this.key = origin.key;
    this.url = origin.url;
    this.origin = origin.origin;
    this.#path = origin.path;
  }

  /** A part of the path: `/v1/customers/{id}` → `call.at('id')`. */
  at(name: string): string {
    const value = this.#path[name];
    if (value === undefined) throw new Error(`the path has no {${name}}`);
    return value;
  }

  /** Until the transaction ends, whoever claims the same name waits: for what must be unique but has no row yet. */
  async claim(name: string): Promise<void> {
    await this.tx`select pg_advisory_xact_lock(hashtextextended(${`claim:${name}`}, 0))`;
  }

  /** One page for a list endpoint. */
  list<T extends { id: string }, P extends object>(
    kind: Kind<T, P>,
    page: Page,
    filter: Filter = {},
  ): Promise<Stripe.ApiList<T>> {
    return listObjects(this.tx, { kind, page, url: this.url, filter });
  }

  /** Records an event with the object as it is now; delivered once the transaction has committed. */
  async emit(type: Stripe.Event.Type, object: object, previous?: object): Promise<void> {
    await emitEvent(this, { type, object, previous });
  }

  /** Runs the task at a sandbox time (Unix milliseconds), also when the clock is advanced past it. */
  async schedule<S extends z.ZodType>(task: Task<S>, dueAtMs: number, payload: z.input<S>): Promise<void> {
    await this.tx`
      insert into tasks (due_at, kind, payload)
      values (${dueAtMs}, ${task.name}, ${JSON.stringify(payload)}::text::json)`;
  }
}
