/** @type {import('jest').Config} */
module.exports = {
  displayName: 'payment-sandboxes',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: require('../../jest.transform.cjs'),
};
