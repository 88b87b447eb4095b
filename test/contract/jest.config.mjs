const tests = process.env.CONTRACT_ENDPOINT
  ? // Ports, workers and limits of the local runtime: nothing that a deployed API shows.
    { testPathIgnorePatterns: ['/node_modules/', '\\.local\\.test\\.ts$'] }
  : {};

/** The contract suite: against the local runtime, or against the deployed API that `CONTRACT_ENDPOINT` names. */
export default {
  displayName: 'contract',
  rootDir: '../..',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/contract/**/*.test.ts'],
  globalSetup: '<rootDir>/test/contract/harness/set-up.ts',
  globalTeardown: '<rootDir>/test/contract/harness/tear-down.ts',
  ...tests,
  transform: {
    '^.+\\.[cm]?tsx?$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
};
