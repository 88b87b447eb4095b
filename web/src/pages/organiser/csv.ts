/** What stands between two values: spreadsheets of many languages want a semicolon. */
export type Separator = ',' | ';';

/** What spreadsheets of this language take: where a comma stands in numbers, a semicolon. @param language its tag. */
export function separatorOf(language: string): Separator {
  return new Intl.NumberFormat(language).format(0.5).includes(',') ? ';' : ',';
}

/** What stands before decimals beside a separator that must not be mistaken for it. */
export function pointBeside(separator: Separator): ',' | '.' {
  return separator === ';' ? ',' : '.';
}

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
