import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Amounts and counts stand on the right. */
  readonly numeric?: boolean;
  /** The cell that names the row. */
  readonly rowHeader?: boolean;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Keeps the caption for screen readers only. */
  readonly hideCaption?: boolean;
}

/** A table that breathes on a desk and turns into cards on a phone. */
export function Table<Row>({ caption, columns, rows, rowKey, hideCaption = false }: TableProps<Row>) {
  return (
    <div className="table-cards overflow-x-auto">
      <table className="w-full border-collapse">
        <caption className={hideCaption ? 'sr-only' : 'pb-2 text-left font-bold max-md:block'}>{caption}</caption>
        <thead>
          <tr className="border-line-strong border-b">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`px-4 py-3 whitespace-nowrap font-bold text-[0.9375rem] text-ink-soft ${column.numeric ? 'text-right' : 'text-left'}`}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-line border-b last:border-b-0">
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = `px-4 py-3 align-top font-normal md:table-cell ${column.numeric ? 'num md:text-right' : 'md:text-left'}`;
  return column.rowHeader ? (
    <th scope="row" data-label={column.header} className={className}>
      {column.cell(row)}
    </th>
  ) : (
    <td data-label={column.header} className={className}>
      {column.cell(row)}
    </td>
  );
}
