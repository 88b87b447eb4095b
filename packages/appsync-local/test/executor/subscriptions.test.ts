import { fieldAccessTable } from '../../src/authorization/field-access';
import type { AuthenticatedCaller } from '../../src/authorization/caller';
import { createDocuments } from '../../src/graphql/documents';
import { createExecutor } from '../../src/graphql/executor';
import { installFieldResolvers } from '../../src/graphql/field-resolvers';
import { assembleResolvers } from '../../src/graphql/programs';
import { createResolverRunner } from '../../src/graphql/resolver-runner';
import { buildServiceSchema } from '../../src/graphql/schema';
import { createRealtimeHost } from '../../src/graphql/subscriptions';
import { createTimings } from '../../src/timings';
import { apiWith, portsWith, resolversFor } from './support/api';
import { answers, type FakeResolver, fakeIsolate } from './support/fake-isolate';

const SCHEMA = /* GraphQL */ `
  type Tally @aws_api_key @aws_cognito_user_pools {
    id: ID!
    total: Int!
    notes: AWSJSON
    secret: String @aws_cognito_user_pools
    slots: [Slot!]
  }
  type Slot @aws_api_key @aws_cognito_user_pools {
    n: Int
  }
  type Query {
    a: Int
  }
  type Mutation {
    publish: Tally @aws_api_key @aws_cognito_user_pools
    fails: Tally! @aws_api_key
    quiet: Tally
  }
  type Subscription {
    onTally(id: ID, note: String): Tally @aws_subscribe(mutations: ["publish", "fails"]) @aws_api_key
    onOwn(user: ID!): Tally @aws_subscribe(mutations: ["publish"]) @aws_cognito_user_pools @aws_api_key
    onHidden: Tally @aws_subscribe(mutations: ["publish"]) @aws_cognito_user_pools
  }
`;
const TALLY = { id: 't', total: 3, notes: { a: 1 }, secret: 's', slots: [{ n: 1 }, { n: 2 }] };

const own: FakeResolver = ({ context }) =>
  context.arguments.user === 'me'
    ? { effects: [{ type: 'setSubscriptionFilter', filter: { filterGroup: [] } }] }
    : {
        type: 'failed',
        error: { message: '', errorType: null, data: null, errorInfo: null },
        unauthorized: true,
      };

function build() {
  const fakes = {
    'Mutation.publish': answers(TALLY),
    'Mutation.fails': answers(null),
    'Mutation.quiet': answers(TALLY),
    'Subscription.onOwn': own,
  };
  const api = apiWith(SCHEMA, {
    resolvers: resolversFor(fakes),
    additionalAuthentication: [{ type: 'AMAZON_COGNITO_USER_POOLS', userPoolId: 'p', region: 'r' }],
  });
  const schema = buildServiceSchema(SCHEMA);
  const resolvers = assembleResolvers(api, schema);
  const timings = createTimings();
  const isolate = fakeIsolate(fakes);
  const run = createResolverRunner({
    isolate,
    dataSources: new Map(),
    environmentVariables: {},
    cache: undefined,
    ports: portsWith(),
    writeLog: () => undefined,
    timings,
  });
  installFieldResolvers(schema, fieldAccessTable(schema, api), resolvers, { depth: 0, resolvers: 0 }, run);
  const documents = createDocuments(schema, true);
  const published: unknown[] = [];
  const hub = { publish: (...told: unknown[]) => published.push(told), invalidate: () => undefined };
  const execute = createExecutor({
    schema,
    documents,
    hub: hub,
    isSubscribed: (field) => ['publish', 'fails'].includes(field),
    timings,
    timeoutMs: 1_000,
  });
  const host = createRealtimeHost({ schema, documents, authenticate: () => key });
  return { host, execute, published, isolate };
}

const key: AuthenticatedCaller = { mode: 'API_KEY', identity: null, groups: [] };
const voter: AuthenticatedCaller = { mode: 'AMAZON_COGNITO_USER_POOLS', identity: { sub: 's' }, groups: [] };
const { host, execute, published, isolate } = build();

async function prepare(query: string, variables: Record<string, unknown> = {}, caller = key) {
  const answer = await host.prepare(caller, { query, variables, headers: {} });
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.subscription;
}
async function refusal(query: string, variables: Record<string, unknown> = {}, caller = key) {
  const answer = await host.prepare(caller, { query, variables, headers: {} });
  return answer.ok ? undefined : answer.errors;
}

