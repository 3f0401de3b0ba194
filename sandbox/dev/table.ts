const wide = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
const width = (text: string) => [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : 1), 0);

/** Two columns; Japanese letters count as two wide. A row of one cell is a heading. */
export function table(rows: (readonly [string] | readonly [string, string])[]): string {
  const column = Math.max(...rows.map(([label, value]) => (value === undefined ? 0 : width(label)))) + 2;
  return rows
    .map(([label, value]) =>
      value === undefined ? `\n■ ${label}` : `  ${label}${' '.repeat(column - width(label))}${value}`,
    )
    .join('\n');
}
