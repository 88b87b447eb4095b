import appsync from '@aws-appsync/eslint-plugin';

const message =
  'AppSync does not tell null from undefined: ask for the key with Object.hasOwn, or for a value with if (x).';

const nothing = [
  'Literal[raw="null"]',
  'Identifier[name="undefined"]',
  'UnaryExpression[operator="void"]',
  'Literal[value="undefined"]',
];

/** Places where null or undefined would be told from something else. */
const places = nothing.flatMap((what) => [
  `BinaryExpression[operator=/^[!=]==?$/] > ${what}`,
  `SwitchCase > ${what}.test`,
  `CallExpression[callee.property.name=/^(includes|indexOf|lastIndexOf)$/] > ${what}.arguments`,
]);

/** What AppSync's JavaScript runtime takes. model/ is bundled into resolvers. */
export default [
  {
    files: ['resolvers/**/*.ts', 'model/**/*.ts'],
    ...appsync.configs.recommended,
  },
  {
    files: ['resolvers/**/*.ts', 'model/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...places.map((selector) => ({ selector, message }))],
    },
  },
];
