const tests = process.env.CONTRACT_ENDPOINT
  ? // Ports, workers and limits of the local runtime: nothing that a deployed API shows.
    { testPathIgnorePatterns: ['/node_modules/', '\\.local\\.test\\.ts$'] }
  : {};

/** The contract suite: against the local runtime, or against the deployed API that `CONTRACT_ENDPOINT` names. */
module.exports = {
  displayName: 'contract',
  testEnvironment: require.resolve('../../../../jest.environment.cjs'),
  testMatch: ['<rootDir>/**/*.test.ts'],
  globalSetup: '<rootDir>/harness/set-up.ts',
  globalTeardown: '<rootDir>/harness/tear-down.ts',
  ...tests,
  transform: require('../../../../jest.transform.cjs'),
};
