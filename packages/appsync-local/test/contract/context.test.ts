import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { json } from 'node:stream/consumers';
import { byIam, byKey, byUser, tokensOf, type Credentials } from './harness/callers';
import { ask, type Answer } from './harness/graphql';
import { cases, page, toldCases, topic } from './harness/topic';
import { target } from './harness/target';

const CONTEXT = 'Resolver context object reference';

/** What the handler of `Query.context` found. */
async function found(
  credentials: Credentials = byKey,
  args = '',
  more: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const withMore: Credentials = async (body) => ({ ...(await credentials(body)), ...more });
  const { body } = await ask(`{ context${args} }`, {}, withMore);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return JSON.parse(String(body.data?.['context'])) as Record<string, unknown>;
}

/** What it found in an operation with variables. */
async function foundOf(query: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { body } = await ask(query, variables);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return JSON.parse(String(body.data?.['context'])) as Record<string, unknown>;
}

/** The same, by a client that can send a header twice, which fetch cannot. */
async function foundWithHeaders(
  headers: Record<string, string[]>,
): Promise<{ headers: Record<string, unknown> }> {
  const client = target.endpoint.startsWith('https:') ? https : http;
  const request = client.request(target.endpoint, {
    method: 'POST',
    headers: { 'x-api-key': target.apiKey, 'content-type': 'application/json', ...headers },
  });
  request.end('{"query":"{ context }"}');
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const { data } = (await json(response)) as { data: { context: string } };
  return JSON.parse(data.context) as { headers: Record<string, unknown> };
}

const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

/** Fragments of fragments: `depth` of them stand for 2 to the power of `depth` fields. */
function fragments(depth: number, spread: (next: string) => string): string {
  const levels = Array.from(
    { length: depth },
    (_, level) => `fragment F${level} on Selection { ${spread(`F${level + 1}`)} }`,
  );
  return [...levels, `fragment F${depth} on Selection { text }`].join(' ');
}

