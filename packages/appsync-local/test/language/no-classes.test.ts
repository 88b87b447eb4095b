import { noClasses } from '../../src/language/rules/no-classes';
import { testRule } from './harness';

testRule(noClasses, {
  refused: [
    ['class A {}', '1:1 Classes are not supported'],
    ['const A = class {};', '1:11 Classes are not supported'],
  ],
  accepted: ["const o = { class: 'A' };"],
});
