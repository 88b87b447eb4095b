/**
 * Parts of the published modules for data sources that this runtime does not have. They exist, so that importing
 * them is no riddle; calling them says what is missing.
 */
const notOffered = (name: string, source: string) => (): never => {
  throw new Error(`${name} is not supported: this runtime has no ${source} data source.`);
};

const relational = (name: string) => notOffered(name, 'relational database');

/** `util.rds`. */
export const relationalUtilities = { toJsonObject: relational('util.rds.toJsonObject') };

const rdsModule = '@aws-appsync/utils/rds';
const of = (prefix: string, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, relational(`${prefix}.${name} of ${rdsModule}`)]));

/** `@aws-appsync/utils/rds`. */
export const relationalModule = {
  ...Object.fromEntries(
    [
      'select',
      'insert',
      'update',
      'remove',
      'createPgStatement',
      'createMySQLStatement',
      'sql',
      'toJsonObject',
    ].map((name) => [name, relational(`${name} of ${rdsModule}`)]),
  ),
  typeHint: of('typeHint', ['DATE', 'DECIMAL', 'JSON', 'TIME', 'TIMESTAMP', 'UUID']),
  agg: of('agg', [
    'min',
    'minDistinct',
    'max',
    'maxDistinct',
    'sum',
    'sumDistinct',
    'avg',
    'avgDistinct',
    'count',
    'countDistinct',
  ]),
};

/** `@aws-appsync/utils/ai`. */
export const aiModule = {
  invokeModel: notOffered('invokeModel of @aws-appsync/utils/ai', 'Amazon Bedrock'),
  converse: notOffered('converse of @aws-appsync/utils/ai', 'Amazon Bedrock'),
};
