import { codeSize } from '../../src/language/rules/code-size';
import { findings } from './harness';

const ofLength = (length: number): string => `//${'a'.repeat(length - 2)}`;

test('code-size: 32,768 characters are the most', () => {
  expect(findings(codeSize, ofLength(32768))).toEqual([]);
  expect(findings(codeSize, ofLength(32769))).toEqual([
    '1:1 The code has 32769 characters, 32768 are allowed',
  ]);
});
