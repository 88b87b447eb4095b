import { noAsync } from '../../src/language/rules/no-async';
import { testRule } from './harness';

testRule(noAsync, {
  refused: [
    ['async function f() {}', '1:1 Functions cannot be async'],
    ['const f = async () => 1;', '1:11 Functions cannot be async'],
    ['const o = { async f() {} };', '1:20 Functions cannot be async'],
  ],
  accepted: ['function f() {}', 'const f = () => ({ async: true });'],
});