topic('context', () => {
  cases(
    page(CONTEXT, [
      { case: 'an API key has no identity', by: byKey, identity: null, authType: 'API Key Authorization' },
      {
        case: 'an IAM caller has account, role session and addresses',
        by: byIam(),
        identity: {
          accountId: expect.stringMatching(/^\d{12}$/) as unknown,
          cognitoIdentityPoolId: null,
          cognitoIdentityId: null,
          cognitoIdentityAuthType: null,
          cognitoIdentityAuthProvider: null,
          sourceIp: [expect.any(String)],
          username: expect.stringMatching(/^AROA\w+:/) as unknown,
          userArn: expect.stringMatching(/^arn:aws:sts::\d{12}:assumed-role\/.+\/.+$/) as unknown,
        },
        authType: 'IAM Authorization',
      },
      {
        case: 'a user with an access token has sub, issuer, username, groups and claims',
        by: byUser('editor'),
        identity: {
          sub: expect.any(String) as unknown,
          issuer: expect.stringContaining(target.userPoolId) as unknown,
          username: expect.any(String) as unknown,
          claims: expect.objectContaining({ token_use: 'access', client_id: target.clientId }) as unknown,
          sourceIp: [expect.any(String)],
          defaultAuthStrategy: 'ALLOW',
          groups: ['editors'],
        },
        authType: 'User Pool Authorization',
      },
      {
        case: 'a user with an id token has the attributes among the claims',
        by: byUser('editor', 'IdToken'),
        identity: expect.objectContaining({
          claims: expect.objectContaining({
            token_use: 'id',
            aud: target.clientId,
            email: 'editor@example.com',
            'cognito:groups': ['editors'],
          }) as unknown,
          groups: ['editors'],
        }) as unknown,
        authType: 'User Pool Authorization',
      },
      {
        case: 'a user without groups has groups null',
        by: byUser('reader'),
        identity: expect.objectContaining({ groups: null }) as unknown,
        authType: 'User Pool Authorization',
      },
    ]),
    async ({ by, identity, authType }) => {
      expect(await found(by)).toMatchObject({ identity: identity as object, authType });
    },
  );

  toldCases([
    ...page(CONTEXT, [
      {
        case: 'the user is the one whom the token names',
        async run() {
          const { sub } = claimsOf((await tokensOf('reader')).AccessToken);
          expect((await found(byUser('reader')))['identity']).toMatchObject({ sub });
        },
      },
      {
        case: 'args and arguments are the same, without what was left out',
        async run() {
          const { args, arguments: same } = await found(byKey, '(number: 1, item: {name: "n"})');
          expect(args).toEqual({ number: 1, item: { name: 'n' } });
          expect(same).toEqual(args);
        },
      },
      {
        case: 'args are {} without arguments, an explicit null is there',
        async run() {
          expect((await found())['args']).toEqual({});
          expect((await found(byKey, '(text: null)'))['args']).toEqual({ text: null });
        },
      },
    ]),
    ...page('aws-appsync-community 348 and 394', [
      {
        case: 'an argument of a variable that was not given is null',
        async run() {
          const { args } = await foundOf('query($t: String) { context(text: $t) }', {});
          expect(args).toEqual({ text: null });
        },
      },
    ]),
    ...page('graphql-java 9 to 11, ValuesResolver', [
      {
        case: 'a field of an input object of a variable that was not given is absent',
        run: async () =>
          expect((await foundOf('query($s: Int) { context(item: {name: "n", size: $s}) }', {})).args).toEqual(
            {
              item: { name: 'n' },
            },
          ),
      },
      {
        case: 'a field that a variable of an input type leaves out is absent, null stays null',
        run: async () =>
          expect(
            (await foundOf('query($i: ItemInput) { context(item: $i) }', { i: { name: 'n', tags: null } }))
              .args,
          ).toEqual({ item: { name: 'n', tags: null } }),
      },
      {
        case: 'a variable takes its own default value when it is not given, and when it is null',
        async run() {
          for (const variables of [{}, { t: null }])
            expect((await foundOf('query($t: String = "d") { context(text: $t) }', variables)).args).toEqual({
              text: 'd',
            });
        },
      },
    ]),
    ...page('aws-appsync-community 59 and 271', [
      {
        case: 'default values of the schema do not reach resolvers',
        async run() {
          const { args } = await foundOf('{ context(item: {name: "n"}) }', {});
          expect(args).toEqual({ item: { name: 'n' } });
        },
      },
      {
        case: 'introspection shows no default values of the schema',
        async run() {
          const { body } = await ask('{ __type(name: "ItemInput") { inputFields { name defaultValue } } }');
          expect(body.data?.['__type']).toMatchObject({
            inputFields: expect.arrayContaining([{ name: 'size', defaultValue: null }]) as unknown,
          });
        },
      },
    ]),
    ...page(CONTEXT, [
      {
        case: 'source is null at the root',
        run: async () => expect((await found())['source'] ?? null).toBeNull(),
      },
      {
        case: 'the stash goes from request to response',
        run: async () => expect((await found())['stash']).toEqual({ from: 'request' }),
      },
      {
        case: 'result is the payload of a NONE data source, without an error',
        async run() {
          const { result, error } = await found();
          expect([result, error ?? null]).toEqual(['payload', null]);
        },
      },
      {
        case: 'env holds the environment variables of the API, unexpanded',
        run: async () =>
          expect((await found())['env']).toEqual({
            TABLE: target.table,
            FUNCTION: target.functionArn,
            LITERAL: '${TABLE}',
          }),
      },
      {
        case: 'header names are in lower case, and cookies are not shown',
        async run() {
          const { headers } = await found(byKey, '', { 'X-Mixed-Case': 'Value', cookie: 'a=b' });
          expect(headers).toMatchObject({ 'x-mixed-case': 'Value', 'x-api-key': target.apiKey });
          expect(headers).not.toHaveProperty('cookie');
        },
      },
      {
        case: 'a header that came twice is a list',
        async run() {
          const { headers } = await foundWithHeaders({ 'x-twice': ['one', 'two'] });
          expect(headers['x-twice']).toEqual(['one', 'two']);
        },
      },
      {
        case: 'domainName is null without a custom domain',
        run: async () => expect((await found())['domainName'] ?? null).toBeNull(),
      },
      {
        case: 'addresses of x-forwarded-for come before the connecting one',
        async run() {
          const { identity } = await found(byUser('reader'), '', { 'x-forwarded-for': '203.0.113.9' });
          const { sourceIp } = identity as { sourceIp: string[] };
          expect(sourceIp[0]).toBe('203.0.113.9');
          expect(sourceIp.length).toBeGreaterThan(1);
        },
      },
      {
        case: 'info names field, type and variables',
        async run() {
          const { body } = await ask('query($n: Int) { context(number: $n) }', { n: 5 });
          expect(JSON.parse(String(body.data?.['context']))).toMatchObject({
            fieldName: 'context',
            parentTypeName: 'Query',
            variables: { n: 5 },
            args: { number: 5 },
          });
        },
      },
    ]),
  ]);

  const selectionOf = (answer: Answer, field = 'selection'): { list: string[]; text: string; json: string } =>
    answer.body.data?.[field] as { list: string[]; text: string; json: string };

  cases(
    page(`${CONTEXT}: info`, [
      { case: 'fields in order', query: '{ selection { text list } }', list: ['text', 'list'] },
      {
        case: 'nested fields with their parents before them, joined by /',
        query: '{ selection { list inner { text inner { text } } } }',
        list: ['list', 'inner', 'inner/text', 'inner/inner', 'inner/inner/text'],
      },
      {
        case: 'aliases in place of names',
        query: '{ selection { list other: text deep: inner { t: text } } }',
        list: ['list', 'other', 'deep', 'deep/t'],
      },
      {
        case: 'fragments expanded',
        query:
          '{ selection { ...F ... on Selection { text } } } fragment F on Selection { list inner { list } }',
        list: ['list', 'inner', 'inner/list', 'text'],
      },
      {
        case: 'without what @skip and @include leave out',
        query: '{ selection { list text @skip(if: true) json @include(if: false) } }',
        list: ['list'],
      },
    ]),
    async ({ query, list }) => {
      const answer = await ask(query);
      expect(selectionOf(answer).list).toEqual(list);
    },
  );

  toldCases(
    page(`${CONTEXT}: info`, [
      {
        case: 'selectionSetList of an interface leaves out the fields of concrete types',
        async run() {
          const { body } = await ask('{ node(kind: "Leaf") { seen id ... on Leaf { colour } } }');
          expect(body.data?.['node']).toEqual({ seen: ['seen', 'id'], id: '1', colour: 'green' });
        },
      },
      {
        case: 'selectionSetGraphQL is the text of the selection, named fragments unexpanded',
        async run() {
          const answer = await ask('{ selection { list text ...F } } fragment F on Selection { json }');
          const { text } = selectionOf(answer);
          expect(text.replace(/\s+/g, ' ')).toContain('{ list text ...F }');
        },
      },
      {
        case: 'JSON.stringify(ctx.info) leaves both selections out',
        async run() {
          const { json } = selectionOf(await ask('{ selection { list json } }'));
          const info = JSON.parse(JSON.parse(json) as string) as object;
          expect(Object.keys(info).sort()).toEqual(['fieldName', 'parentTypeName', 'variables']);
        },
      },
      {
        case: 'an inner field has a source and a selection of its own',
        async run() {
          const answer = await ask('{ selection { list inner { list text } } }');
          expect((selectionOf(answer) as unknown as { inner: { list: string[] } }).inner.list).toEqual([
            'list',
            'text',
          ]);
        },
      },
      {
        case: 'a fragment that is spread again and again is listed once',
        async run() {
          const bomb = fragments(60, (next) => `...${next} ...${next} list`);
          expect(selectionOf(await ask(`{ selection { ...F0 } } ${bomb}`)).list).toEqual(['text', 'list']);
        },
      },
      {
        case: 'a selection that grows beyond measure is refused, and others are served',
        localOnly: 'the service is not to be tried with it',
        async run() {
          const bomb = fragments(40, (next) => `a: inner { ...${next} } b: inner { ...${next} }`);
          const { body } = await ask(`{ selection { ...F0 } } ${bomb}`);
          expect(body.data).toEqual({ selection: null });
          expect((await ask('{ forKey }')).body.errors).toBeUndefined();
        },
      },
    ]),
  );
});
