import type { Rule } from '../rule';

/** "AWS AppSync endpoints and quotas": code of a resolver or function, which `CreateResolver` counts in characters. */
const limit = 32 * 1024;

/** The inline source map is part of the code. */
export const codeSize: Rule = {
  name: 'code-size',
  check({ code, program }, report) {
    if (code.length > limit) report(program, `The code has ${code.length} characters, ${limit} are allowed`);
  },
};
