import appsync from '@aws-appsync/eslint-plugin';
import tseslint from 'typescript-eslint';

const typeAware = {
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
};

export default tseslint.config(
  {
    ignores: [
      'build',
      'cdk.out',
      'coverage',
      '.local',
      'schema/generated',
      'web/dist',
      '**/*.mjs',
      '**/*.js',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  typeAware,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Reads of maps by a key that was just put there; `noUncheckedIndexedAccess` makes the doubt explicit elsewhere.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    // What AppSync's JavaScript runtime takes. model/ is bundled into resolvers.
    files: ['resolvers/**/*.ts', 'model/**/*.ts'],
    ...appsync.configs.recommended,
  },
  {
    files: [
      'functions/**/*.ts',
      'bench/**/*.ts',
      'scripts/**/*.ts',
      'local/start/*.ts',
      'infra/main.ts',
      '**/cli.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['describe', 'it', 'test'].flatMap((object) =>
          ['only', 'skip', 'todo'].map((property) => ({
            object,
            property,
            message: 'Every test runs, and runs with the others.',
          })),
        ),
      ],
    },
  },
);
