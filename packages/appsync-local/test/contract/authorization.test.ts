import { byHeaders, byIam, byKey, byNobody, byUser, tokensOf, type Credentials } from './harness/callers';
import { ask } from './harness/graphql';
import { cases, page, toldCases, topic } from './harness/topic';

const AUTHORIZATION = 'Configuring authorization and authentication to secure your GraphQL APIs';

const callers: Record<string, Credentials> = {
  'an API key': byKey,
  'an IAM role': byIam(),
  'a user': byUser('reader'),
  'an editor': byUser('editor'),
  'an editor with the id token': byUser('editor', 'IdToken'),
};

/** Which callers see a field: its path, and who. */
const fields: [field: string, who: (keyof typeof callers)[], rule: string][] = [
  [
    'forDefaultMode',
    ['a user', 'an editor', 'an editor with the id token'],
    'no directive: the default mode',
  ],
  ['forKey', ['an API key'], '@aws_api_key'],
  ['forIam', ['an IAM role'], '@aws_iam'],
  ['forEveryMode', Object.keys(callers), 'several directives: any of the modes'],
  ['forEditors', ['an editor', 'an editor with the id token'], 'cognito_groups'],
  [
    'forEditorsAndKeys',
    ['an API key', 'an editor', 'an editor with the id token'],
    'cognito_groups beside a key',
  ],
  ['outsidePolicy', [], 'an IAM policy that does not mention the field'],
  ['deniedByPolicy', [], 'an IAM policy that allows and denies'],
];

const refusal = (fieldName: string, typeName: string, path: string[]): object =>
  expect.objectContaining({
    path,
    errorType: 'Unauthorized',
    message: `Not Authorized to access ${fieldName} on type ${typeName}`,
    data: null,
    errorInfo: null,
  }) as object;

