import { parse, validate } from 'graphql';
import { buildServiceSchema } from '../../src/graphql/schema';
import { validationErrorEntry, validationRules } from '../../src/graphql/validation';

const schema = buildServiceSchema(/* GraphQL */ `
  enum Access {
    FREE
    PAID
  }
  input OptionInput {
    label: String!
  }
  input CreateInput {
    title: String!
    access: Access
    options: [OptionInput!]
    closesAt: AWSDateTime
    extra: AWSJSON
  }
  type Option {
    id: ID!
  }
  type Voting {
    id: ID!
    title: String!
    options: [Option!]!
    first: Option
  }
  type Query {
    voting(id: ID!): Voting
    votings(limit: Int = 20): [Voting!]!
  }
  type Mutation {
    create(input: CreateInput!): Voting!
  }
  type Subscription {
    onOne: Voting
    onTwo: Voting
  }
`);
const rules = validationRules(true);
const messagesOf = (query: string, using = rules) =>
  validate(schema, parse(query), using).map((error) => validationErrorEntry(error).message);

test.each([
  ['{badfield}', "FieldUndefined: Field 'badfield' in type 'Query' is undefined @ 'badfield'"],
  [
    '{ voting(id: 1) { options { no } } }',
    "FieldUndefined: Field 'no' in type 'Option' is undefined @ 'voting/options/no'",
  ],
  ['{ voting { id } }', "MissingFieldArgument: Missing field argument id @ 'voting'"],
  ['{ voting(id: 1, x: 2) { id } }', "UnknownArgument: Unknown field argument x @ 'voting'"],
  [
    '{ voting(id: 1) { options } }',
    "SubSelectionRequired: Sub selection required for type null of field options @ 'voting/options'",
  ],
  [
    '{ voting(id: 1) { first } }',
    "SubSelectionRequired: Sub selection required for type Option of field first @ 'voting/first'",
  ],
  [
    '{ voting(id: 1) { title { x } } }',
    "SubSelectionNotAllowed: Sub selection not allowed on leaf type null of field title @ 'voting/title'",
  ],
  [
    'query ($id: String!) { voting(id: $id) { id } }',
    "VariableTypeMismatch: Variable type 'String!' doesn't match expected type 'ID!' @ 'voting'",
  ],
  ['query ($a: Nope) { voting(id: $a) { id } }', 'UnknownType: Unknown type Nope'],
  ['query ($a: Voting) { voting(id: 1) { id } }', 'NonInputTypeOnVariable: Wrong type for a variable'],
  ['{ voting(id: $a) { id } }', "UndefinedVariable: Undefined variable a @ 'voting'"],
  ['query ($a: ID) { voting(id: 1) { id } }', 'UnusedVariable: Unused variable a'],
  ['{ voting(id: 1) { ...F } }', "UndefinedFragment: Undefined fragment F @ 'voting'"],
  ['{ voting(id: 1) { id @no } }', "UnknownDirective: Unknown directive no @ 'voting/id'"],
  ['{ voting(id: 1) { id @skip } }', "MissingDirectiveArgument: Missing directive argument if @ 'voting/id'"],
  ['{ voting(id: 1) { a: id a: title } }', "FieldsConflict: a: id and title are different fields @ 'voting'"],
  [
    'query ($l: Int = "x") { votings(limit: $l) { id } }',
    "BadValueForDefaultArg: Bad default value StringValue{value='x'} for type Int",
  ],
  [
    '{ votings(limit: "many") { id } }',
    "WrongType: argument 'limit' with value 'StringValue{value='many'}' is not a valid 'Int' @ 'votings'",
  ],
  [
    'mutation { create(input: {}) { id } }',
    "WrongType: argument 'input' with value 'ObjectValue{objectFields=[]}' is missing required fields '[title]' @ 'create'",
  ],
  [
    'mutation { create(input: {title: "t", no: 1}) { id } }',
    "WrongType: argument 'input' with value 'ObjectValue{objectFields=[ObjectField{name='title', value=StringValue{value='t'}}, ObjectField{name='no', value=IntValue{value=1}}]}' contains a field not in 'CreateInput': 'no' @ 'create'",
  ],
  [
    'mutation { create(input: {title: "t", options: [{label: "a"}, {label: null}]}) { id } }',
    "WrongType: argument 'input.options[1].label' with value 'NullValue{}' must not be null @ 'create'",
  ],
  [
    'mutation { create(input: {title: "t", access: GRATIS}) { id } }',
    "WrongType: argument 'input.access' with value 'EnumValue{name='GRATIS'}' is not a valid 'Access' @ 'create'",
  ],
  [
    'mutation { create(input: {title: "t", closesAt: "2026-01-01"}) { id } }',
    "WrongType: argument 'input.closesAt' with value 'StringValue{value='2026-01-01'}' is not a valid 'AWSDateTime' @ 'create'",
  ],
  [
    'mutation { create(input: {title: "t", extra: {a: [1.5, true]}}) { id } }',
    "WrongType: argument 'input.extra' with value 'ObjectValue{objectFields=[ObjectField{name='a', value=ArrayValue{values=[FloatValue{value=1.5}, BooleanValue{value=true}]}}]}' is not a valid 'AWSJSON' @ 'create'",
  ],
  [
    'mutation { create(input: "x") { id } }',
    "WrongType: argument 'input' with value 'StringValue{value='x'}' must be an object type @ 'create'",
  ],
  [
    'subscription { onOne { id } onTwo { id } }',
    'SubscriptionMultipleRootFields: Subscription operation must have exactly one root field.',
  ],
])('%s', (query, message) => {
  expect(messagesOf(query)).toContain(`Validation error of type ${message}`);
});

test('an error carries the place of its node, no path and no type', () => {
  const [error] = validate(schema, parse('{badfield}'), rules);
  expect(validationErrorEntry(error!)).toEqual({
    path: null,
    locations: [{ line: 1, column: 2, sourceName: null }],
    message: expect.stringContaining('FieldUndefined') as string,
  });
});

test('without introspection the meta fields do not exist, but __typename does', () => {
  const closed = validationRules(false);
  expect(messagesOf('{ __schema { types { name } } __typename }', closed)).toEqual([
    "Validation error of type FieldUndefined: Field '__schema' in type 'Query' is undefined @ '__schema'",
  ]);
  expect(messagesOf('{ __schema { types { name } } }')).toEqual([]);
});

test('a valid query is valid', () => {
  expect(
    messagesOf(
      'query ($id: ID!, $more: Boolean!) { voting(id: $id) { ...F } } fragment F on Voting { id @include(if: $more) }',
    ),
  ).toEqual([]);
});
