import type { Sql } from 'postgres';

export const drainChannel = 'stripe_events';

const pauseMs = 25;

/**
 * Tells the workers that there is something new: at once, then at most every 25 ms in a burst. Not awaited by the
 * acknowledging path and not in its statement, where NOTIFY's commit lock costs a third of the throughput. A lost call
 * costs one poll of the drain.
 */
export function createDrainWaker(sql: Sql): () => void {
  let isResting = false;
  let isOwed = false;
  const call = () => {
    isResting = true;
    isOwed = false;
    sql.notify(drainChannel, '').catch(() => undefined);
    setTimeout(() => {
      isResting = false;
      if (isOwed) call();
    }, pauseMs).unref();
  };
  return () => {
    isOwed = true;
    if (!isResting) call();
  };
}
