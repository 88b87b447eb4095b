import { emptyOption } from '../src/pages/organiser/editor/draft';
import { linesOf, withLines } from '../src/pages/organiser/editor/option-list';

const options = (...labels: string[]) => labels.map((label) => ({ ...emptyOption(), label }));
const labels = (list: { label: string }[]): string[] => list.map(({ label }) => label);

it.each([
  ['Tea\nCoffee\r\n\n Cocoa ', ['Tea', 'Coffee', 'Cocoa']],
  ['- Tea\n* Coffee\n• Cocoa\n4) Milk\n12. Water', ['Tea', 'Coffee', 'Cocoa', 'Milk', 'Water']],
  ['3.5 % milk\n-5 degrees', ['3.5 % milk', '-5 degrees']],
  ['one line', ['one line']],
  ['', []],
])('The lines of %j', (text, lines) => {
  expect(linesOf(text)).toEqual(lines);
});

it('A list fills what is empty from its place on, and makes room for the rest', () => {
  const filled = withLines(options('', 'Beer', ''), 0, ['Tea', 'Coffee', 'Cocoa']);
  expect(labels(filled)).toEqual(['Tea', 'Beer', 'Coffee', 'Cocoa']);
  expect(new Set(filled.map(({ key }) => key)).size).toBe(4);
  expect(labels(withLines(options('', 'Beer', ''), 2, ['Tea', 'Coffee']))).toEqual([
    '',
    'Beer',
    'Tea',
    'Coffee',
  ]);
});