describe('registration', () => {
  test('arguments are those that the client gave; those of unset variables are null', async () => {
    const query = 'subscription ($id: ID, $note: String) { onTally(id: $id, note: $note) { id } }';
    expect((await prepare(query, { note: null })).arguments).toEqual({ id: null, note: null });
    expect((await prepare(query, { id: 'x' })).arguments).toEqual({ id: 'x', note: null });
    expect((await prepare('subscription { onTally(id: "x") { id } }')).arguments).toEqual({ id: 'x' });
    expect((await prepare('subscription { onTally { id } }')).mutations).toEqual(['publish', 'fails']);
  });

  test('the resolver runs once, and sets the filter', async () => {
    const before = isolate.steps.length;
    const subscription = await prepare('subscription { onOwn(user: "me") { id } }');
    expect(subscription.filter).toEqual({ filterGroup: [] });
    await subscription.render(TALLY);
    expect(isolate.steps.length - before).toBe(1);
    expect(isolate.steps.at(-1)?.context.operation).toBe('subscription');
  });

  test('the resolver may refuse', async () => {
    expect(await refusal('subscription { onOwn(user: "you") { id } }')).toEqual([
      expect.objectContaining({
        errorType: 'Unauthorized',
        message: 'Not Authorized to access onOwn on type Subscription',
      }),
    ]);
  });

  test.each([
    ['subscription { onHidden { id } }', {}, 'Not Authorized to access onHidden on type Subscription'],
    [
      'subscription { nothing }',
      {},
      "Validation error of type FieldUndefined: Field 'nothing' in type 'Subscription' is undefined @ 'nothing'",
    ],
    [
      'subscription ($u: ID!) { onOwn(user: $u) { id } }',
      {},
      "Variable 'u' has coerced Null value for NonNull type 'ID!'",
    ],
    ['{ a }', {}, 'The realtime endpoint serves subscriptions only.'],
    ['{', {}, 'Unable to parse GraphQL query.'],
  ])('%s is refused', async (query, variables, message) => {
    expect(await refusal(query, variables)).toEqual([expect.objectContaining({ message })]);
  });
});

describe('delivery', () => {
  test("is the subscriber's own selection of what the mutation selected", async () => {
    const subscriber = await prepare('subscription { mine: onTally { t: total slots { n } notes } }');
    expect(await subscriber.render({ total: 3, notes: { a: 1 }, id: 't' })).toEqual({
      data: { mine: { t: 3, slots: null, notes: '{"a":1}' } },
    });
  });

  test('a missing field that may not be null is an error', async () => {
    const subscriber = await prepare('subscription { onTally { id total } }');
    expect(await subscriber.render({ id: 't' })).toEqual({
      data: { onTally: null },
      errors: [
        {
          path: ['onTally', 'total'],
          locations: null,
          message: "Cannot return null for non-nullable type: 'Int' within parent 'Tally' (/onTally/total)",
        },
      ],
    });
  });

  test("fields are under the rules of the subscriber's mode", async () => {
    const query = 'subscription { onOwn(user: "me") { secret } }';
    expect(await (await prepare(query, {}, voter)).render(TALLY)).toEqual({
      data: { onOwn: { secret: 's' } },
    });
    expect(await (await prepare(query)).render(TALLY)).toMatchObject({
      data: { onOwn: { secret: null } },
      errors: [{ errorType: 'Unauthorized' }],
    });
  });

  test('subscribers who see the same share a key', async () => {
    const query = 'subscription ($id: ID) { onTally(id: $id) { id } }';
    const keyOf = async (id: string) => (await prepare(query, { id })).renderKey;
    expect(await keyOf('a')).toBe(await keyOf('a'));
    expect(await keyOf('a')).not.toBe(await keyOf('b'));
    const ownQuery = 'subscription { onOwn(user: "me") { id } }';
    expect((await prepare(ownQuery)).renderKey).not.toBe((await prepare(ownQuery, {}, voter)).renderKey);
  });
});

describe('publishing', () => {
  const mutate = (query: string) => execute({ query }, { caller: key, identity: null, headers: {} });
  beforeEach(() => published.splice(0));

  test('tells the selected fields by their names, JSON as a value', async () => {
    await mutate(
      'mutation { p: publish { theTotal: total notes s: slots { m: n } ...F } } fragment F on Tally { id }',
    );
    expect(published).toEqual([
      ['publish', { total: 3, notes: { a: 1 }, slots: [{ n: 1 }, { n: 2 }], id: 't' }],
    ]);
  });

  test('a field that nobody can subscribe to, or that is null, tells nothing', async () => {
    await mutate('mutation { quiet { id } }');
    await mutate('mutation { publish @skip(if: true) { id } quiet { id } }');
    expect(published).toEqual([]);
  });

  test('a failing neighbour silences nobody, and does not stop what comes after it', async () => {
    const { answer } = await mutate('mutation { a: publish { id } fails { id } b: publish { total } }');
    expect(answer.data).toBeNull();
    expect(answer.errors).toHaveLength(1);
    expect(published).toEqual([
      ['publish', { id: 't' }],
      ['publish', { total: 3 }],
    ]);
  });
});

test('credentials of the realtime endpoint are verified like those of HTTP', async () => {
  expect(await host.authenticate({ headers: {}, signedPath: '/graphql/connect', signedBody: '{}' })).toBe(
    key,
  );
});
