interface Run<State> {
  /** Null when the browser is leaving the page: then the button stays shut. */
  run(): Promise<State | null>;
  show(state: State): void;
  /** What to show when `run` throws. */
  readonly fault: State;
}

/** One run at a time: further presses are swallowed, and a run that throws leaves the button usable. */
export async function oneRun<State>(busy: { current: boolean }, { run, show, fault }: Run<State>): Promise<void> {
  if (busy.current) return;
  busy.current = true;
  let next: State | null = fault;
  try {
    next = await run();
  } finally {
    if (next !== null) {
      show(next);
      busy.current = false;
    }
  }
}
