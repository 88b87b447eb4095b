/** @type {import('jest').Config} */
module.exports = {
  displayName: 'payment-sandboxes',
  testEnvironment: require.resolve('../../jest.environment.cjs'),
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Here too, for `npm test` in this folder: the one at the top is not read then.
  testTimeout: 60_000,
  transform: require('../../jest.transform.cjs'),
};
