import type { ReactNode } from 'react';

/** A table with a heading. It may be wider than a phone, and scrolls by itself then. */
export function StatementTable({
  id,
  title,
  about,
  columns,
  children,
}: {
  id: string;
  title: string;
  about?: string;
  /** What the columns are called, after the one that names a row. */
  columns: string[];
  children: ReactNode;
}): ReactNode {
  return (
    <section className="stack-tight" aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {title}
      </h2>
      {about !== undefined && <p className="faint">{about}</p>}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- axe asks for it: scrollable-region-focusable */}
      <div className="payment-table statement-table" role="group" aria-labelledby={id} tabIndex={0}>
        <table>
          {columns.length > 1 && (
            <thead>
              <tr>
                <td />
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
          )}
          {children}
        </table>
      </div>
    </section>
  );
}
