import { noThis } from '../../src/language/rules/no-this';
import { testRule } from './harness';

testRule(noThis, {
  refused: [
    ['const f = () => this;', '1:17 this is not supported'],
    ['const o = { f() { return super.f(); } };', '1:26 super is not supported'],
    ['function F() { return new.target; }', '1:23 new.target is not supported'],
    ['const u = import.meta.url;', '1:11 import.meta is not supported'],
  ],
  accepted: ['const o = { this: 1 };'],
});
