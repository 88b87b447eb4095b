import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import path from 'node:path';
import tseslint from 'typescript-eslint';
import resolvers from './resolvers/eslint.config.mjs';
import web from './web/eslint.config.mjs';

/** Named one by one: found by file (`projectService`), linting packages/appsync-local takes three times as long. */
const project = [
  'tsconfig.json',
  'packages/appsync-local/src/graphiql/page/tsconfig.json',
  'web/tsconfig.json',
  'web/src/tsconfig.json',
  'web/test/tsconfig.json',
];

const typeAware = { languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } } };

/** Imports of what the package.json of a folder does not declare are refused. */
function declaredImports(folder, files, developmentFiles) {
  return {
    files,
    rules: {
      'import-x/no-extraneous-dependencies': [
        'error',
        {
          packageDir: [path.join(import.meta.dirname, folder)],
          devDependencies: developmentFiles.map((pattern) => path.join(import.meta.dirname, pattern)),
          includeTypes: true,
        },
      ],
    },
  };
}

const packages = ['appsync-local', 'aws-local', 'payment-sandboxes'].map((name) => `packages/${name}`);

export default tseslint.config(
  {
    ignores: [
      '**/build',
      'cdk.out',
      'coverage',
      '.local',
      'schema/generated',
      '**/dist',
      '**/*.mjs',
      '**/*.cjs',
      '**/*.js',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  typeAware,
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ project: 'tsconfig.json' }),
        createNodeResolver(),
      ],
    },
  },
  declaredImports(
    '.',
    ['**/*.ts'],
    ['{bench,infra,local,scripts,simulation,test}/**', 'functions/**/*.d.ts'],
  ),
  ...packages.map((folder) => declaredImports(folder, [`${folder}/**/*.{ts,tsx}`], [`${folder}/test/**`])),
  declaredImports(
    'web',
    ['web/**/*.{ts,tsx,mts}'],
    ['web/{build,sizes,development,icons,vite.config}.*', 'web/test/**'],
  ),
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
  ...resolvers,
  {
    files: [
      'functions/**/*.ts',
      'bench/**/*.ts',
      'scripts/**/*.ts',
      'local/start/*.ts',
      'infra/main.ts',
      '**/cli.ts',
      'packages/appsync-local/src/cli/*.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts', '{packages/*,web}/test/**/*.{ts,tsx}'],
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
  ...web,
);
