/** What stands between two values: spreadsheets of many languages want a semicolon. */
export type Separator = ',' | ';';

/**
 * Rows as CSV (RFC 4180). A spreadsheet takes a text that begins like a formula for one; such texts get an apostrophe in
 * front.
 */
export function csvOf(rows: (string | number | boolean)[][], separator: Separator = ','): string {
  return rows.map((row) => row.map((value) => cell(value, separator)).join(separator)).join('\r\n') + '\r\n';
}

function cell(value: string | number | boolean, separator: Separator): string {
  if (typeof value !== 'string') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}
