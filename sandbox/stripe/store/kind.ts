import type { Call } from '../protocol/call';
import type { Transaction } from './open-database';

export type Keys = { [name: string]: string | number | boolean | null };

/** An expansion which is not an id: the property appears only when asked for (`charge.refunds`). */
export interface Include<T> {
  load(call: Call, owner: T): Promise<object>;
}

/** A kind of object. `P` is private state, kept beside the object and never rendered. */
export interface Kind<T extends { id: string }, P extends object = object> {
  /** The `object` value, e.g. `payment_intent`. */
  readonly name: string;
  /** As in "No such customer: 'cus_x'". Default: the name. */
  readonly noun?: string;
  /** `param` of a 404 on the path's id. Default `id`; payment intents say `intent`. */
  readonly param?: string;
  /** Expandable properties (`'invoice_settings.default_payment_method'`) → kind name(s) or how to load. */
  readonly expands?: { readonly [property: string]: string | readonly string[] | Include<T> };
  /** What lists filter by. */
  keys(data: T, state: P): Keys;
  /** Fields computed at reading. Default: the object as it is stored. */
  render?(tx: Transaction, data: T): Promise<T>;
}

export interface Stored<T, P> {
  readonly id: string;
  readonly deleted: boolean;
  data: T;
  state: P;
}

/** Any kind, as the registry sees it. */
export type AnyKind = Kind<{ id: string }, object>;
