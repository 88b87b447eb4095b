import { saveFile } from '../../ui/save-file';

/** Hands a table as CSV to the browser as a file. @param name without its ending. */
export function downloadCsv(name: string, csv: string): void {
  // A byte order mark, without which spreadsheets take UTF-8 for something else.
  saveFile(`${name}.csv`, 'text/csv', ['\uFEFF', csv]);
}
