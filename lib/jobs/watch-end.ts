export interface WatchedEnd {
  /** Resolves with the reason when it ended though nobody asked for it; never after `expect`. */
  readonly unasked: Promise<Error>;
  /** From now on an end is what was asked for. */
  expect(): void;
}

/** The queue's promise also resolves after an error of its pool or clock: any end that nobody asked for is a fault. */
export function watchEnd(running: Promise<unknown>): WatchedEnd {
  let isExpected = false;
  const unasked = new Promise<Error>((resolve) => {
    const tell = (cause: unknown) => {
      if (!isExpected) resolve(new Error('the job queue ended by itself', { cause }));
    };
    running.then(tell, tell);
  });
  return {
    unasked,
    expect() {
      isExpected = true;
    },
  };
}
