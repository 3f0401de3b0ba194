import type { Actor } from '@/lib/auth/actor';
import { assert } from '@/lib/errors';

/** Whose entry a row of the fee tables is. Only people enter rows. */
export function enteredBy(actor: Actor): string {
  assert(actor.kind === 'user', 'a person enters fees');
  return actor.userId;
}
