const transform = require('./jest.transform.cjs');

/** Parallel: each file stands alone. */
const unit = {
  displayName: 'unit',
  testEnvironment: require.resolve('./jest.environment.cjs'),
  testMatch: ['<rootDir>/test/{unit,infra,architecture}/**/*.test.ts', '<rootDir>/web/test/**/*.test.ts'],
  transform,
};

/** Against a whole local stack, started once for all of them. */
const againstStack = {
  testEnvironment: require.resolve('./jest.environment.cjs'),
  globalSetup: '<rootDir>/test/support/start-stack.ts',
  globalTeardown: '<rootDir>/test/support/stop-stack.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
  transform,
};

const integration = {
  ...againstStack,
  displayName: 'integration',
  testMatch: ['<rootDir>/test/integration/**/*.test.ts'],
};

/** In a real Chromium. */
const browser = {
  ...againstStack,
  displayName: 'browser',
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
};

/** Each file starts, kills or changes a stack of its own, or installs packages that it packed. */
const standalone = {
  displayName: 'standalone',
  testEnvironment: require.resolve('./jest.environment.cjs'),
  testMatch: ['<rootDir>/test/{standalone,packages}/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'],
  transform,
};

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    unit,
    integration,
    browser,
    standalone,
    '<rootDir>/packages/appsync-local',
    '<rootDir>/packages/appsync-local/test/contract',
    '<rootDir>/packages/aws-local',
    '<rootDir>/packages/payment-sandboxes',
  ],
  testTimeout: 60_000,
  // Test files leave much behind in a worker: it gives way to a new one.
  workerIdleMemoryLimit: '1500MB',
  // `npm run coverage`. What V8 counts by itself needs no other code than the one under test.
  coverageProvider: 'v8',
  coverageReporters: ['text-summary', 'html'],
  collectCoverageFrom: [
    '{functions,infra,local,model,packages,resolvers,scripts,web}/**/*.{ts,tsx}',
    '!**/{dist,node_modules,test}/**',
  ],
};
