import type { ApiConfiguration } from '../../src/api-configuration';
import type { AuthenticatedCaller } from '../../src/authorization/caller';
import { fieldAccessTable } from '../../src/authorization/field-access';
import { buildServiceSchema } from '../../src/graphql/schema';
import { apiWith } from './support/api';

const schema = buildServiceSchema(/* GraphQL */ `
  type Query {
    bare: Post
    keyed: Post @aws_api_key
    both: Post @aws_api_key @aws_iam
    grouped: Post @aws_cognito_user_pools(cognito_groups: ["organisers", "admins"])
    others: Post @aws_oidc
  }
  type Post @aws_api_key @aws_cognito_user_pools {
    open: ID
    closed: ID @aws_iam
  }
`);
const alone = buildServiceSchema(/* GraphQL */ `
  type Query {
    bare: ID
    old: ID @aws_auth(cognito_groups: ["organisers"])
  }
`);
const POOL = { type: 'AMAZON_COGNITO_USER_POOLS', userPoolId: 'p', region: 'r' } as const;
const several = apiWith('', {
  defaultAuthentication: POOL,
  additionalAuthentication: [{ type: 'API_KEY' }, { type: 'AWS_IAM' }],
});

const callers: Record<string, AuthenticatedCaller> = {
  key: { mode: 'API_KEY', identity: null, groups: [] },
  voter: { mode: 'AMAZON_COGNITO_USER_POOLS', identity: {}, groups: [] },
  organiser: { mode: 'AMAZON_COGNITO_USER_POOLS', identity: {}, groups: ['organisers'] },
  role: { mode: 'AWS_IAM', identity: {}, groups: [], allows: () => true },
  weakRole: { mode: 'AWS_IAM', identity: {}, groups: [], allows: (_type, field) => field === 'closed' },
};
const callersAllowed = (field: string, api: ApiConfiguration, of = schema) =>
  Object.keys(callers).filter((name) => fieldAccessTable(of, api).get(field)!(callers[name]!));

test.each([
  ['Query.bare', ['voter', 'organiser']],
  ['Query.keyed', ['key']],
  ['Query.both', ['key', 'role']],
  ['Query.grouped', ['organiser']],
  ['Query.others', []],
  ['Post.open', ['key', 'voter', 'organiser']],
  ['Post.closed', ['role', 'weakRole']],
])('%s is open to %j', (field, names) => {
  expect(callersAllowed(field, several)).toEqual(names);
});

describe('with Cognito as the only mode', () => {
  test.each([
    ['ALLOW', 'Query.bare', ['voter', 'organiser']],
    ['DENY', 'Query.bare', []],
    ['DENY', 'Query.old', ['organiser']],
    ['ALLOW', 'Query.old', ['organiser']],
  ] as const)('default action %s: %s is open to %j', (defaultAction, field, names) => {
    const api = apiWith('', { defaultAuthentication: { ...POOL, defaultAction } });
    expect(callersAllowed(field, api, alone)).toEqual(names);
  });

  test('@aws_auth beside other modes is refused, as it would be of no effect', () => {
    expect(() => fieldAccessTable(alone, several)).toThrow(
      'Query.old: @aws_auth is for APIs whose only mode',
    );
  });
});
