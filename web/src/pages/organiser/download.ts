import { saveFile } from '../../ui/save-file';

/** Hands a text to the browser as a file. */
export function download(name: string, type: string, text: string): void {
  // A byte order mark, without which spreadsheets take UTF-8 for something else.
  saveFile(name, type, ['\uFEFF', text]);
}
