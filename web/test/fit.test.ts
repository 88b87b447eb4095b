import { fitRows, largest, type RowFit } from '../src/ui/voting/projector/fit';

const limits = { smallest: 10, largest: 60, columns: 3 };

it('The largest size that fits is found by halving', () => {
  expect(largest(1, 100, (size) => size <= 37)).toBe(37);
  expect(largest(5, 100, () => false)).toBe(5);
  expect(largest(5, 100, () => true)).toBe(100);
});

/** Rows on a page of some height, in lines; long words need some width. */
const page =
  (height: number, width: number, word: number) =>
  ({ size, columns, broken, named }: RowFit): boolean =>
    Math.ceil(named / columns) * size <= height && (broken || word * size * columns <= width);

it.each([
  ['as large as they may be when there is room', 2, page(500, 900, 5), { size: 60, columns: 1, named: 2 }],
  ['in columns when that is larger', 20, page(400, 900, 5), { size: 57, columns: 3, broken: false }],
  ['with whole words when that is not much smaller', 8, page(400, 900, 16), { size: 50, broken: false }],
  ['with broken words rather than tiny', 8, page(400, 900, 80), { size: 60, broken: true }],
  ['all named as long as they can be read', 20, page(70, 900, 5), { size: 10, columns: 3, named: 20 }],
  ['summed up when they could not be read', 20, page(50, 900, 5), { columns: 3, named: 15 }],
])('Rows are %s', (_, rows, fits, fit) => {
  expect(fitRows(rows, limits, fits)).toMatchObject(fit);
});
