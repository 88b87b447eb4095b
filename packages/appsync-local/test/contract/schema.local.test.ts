import { buildServiceSchema } from '../../src/graphql/schema';
import { cases, page, toldCases, topic } from './harness/topic';

const QUERY = 'type Query { a: ID }\n';
const POSTS = `${QUERY}type Post { id: ID }\ntype Mutation { add: Post! many: [Post] }\n`;

/** By what a schema is refused: the schema, and words of the message. */
const REFUSED: Record<string, [what: string, sdl: string, message: string][]> = {
  'Scalar types in AWS AppSync; aws-appsync-community 108': [
    ['a type named AWS…', `${QUERY}type AWSThing { a: ID }`, 'line 2: The name AWSThing begins with AWS'],
    ['an input named AWS…', `${QUERY}input AWSThing { a: ID }`, 'The name AWSThing begins with AWS'],
    ['an enum named AWS…', `${QUERY}enum AWSThing { A }`, 'The name AWSThing begins with AWS'],
    ['a custom scalar', `${QUERY}scalar Money`, 'line 2: Custom scalars are not supported: Money'],
    ['a scalar of AppSync’s again', `${QUERY}scalar AWSDate`, 'Custom scalars are not supported: AWSDate'],
  ],
  'Real-time data; amplify-js 2257': [
    [
      'a subscription of another type',
      `${POSTS}type Subscription { on: ID @aws_subscribe(mutations: ["add"]) }`,
      'line 4: Subscription.on: its type ID is not that of the mutation add, Post!.',
    ],
    [
      'a subscription of one for a mutation of many',
      `${POSTS}type Subscription { on: Post @aws_subscribe(mutations: ["many"]) }`,
      'its type Post is not that of the mutation many',
    ],
    [
      'a subscription to a mutation that is not there',
      `${POSTS}type Subscription { on: Post @aws_subscribe(mutations: ["add", "remove"]) }`,
      'names the mutation remove, which does not exist',
    ],
    [
      'a subscription to nothing',
      `${POSTS}type Subscription { on: Post @aws_subscribe(mutations: []) }`,
      'needs the names of mutations',
    ],
    [
      '@aws_subscribe elsewhere',
      `${POSTS}type Other { on: Post @aws_subscribe(mutations: ["add"]) }`,
      'belongs to fields',
    ],
  ],
  'GraphQL specification: schema validation': [
    ['an empty type', `${QUERY}type Empty`, 'Type Empty must define one or more fields'],
    ['no query type', 'type Thing { a: ID }', 'Query root type must be provided'],
    [
      'a field that its interface asks for',
      `${QUERY}interface A { a: ID } type B implements A { b: ID }`,
      'A.a expected but B does not provide it',
    ],
    [
      'an input that needs itself',
      `type Query { a(b: B): ID } input B { b: B! }`,
      'Cannot reference Input Object "B"',
    ],
    ['a name of introspection', `${QUERY}type __Thing { a: ID }`, 'must not begin with "__"'],
  ],
  'AWS AppSync endpoints and quotas': [
    ['more than 1 MB', `${QUERY}# ${'x'.repeat(1024 * 1024)}`, 'larger than 1 MB'],
  ],
  'Decided: the guide names none of it': [
    ['a directive', `${QUERY}directive @mine on OBJECT`, 'Directives cannot be defined: @mine'],
    ['an unknown directive', 'type Query { a: ID @mine }', 'Unknown directive "@mine"'],
    ['an extension', `${QUERY}extend type Query { b: ID }`, 'Type extensions are not taken'],
    [
      'an interface of an interface',
      `${QUERY}interface A { a: ID } interface B implements A { a: ID }`,
      'interface B implements',
    ],
  ],
};

topic('schema', () => {
  cases(
    Object.entries(REFUSED).flatMap(([title, rows]) =>
      page(
        title,
        rows.map(([what, sdl, message]) => ({ case: `${what} is refused`, sdl, message })),
      ),
    ),
    ({ sdl, message }) => {
      expect(() => buildServiceSchema(sdl)).toThrow(message);
    },
  );

  toldCases(
    page('Real-time data', [
      {
        case: 'a subscription may be nullable where its mutation is not',
        run() {
          const sdl = `${POSTS}type Subscription {
            one: Post @aws_subscribe(mutations: ["add"])
            many: [Post!] @aws_subscribe(mutations: ["many"])
          }`;
          expect(() => buildServiceSchema(sdl)).not.toThrow();
        },
      },
    ]),
  );
});
