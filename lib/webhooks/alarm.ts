/** A sleep that can be cut short; a call while nobody sleeps is kept for the next sleep. */
export interface Alarm {
  sleep(ms: number): Promise<void>;
  wake(): void;
}

export function createAlarm(): Alarm {
  let isCalled = false;
  let rise: (() => void) | undefined;
  return {
    async sleep(ms) {
      if (!isCalled) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          rise = resolve;
          timer = setTimeout(resolve, ms);
        });
        clearTimeout(timer);
        rise = undefined;
      }
      isCalled = false;
    },
    wake() {
      isCalled = true;
      rise?.();
    },
  };
}
