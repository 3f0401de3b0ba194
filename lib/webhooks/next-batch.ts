import type { SyncKind } from './route-event';

export const attemptsMax = 14;
export const batchMax = 500;

/** An unfinished event of one object, as read under that object's lock. */
export interface QueuedEvent {
  readonly id: string;
  readonly kind: SyncKind | null;
  readonly subjectId: string;
  readonly attempts: number;
  /** Held by a worker whose lease still runs. */
  readonly isHeld: boolean;
  readonly isDue: boolean;
}

export type NextBatch =
  | { readonly step: 'wait' }
  | { readonly step: 'give_up'; readonly eventIds: readonly string[] }
  | {
      readonly step: 'work';
      readonly kind: SyncKind | null;
      readonly subjectId: string;
      readonly eventIds: readonly string[];
    };

/**
 * What to do with one object's events, oldest first. The head decides: while it is held or backs off, the object waits.
 * Everything directly behind it that asks for the same sync is finished by the same call, because a sync reads the present
 * state; what asks for another one waits its turn, so that the order is never broken.
 */
export function nextBatch(queue: readonly QueuedEvent[]): NextBatch {
  const [head] = queue;
  if (head === undefined || queue.some((event) => event.isHeld) || !head.isDue) return { step: 'wait' };
  // A head that has been claimed this often without an answer kills its workers.
  if (head.attempts >= attemptsMax) return { step: 'give_up', eventIds: [head.id] };
  const end = queue.findIndex((event) => event.kind !== head.kind || event.subjectId !== head.subjectId);
  const batch = queue.slice(0, end === -1 ? queue.length : end).slice(0, batchMax);
  return { step: 'work', kind: head.kind, subjectId: head.subjectId, eventIds: batch.map((event) => event.id) };
}
