import { handlersExported } from '../../src/language/rules/handlers-exported';
import { testRule } from './harness';

testRule(handlersExported, {
  refused: [
    ['export function request() {}', '1:1 The code must export the function response'],
    [
      'function request() {}\nfunction response() {}',
      '1:1 The code must export the function request',
      '1:1 The code must export the function response',
    ],
    [
      'export const request = 1;\nexport function response() {}',
      '1:14 The export request must be a function',
    ],
    [
      'export function request() {}\nexport function response() {}\nexport default 1;',
      '3:1 There is no default export: export request and response by name',
    ],
  ],
  accepted: [
    'export function request() {}\nexport const response = () => 1;',
    'var a = () => 1;\nfunction b() {}\nexport { a as request, b as response };',
  ],
});
