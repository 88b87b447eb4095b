/** @type {import('jest').Config} */
module.exports = {
  displayName: 'appsync-local',
  testEnvironment: require.resolve('../../jest.environment.cjs'),
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // The contract suite is a project of its own: it runs against one API, local or deployed.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/contract/'],
  // Here too, for `npm test` in this folder: the one at the top is not read then.
  testTimeout: 60_000,
  transform: require('../../jest.transform.cjs'),
};
