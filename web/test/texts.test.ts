import { readdirSync } from 'node:fs';
import path from 'node:path';
import { languages } from '../src/ui/i18n/i18n';
import en from '../src/ui/i18n/languages/en';

const folder = path.resolve(__dirname, '..', 'src', 'ui', 'i18n', 'languages');
const others = readdirSync(folder)
  .map((file) => path.basename(file, '.ts'))
  .filter((name) => name !== 'en' && name !== 'texts');

/** Every text by its path, with the names of what is put into it. */
function placeholders(texts: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([name, text]: [string, unknown]) =>
      typeof text === 'object' && text !== null
        ? [...placeholders(text, `${path}${name}.`)]
        : [[`${path}${name}`, (String(text).match(/\{\{\w+\}\}/g) ?? []).sort().join(' ')]],
    ),
  );
}

it('offers every language that has a file', () => {
  expect(Object.keys(languages).sort()).toEqual(['en', ...others].sort());
});

it.each(others)('%s says everything that English says, with the same things put in', async (language) => {
  const { default: texts } = (await import(path.join(folder, language))) as { default: object };
  expect(Object.fromEntries(placeholders(texts))).toEqual(Object.fromEntries(placeholders(en)));
});