topic('authorization', () => {
  cases(
    fields.flatMap(([field, who, rule]) =>
      Object.keys(callers).map((caller) => ({
        case: `${caller} ${who.includes(caller) ? 'sees' : 'does not see'} ${field} (${rule})`,
        page: AUTHORIZATION,
        field,
        caller,
        sees: who.includes(caller),
      })),
    ),
    async ({ field, caller, sees }) => {
      const { status, body } = await ask(`{ ${field} }`, {}, callers[caller]);
      expect(status).toBe(200);
      expect(body).toEqual(
        sees
          ? { data: { [field]: expect.any(String) as unknown } }
          : { data: { [field]: null }, errors: [refusal(field, 'Query', [field])] },
      );
    },
  );

  cases(
    page(AUTHORIZATION, [
      {
        case: 'a type’s directives hold for its fields, a field’s replace them (user)',
        by: byUser('reader'),
        seen: { title: 'title', forKey: null, forEditors: null },
      },
      {
        case: 'a type’s directives hold for its fields, a field’s replace them (editor)',
        by: byUser('editor'),
        seen: { title: 'title', forKey: null, forEditors: 'for editors' },
      },
      {
        case: 'a type’s directives hold for its fields, a field’s replace them (key)',
        by: byKey,
        seen: { title: 'title', forKey: 'for keys', forEditors: null },
      },
    ]),
    async ({ by, seen }) => {
      const { body } = await ask('{ document { title forKey forEditors } }', {}, by);
      expect(body.data).toEqual({ document: seen });
      const hidden = Object.entries(seen).filter(([, value]) => value === null);
      expect(body.errors).toEqual(hidden.map(([name]) => refusal(name, 'Document', ['document', name])));
    },
  );

  toldCases([
    ...page(AUTHORIZATION, [
      {
        case: 'a permitted root field does not open its type: the key sees nothing of an unmarked one',
        async run() {
          const { body } = await ask('{ unmarked { title } }', {}, byKey);
          expect(body.data).toEqual({ unmarked: { title: null } });
          expect(body.errors).toEqual([refusal('title', 'Unmarked', ['unmarked', 'title'])]);
        },
      },
      {
        case: 'an unmarked type is open to the default mode',
        run: async () =>
          expect((await ask('{ unmarked { title } }', {}, byUser('reader'))).body).toEqual({
            data: { unmarked: { title: 'title' } },
          }),
      },
      {
        case: 'IAM policies count field by field, on types too',
        async run() {
          const { body } = await ask('{ document { title forKey } }', {}, byIam());
          expect(body.data).toEqual({ document: { title: 'title', forKey: null } });
        },
      },
      {
        case: 'a refused field leaves its siblings alone',
        async run() {
          const { body } = await ask('{ forKey forIam }', {}, byKey);
          expect(body.data).toEqual({ forKey: expect.any(String) as unknown, forIam: null });
        },
      },
      {
        case: 'a token may follow the word Bearer',
        async run() {
          const { AccessToken } = await tokensOf('reader');
          const { body } = await ask(
            '{ forDefaultMode }',
            {},
            byHeaders({ authorization: `Bearer ${AccessToken}` }),
          );
          expect(body.errors).toBeUndefined();
        },
      },
    ]),
  ]);

  const forged = async (change: (parts: string[]) => string[]): Promise<Record<string, string>> => {
    const { AccessToken } = await tokensOf('reader');
    return { authorization: change(AccessToken.split('.')).join('.') };
  };
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

  const signedForOther: Credentials = async (body, path) => byIam()(`${body} `, path);
  const withoutToken: Credentials = async (body, path) => {
    const headers = Object.entries(await byIam()(body, path));
    return Object.fromEntries(headers.filter(([name]) => name !== 'x-amz-security-token'));
  };

  cases(
    page('Answers of the service, captured', [
      { case: 'without credentials', by: byNobody, message: 'Valid authorization header not provided.' },
      {
        case: 'with a wrong API key',
        by: byHeaders({ 'x-api-key': 'da2-wrong' }),
        message: 'You are not authorized to make this call.',
      },
      { case: 'with an empty API key', by: byHeaders({ 'x-api-key': '' }) },
      { case: 'with a token that is none', by: byHeaders({ authorization: 'nonsense' }) },
      {
        case: 'with a token whose signature is another’s',
        by: async () => forged(([head = '', claims = '']) => [head, claims, 'AAAA']),
      },
      {
        case: 'with a token whose claims were changed',
        by: async () =>
          forged(([head = '', claims = '', signature = '']) => [
            head,
            encoded({
              ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object),
              'cognito:groups': ['editors'],
            }),
            signature,
          ]),
      },
      {
        case: 'with an unsigned token',
        by: async () => forged(([, claims = '']) => [encoded({ alg: 'none' }), claims, '']),
      },
      {
        case: 'with a token of another issuer',
        by: async () =>
          forged(([head = '', claims = '', signature = '']) => [
            head,
            encoded({
              ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object),
              iss: 'https://elsewhere',
            }),
            signature,
          ]),
      },
      { case: 'with a signature by a wrong secret', by: byIam({ secretAccessKey: 'wrong' }) },
      { case: 'with an unknown access key', by: byIam({ accessKeyId: 'ASIAUNKNOWN' }) },
      { case: 'with a signature for another service', by: byIam({}, 'execute-api') },
      { case: 'with a signature for another body', by: signedForOther },
      { case: 'with temporary credentials but without their session token', by: withoutToken },
    ] as { case: string; by: Credentials; message?: string }[]).map((row) => ({
      ...row,
      case: `a request ${row.case} is refused before anything runs`,
    })),
    async ({ by, message }) => {
      const { status, headers, body } = await ask('{ forEveryMode }', {}, by);
      expect([401, 403]).toContain(status);
      expect(body.data).toBeUndefined();
      expect(body.errors).toEqual([
        { errorType: expect.any(String) as unknown, message: message ?? (expect.any(String) as unknown) },
      ]);
      expect(headers.get('x-amzn-errortype')).toContain(body.errors?.[0]?.errorType);
    },
  );
});
