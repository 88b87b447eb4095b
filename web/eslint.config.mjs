import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The layers of src/, highest first. Each may import those below it, never one above. */
const layers = [
  'gallery/**',
  'app/**',
  'pages/**',
  'session/cache/**',
  'session/account/**',
  'session/live/**',
  'session/api/**',
  'ui/voting/**',
  'ui/*',
  'ui/{i18n,storage,time}/**',
];

const source = path.join(import.meta.dirname, 'src');
const pages = readdirSync(path.join(source, 'pages'));

/** @type {import('eslint').Linter.Config[]} */
export default [
  {
    files: ['web/{src,test}/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx'] })],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: source,
          zones: [
            ...layers.slice(1).map((layer, index) => ({
              target: layer,
              from: layers.slice(0, index + 1),
              message: 'It is above: move down what both need.',
            })),
            ...pages.map((page) => ({
              target: `pages/${page}/**`,
              from: pages.filter((other) => other !== page).map((other) => `pages/${other}/**`),
              message: 'A page imports no other page: move down what both need.',
            })),
          ],
        },
      ],
      'import-x/order': [
        'error',
        {
          groups: [['builtin', 'external'], 'parent', ['sibling', 'index']],
          alphabetize: { order: 'asc' },
          'newlines-between': 'never',
        },
      ],
    },
  },
  {
    files: ['web/src/**/*.{ts,tsx}'],
    plugins: { 'jsx-a11y': jsxA11y, 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.flat['recommended-latest'].rules,
      'react-hooks/exhaustive-deps': 'error',
      ...jsxA11y.flatConfigs.strict.rules,
      // Only for plain elements: in a dialog, and in the next step of a form, the focus has to go somewhere.
      'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
    },
  },
];
