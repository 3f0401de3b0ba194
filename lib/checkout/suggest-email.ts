const domains = [
  'gmail.com',
  'yahoo.co.jp',
  'ymail.ne.jp',
  'icloud.com',
  'outlook.jp',
  'outlook.com',
  'hotmail.co.jp',
  'hotmail.com',
  'docomo.ne.jp',
  'ezweb.ne.jp',
  'au.com',
  'softbank.ne.jp',
  'i.softbank.jp',
  'rakumail.jp',
  'nifty.com',
  'biglobe.ne.jp',
  'ocn.ne.jp',
] as const;

/** Edits (insert, delete, replace, swap neighbours) between two words. */
function distance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const cell = (r: number, c: number) => (r === row ? line[c] : rows[r]?.[c]) ?? Number.POSITIVE_INFINITY;
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      line.push(
        Math.min(
          cell(row - 1, column) + 1,
          cell(row, column - 1) + 1,
          cell(row - 1, column - 1) + (same ? 0 : 1),
          swapped ? cell(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(line);
  }
  return rows[from.length]?.[to.length] ?? 0;
}

/** A likely intended address when the domain looks like a slip of a common one (`gmial.com`, `yahoo.co.j`), else null. */
export function suggestEmail(email: string): string | null {
  const typed = email.normalize('NFKC').trim();
  const at = typed.lastIndexOf('@');
  if (at < 1) return null;
  const domain = typed.slice(at + 1).toLowerCase();
  if (domain === '' || domains.some((known) => known === domain)) return null;
  const near = domains.find((known) => distance(domain, known) <= (known.length > 7 ? 2 : 1));
  return near === undefined ? null : `${typed.slice(0, at)}@${near}`;
}
