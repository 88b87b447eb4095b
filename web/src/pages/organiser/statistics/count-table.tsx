import type { ReactNode } from 'react';

/** A table of counts. @param rows what names each, and its numbers as they are written. */
export function CountTable({
  caption,
  columns,
  rows,
}: {
  caption?: string;
  columns: string[];
  rows: { key: string; name: ReactNode; values: string[] }[];
}): ReactNode {
  return (
    <table className="series-table statistics-table">
      {caption !== undefined && <caption className="faint">{caption}</caption>}
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={column} scope="col" className={index > 0 ? 'number' : undefined}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, values }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {values.map((value, index) => (
              <td key={columns[index + 1]} className="number">
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
