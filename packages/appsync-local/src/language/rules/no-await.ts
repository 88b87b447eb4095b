import { refuse, type Rule } from '../rule';

/** "Supported runtime features": asynchronous processing is not supported. */
export const noAwait: Rule = {
  name: 'no-await',
  check(module, report) {
    refuse(['AwaitExpression'], 'await is not supported')(module, report);
    refuse(['ForOfStatement'], (loop) => loop.await && 'for await is not supported')(module, report);
  },
};
