import type { ApiConfiguration } from '../../src';
import { byKey, byUser, type Credentials } from './harness/callers';
import { cases, page, topic, type Case } from './harness/topic';
import { startVariant, type Variant } from './harness/variant';
import { target } from './harness/target';

const LIMITS = 'Configuring limits: introspection, query depth, resolver count';
const AUTHORIZATION = 'Configuring authorization and authentication to secure your GraphQL APIs';
const CACHING = 'Configuring server-side caching and API payload compression';
const ANOTHER_API = 'a setting of the API: a deployed copy would need an API of its own for it';

type SettingCase = Case & {
  settings: Partial<ApiConfiguration>;
  run: (variant: Variant) => Promise<void>;
};

const userPool = (more: object = {}): ApiConfiguration['defaultAuthentication'] => ({
  type: 'AMAZON_COGNITO_USER_POOLS',
  userPoolId: target.userPoolId,
  region: target.region,
  ...more,
});
const now = Math.floor(Date.now() / 1000);

const valueOf = async (variant: Variant, query: string, by: Credentials = byKey): Promise<unknown> =>
  (await variant.ask(query, {}, by)).data?.[/\w+/.exec(query)![0]];

const cognitoSchema = `
  type Query {
    open: String
    guarded: String @aws_auth(cognito_groups: ["editors"])
  }`;
const valueResolvers = (...fields: string[]): ApiConfiguration['resolvers'] =>
  fields.map((fieldName) => ({
    kind: 'UNIT',
    typeName: 'Query',
    fieldName,
    dataSourceName: 'none',
    code: `import { util } from '@aws-appsync/utils';
      export function request() { return {}; }
      export function response() { return util.autoId(); }`,
  }));

