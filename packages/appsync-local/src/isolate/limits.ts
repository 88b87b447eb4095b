/** Quotas of "AWS AppSync endpoints and quotas" that evaluations keep. */

/** "Number of iterations in a foreach loop in mapping templates", which counts for `for-of` and `for-in` too. */
export const loopLimit = 1000;

/** "Evaluated request/response object", in characters of JSON. */
export const objectSizeLimit = 5 * 1024 * 1024;
