import de from '../src/ui/i18n/languages/de';
import en from '../src/ui/i18n/languages/en';

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

it('German says everything that English says, with the same things put in', () => {
  expect(Object.fromEntries(placeholders(de))).toEqual(Object.fromEntries(placeholders(en)));
});
