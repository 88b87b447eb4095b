import type { Util } from '@aws-appsync/utils';

/** `util.math` ("Math helpers in util.math", AppSync developer guide). */
export const math = {
  /** Ties go up, as Java's `Math.round` and JavaScript's agree. */
  roundNum: (input) => Math.round(input),
  minVal: (input1, input2) => Math.min(input1, input2),
  maxVal: (input1, input2) => Math.max(input1, input2),
  randomDouble: () => Math.random(),
  /**
   * The guide does not say whether the upper value can come up. It is left out here, as Java's bounded generators
   * leave it out: code that needs the upper value would show it in its first runs.
   */
  randomWithinRange: (start, end) => Math.floor(start + Math.random() * Math.max(0, end - start)),
} satisfies Util['math'];
