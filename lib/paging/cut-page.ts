interface Cut<Row, Cursor> {
  readonly size: number;
  cursorOf(last: Row): Cursor;
}

/** Rows that were read with one more than the page: the page, and where the next one begins if there is one. */
export function cutPage<Row, Cursor>(
  rows: readonly Row[],
  { size, cursorOf }: Cut<Row, Cursor>,
): { readonly page: readonly Row[]; readonly next: Cursor | null } {
  const page = rows.slice(0, size);
  const last = page.at(-1);
  return { page, next: rows.length > size && last !== undefined ? cursorOf(last) : null };
}
