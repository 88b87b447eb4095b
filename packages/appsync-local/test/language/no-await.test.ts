import { noAwait } from '../../src/language/rules/no-await';
import { testRule } from './harness';

testRule(noAwait, {
  refused: [
    ['const x = await f();', '1:11 await is not supported'],
    ['for await (const x of xs) {}', '1:1 for await is not supported'],
  ],
  accepted: ['for (const x of xs) {}'],
});
