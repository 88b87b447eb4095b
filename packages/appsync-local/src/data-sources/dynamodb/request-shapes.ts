import { attributeValue } from '../request-shape/attribute-value';
import {
  also,
  boolean,
  byElement,
  type Elements,
  listOf,
  mapOf,
  number,
  object,
  oneOf,
  refuse,
  type Shape,
  text,
  unless,
} from '../request-shape/shape';

/**
 * The elements of every operation: those of the developer guide's "JavaScript resolver function reference for
 * DynamoDB", of the mapping templates' reference, and of the types of `@aws-appsync/utils`. `select` of a scan is
 * what the `scan` helper makes.
 */

const attributes = mapOf(attributeValue);
const common: Elements = { version: oneOf('2018-05-29'), operation: text };
const names = { expressionNames: mapOf(text) };
const expression = { ...names, expressionValues: attributes };
const projection = object({ expression: text }, names);
const filled = object({ expression: text }, expression);

const handler = also(
  object({ strategy: oneOf('Custom', 'Reject') }, { lambdaArn: text }),
  unless(
    (value) => (value as Record<string, unknown>)['strategy'] !== 'Custom' || hasText(value, 'lambdaArn'),
    (field) => `Value for field '${field}[lambdaArn]' not found.`,
  ),
);
const condition = object(
  { expression: text },
  {
    ...expression,
    equalsIgnore: listOf(text),
    consistentRead: boolean,
    conditionalCheckFailedHandler: handler,
  },
);
const transactCondition = object(
  { expression: text },
  { ...expression, returnValuesOnConditionCheckFailure: boolean },
);

/** What only data sources with conflict detection know, and those are not served. */
const versioned = refuse(
  () => 'Versioned data sources (conflict detection, delta sync) are not served by this runtime.',
);
const versioning: Elements = {
  _version: versioned,
  customPartitionKey: versioned,
  populateIndexFields: versioned,
};

const write = (required: Elements, optional: Elements = {}): Shape =>
  object({ key: attributes, ...required }, { ...common, ...versioning, condition, ...optional });
const paging: Elements = {
  index: text,
  nextToken: text,
  limit: number,
  consistentRead: boolean,
  select: oneOf('ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES'),
  filter: filled,
  projection,
};

const someOf = (shape: Shape): Shape =>
  also(
    listOf(shape),
    unless(
      (value) => (value as unknown[]).length > 0,
      (field) => `RequestItem keys '${field}' can't be empty`,
    ),
  );
/** Amazon's samples wrap the list of a table in an object as often as not. */
const table = (listName: string, shape: Shape, optional: Elements = {}): Shape => {
  const bare = someOf(shape);
  const wrapped = object({ [listName]: listOf(shape) }, optional);
  const filledList = someOf(shape);
  return (value) => {
    if (Array.isArray(value)) return bare(value);
    return wrapped(value) ?? filledList((value as Record<string, unknown>)[listName]);
  };
};
const tables = (of: Shape): Shape => object({ tables: mapOf(of) }, common);

const transaction = (item: Shape): Shape => object({ transactItems: listOf(item) }, common);
const place: Elements = { table: text, key: attributes };
const transactWrite = (required: Elements, optional: Elements): Shape =>
  object({ ...place, operation: text, ...required }, optional);

const unknownOperation = (name: string): string => `Unsupported operation '${name}'.`;

/** A request to a DynamoDB data source. */
export const dynamoDbRequest = byElement(
  'operation',
  {
    GetItem: object({ key: attributes }, { ...common, consistentRead: boolean, projection }),
    PutItem: write({}, { attributeValues: attributes }),
    UpdateItem: write({ update: filled }),
    DeleteItem: write({}),
    Query: object({ query: filled }, { ...common, ...paging, scanIndexForward: boolean }),
    Scan: object({}, { ...common, ...paging, totalSegments: number, segment: number }),
    Sync: versioned,
    BatchGetItem: tables(table('keys', attributes, { consistentRead: boolean, projection })),
    BatchPutItem: tables(table('items', attributes)),
    BatchDeleteItem: tables(table('keys', attributes)),
    TransactGetItems: transaction(object(place, { projection })),
    TransactWriteItems: transaction(
      byElement(
        'operation',
        {
          PutItem: transactWrite({}, { attributeValues: attributes, condition: transactCondition }),
          UpdateItem: transactWrite({ update: filled }, { condition: transactCondition }),
          DeleteItem: transactWrite({}, { condition: transactCondition }),
          ConditionCheck: transactWrite({ condition: transactCondition }, {}),
        },
        unknownOperation,
      ),
    ),
  },
  unknownOperation,
);

function hasText(value: unknown, key: string): boolean {
  return typeof (value as Record<string, unknown>)[key] === 'string';
}
