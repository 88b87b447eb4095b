/** @type {import('jest').Config} */
module.exports = {
  displayName: 'aws-local',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: require('../../jest.transform.cjs'),
};
