export interface Swept {
  readonly checked: number;
  readonly applied: number;
}

/** Runs every item even when some throw, then throws them together, so that one bad object never hides the others. */
export async function sweepEach<Item>(items: readonly Item[], run: (item: Item) => Promise<boolean>): Promise<Swept> {
  const errors: unknown[] = [];
  let applied = 0;
  for (const item of items) {
    try {
      if (await run(item)) applied += 1;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${items.length} could not be swept`);
  return { checked: items.length, applied };
}