const settingCases: SettingCase[] = [
  ...page(LIMITS, [
    {
      case: 'introspection off: the schema is no field, __typename still is',
      settings: { introspection: false },
      async run(variant: Variant) {
        const { body, status } = await variant.answer('{ __schema { queryType { name } } }');
        expect(status).toBe(200);
        expect(body.data).toBeNull();
        expect(body.errors?.[0]?.message).toContain('Validation error of type FieldUndefined');
        expect((await variant.ask('{ __typename }')).data).toEqual({ __typename: 'Query' });
      },
    },
    {
      case: 'a query as deep as the limit runs, fields below it are errors',
      settings: { queryDepthLimit: 2 },
      async run(variant: Variant) {
        expect((await variant.ask('{ document { title } }')).errors).toBeUndefined();
        const body = await variant.ask('{ selection { text inner { text } } }');
        expect(body.data).toEqual({
          selection: { text: expect.any(String) as unknown, inner: { text: null } },
        });
        expect(body.errors).toEqual([
          expect.objectContaining({
            errorType: 'QueryDepthLimitReached',
            path: ['selection', 'inner', 'text'],
          }),
        ]);
      },
    },
    {
      case: 'resolvers beyond the count are errors, those before them answer',
      settings: { resolverCountLimit: 2 },
      async run(variant: Variant) {
        const body = await variant.ask('{ a: forKey b: forKey c: forKey document { title } }');
        expect(Object.values(body.data ?? {}).filter((value) => value !== null)).toHaveLength(2);
        expect(body.errors).toHaveLength(2);
        for (const error of body.errors ?? []) expect(error.errorType).toBe('ResolverExecutionLimitReached');
      },
    },
  ]),
  ...page(AUTHORIZATION, [
    {
      case: 'an API key that has expired is refused',
      settings: { apiKeys: [{ key: target.apiKey, expires: now - 1 }] },
      run: async (variant: Variant) => expect((await variant.answer('{ forKey }')).status).toBe(401),
    },
    {
      case: 'any of several keys opens the API',
      settings: {
        apiKeys: [
          { key: 'da2-other', expires: now - 1 },
          { key: target.apiKey, expires: now + 60 },
        ],
      },
      run: async (variant: Variant) => expect((await variant.answer('{ forKey }')).status).toBe(200),
    },
    {
      case: 'an app client that the expression does not fit is refused, with either token',
      settings: { defaultAuthentication: userPool({ appIdClientRegex: '^other$' }) },
      async run(variant: Variant) {
        for (const token of ['AccessToken', 'IdToken'] as const)
          expect((await variant.answer('{ forDefaultMode }', {}, byUser('reader', token))).status).toBe(401);
      },
    },
    {
      case: 'an app client that the expression fits is let in, with either token',
      settings: { defaultAuthentication: userPool({ appIdClientRegex: target.clientId }) },
      async run(variant: Variant) {
        for (const token of ['AccessToken', 'IdToken'] as const)
          expect((await variant.answer('{ forDefaultMode }', {}, byUser('reader', token))).status).toBe(200);
      },
    },
    {
      case: 'a mode that the API does not have is refused',
      settings: { additionalAuthentication: [] },
      run: async (variant: Variant) => expect((await variant.answer('{ forKey }')).status).toBe(401),
    },
    {
      case: 'with Cognito alone @aws_auth guards a field, and ALLOW opens the others',
      settings: {
        schema: cognitoSchema,
        defaultAuthentication: userPool({ defaultAction: 'ALLOW' }),
        additionalAuthentication: [],
        functions: [],
        resolvers: valueResolvers('open', 'guarded'),
      },
      async run(variant: Variant) {
        expect(await valueOf(variant, '{ open }', byUser('reader'))).toEqual(expect.any(String));
        expect(await valueOf(variant, '{ guarded }', byUser('reader'))).toBeNull();
        expect(await valueOf(variant, '{ guarded }', byUser('editor'))).toEqual(expect.any(String));
      },
    },
    {
      case: 'with Cognito alone DENY closes the fields without @aws_auth',
      settings: {
        schema: cognitoSchema,
        defaultAuthentication: userPool({ defaultAction: 'DENY' }),
        additionalAuthentication: [],
        functions: [],
        resolvers: valueResolvers('open', 'guarded'),
      },
      async run(variant: Variant) {
        expect(await valueOf(variant, '{ open }', byUser('editor'))).toBeNull();
        expect(await valueOf(variant, '{ guarded }', byUser('editor'))).toEqual(expect.any(String));
      },
    },
  ]),
  ...page(CACHING, [
    {
      case: 'full request caching keeps the answers of all resolvers, by arguments and identity',
      settings: { cache: { behavior: 'FULL_REQUEST_CACHING' as const, ttl: 60 } },
      async run(variant: Variant) {
        const first = await valueOf(variant, '{ uncached(id: "a") }');
        expect(await valueOf(variant, '{ uncached(id: "a") }')).toBe(first);
        expect(await valueOf(variant, '{ uncached(id: "b") }')).not.toBe(first);
        const mine = await valueOf(variant, '{ forEveryMode }', byUser('reader'));
        expect(await valueOf(variant, '{ forEveryMode }', byUser('reader'))).toBe(mine);
        expect(await valueOf(variant, '{ forEveryMode }', byUser('editor'))).not.toBe(mine);
      },
    },
    {
      case: 'full request caching ends with the time to live of the cache',
      settings: { cache: { behavior: 'FULL_REQUEST_CACHING' as const, ttl: 1 } },
      async run(variant: Variant) {
        const first = await valueOf(variant, '{ forKey }');
        await new Promise((resolve) => setTimeout(resolve, 1200));
        expect(await valueOf(variant, '{ forKey }')).not.toBe(first);
      },
    },
    {
      case: 'without a cache caching configurations do nothing',
      settings: { cache: undefined },
      run: async (variant: Variant) =>
        expect(await valueOf(variant, '{ cached(id: "a") }')).not.toBe(
          await valueOf(variant, '{ cached(id: "a") }'),
        ),
    },
    {
      case: 'mutations are never answered from the cache',
      settings: { cache: { behavior: 'FULL_REQUEST_CACHING' as const, ttl: 60 } },
      async run(variant: Variant) {
        const resolved = async (): Promise<unknown> =>
          (await variant.ask('mutation { say(input: {id: "1"}) { resolved } }')).data?.['say'];
        expect(await resolved()).not.toEqual(await resolved());
      },
    },
  ]),
];

topic('settings', () => {
  cases(
    settingCases.map((row) => ({ ...row, localOnly: ANOTHER_API })),
    async ({ settings, run }) => {
      const variant = await startVariant(settings);
      try {
        await run(variant);
      } finally {
        await variant.close();
      }
    },
  );
});
