import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { RESERVE } from '../../functions/reconcile-checkouts/handler';
import { createApp } from '../../infra/app';
import {
  adoptionTemplate,
  findKept,
  keptIn,
  type Template as AnyTemplate,
} from '../../scripts/deploy/adoption';
import type { RegionalCloud } from '../../scripts/deploy/cloud';
import { ROLLBACK_ALARMS } from '../../scripts/deploy/deploy';
import { projectDirectory } from '../../infra/bundle';
import { alarmName } from '../../infra/runbooks/alarms';
import { publicKeys, type PublicKey } from '../../infra/constructs/api-keys';
import {
  BallotProofDocument,
  PublicVotingDocument,
  PublicVotingsDocument,
  VotesByMinuteDocument,
} from '../../schema/generated/operations';

function synthesise(stage: string, context: Record<string, string> = {}): Template {
  const app = createApp({ stage, context, outdir: mkdtempSync(path.join(tmpdir(), 'hustings-synth-')) });
  const stack = Stack.of(app.node.findChild(`Hustings-${stage}`));
  const template = Template.fromStack(stack);
  stacks.set(template, stack);
  return template;
}

const stacks = new Map<Template, Stack>();

/** What CDK's command line warns of when it deploys a template. */
function warningsOf(template: Template): string[] {
  return Annotations.fromStack(stacks.get(template)!)
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => entry.data as string);
}

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
}

function allowStatements(template: Template): { policy: string; statement: Statement }[] {
  return Object.entries(template.findResources('AWS::IAM::Policy')).flatMap(([policy, resource]) => {
    const { PolicyDocument } = resource['Properties'] as { PolicyDocument: { Statement: Statement[] } };
    return PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow').map((statement) => ({
      policy,
      statement,
    }));
  });
}

describe('The stack', () => {
  const dev = synthesise('dev');
  const prod = synthesise('prod');
  const takenOver = synthesise('prod', {
    emailFrom: 'votings@mail.example.com',
    emailIdentity: 'example.com',
    tableName: 'restored-1',
    peopleBehindOneAddress: '1000',
  });
  const twenty = Array.from({ length: 20 }, (_, index) => ({
    id: `pack-${index}`,
    credits: 10,
    label: 'Zehn Stück',
    prices: { EUR: '5.00', JPY: '800' },
  }));
  const ready = synthesise('dev', {
    tableWarmWrites: '30000',
    indexWarmWrites: '90000',
    indexWarmReads: '270000',
    countingConcurrency: '50',
    proofConcurrency: '20',
    maxCheckoutsPerDay: '7',
    stripeTax: 'true',
    payPalInvoicePrefix: 'HALL-',
    creditPacks: JSON.stringify(twenty),
  });

  it('has every function that there is a folder for', () => {
    const ids = Object.keys(dev.findResources('AWS::Lambda::Function'));
    const folders = readdirSync(path.join(projectDirectory, 'functions')).filter((name) => name !== 'lib');
    const nameOf = (folder: string): string =>
      folder.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
    // CDK ends an id with eight hexadecimal digits: `Checkout` must not pass for `ReconcileCheckouts`.
    const isRun = (folder: string): boolean =>
      ids.some((id) => new RegExp(`${nameOf(folder)}[0-9A-F]{8}$`).test(id));
    expect(folders.filter((folder) => !isRun(folder))).toEqual([]);
  });

  it('is made ready for a crowd by its context, and by nothing else', () => {
    const table = (template: Template) => Object.values(template.findResources('AWS::DynamoDB::Table'))[0];
    const counting = { Properties: { Description: 'Counts votes from the table stream.' } };
    expect(JSON.stringify(table(prod))).not.toContain('WarmThroughput');
    prod.hasResource('AWS::Lambda::Function', {
      Properties: { ...counting.Properties, ReservedConcurrentExecutions: Match.absent() },
    });
    ready.hasResourceProperties('AWS::DynamoDB::Table', {
      WarmThroughput: { WriteUnitsPerSecond: 30_000 },
      GlobalSecondaryIndexes: Match.arrayWith([
        Match.objectLike({
          IndexName: 'votes-by-voting',
          WarmThroughput: { WriteUnitsPerSecond: 90_000, ReadUnitsPerSecond: 270_000 },
        }),
      ]),
    });
    ready.hasResourceProperties('AWS::Lambda::Function', {
      ...counting.Properties,
      ReservedConcurrentExecutions: 50,
    });
    ready.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Proves that a ballot is in a published result.',
      ReservedConcurrentExecutions: 20,
    });
  });

  it('sells the same packs through the shop and the checkout, in variables that are short enough', () => {
    const [api] = Object.values(ready.findResources('AWS::AppSync::GraphQLApi'));
    const { EnvironmentVariables } = api!['Properties'] as { EnvironmentVariables: Record<string, string> };
    const pieces = Object.entries(EnvironmentVariables).filter(([name]) => name.startsWith('CREDIT_PACKS_'));
    expect(pieces.map(([name]) => name)).toEqual([1, 2, 3, 4].map((piece) => `CREDIT_PACKS_${piece}`));
    expect(Math.max(...pieces.map(([, piece]) => piece.length))).toBeLessThanOrEqual(512);
    ready.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Begins, completes, cancels and refunds purchases of credits.',
      Environment: {
        Variables: {
          CREDIT_PACKS: pieces.map(([, piece]) => piece).join(''),
          MAX_CHECKOUTS_PER_DAY: '7',
          STRIPE_TAX: 'true',
          PAYPAL_INVOICE_PREFIX: 'HALL-',
        },
      },
    });
  });

  it('keeps the data of production, and can restore it to any second', () => {
    prod.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      },
    });
    prod.hasResource('AWS::Cognito::UserPool', { DeletionPolicy: 'Retain' });
  });

  it('finds the votes of a voting by their ballots, with what counting them needs', () => {
    dev.hasResourceProperties('AWS::DynamoDB::Table', {
      GlobalSecondaryIndexes: Match.arrayWith([
        {
          IndexName: 'votes-by-voting',
          KeySchema: [
            { AttributeName: 'ballotBox', KeyType: 'HASH' },
            { AttributeName: 'ballotId', KeyType: 'RANGE' },
          ],
          Projection: {
            ProjectionType: 'INCLUDE',
            NonKeyAttributes: ['optionId', 'castAt', 'creditsSpent', 'struck'],
          },
        },
      ]),
    });
  });

  it('takes Cognito by default, an API key and IAM beside it', () => {
    dev.hasResourceProperties('AWS::AppSync::GraphQLApi', {
      AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
      AdditionalAuthenticationProviders: [
        { AuthenticationType: 'API_KEY' },
        { AuthenticationType: 'AWS_IAM' },
      ],
      XrayEnabled: true,
      LogConfig: Match.objectLike({ ExcludeVerboseContent: true }),
      QueryDepthLimit: Match.anyValue(),
      ResolverCountLimit: Match.anyValue(),
    });
  });

  it('counts votes from the stream, in windows, with a way out for what cannot be counted', () => {
    dev.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      TumblingWindowInSeconds: 1,
      BisectBatchOnFunctionError: true,
      StartingPosition: 'TRIM_HORIZON',
      FilterCriteria: { Filters: [{ Pattern: Match.stringLikeRegexp('VOTE#') }] },
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
  });

  it('lets password sign-in without SRP into development only', () => {
    const flows = (template: Template): unknown =>
      Object.values(template.findResources('AWS::Cognito::UserPoolClient')).map(
        ({ Properties }) => (Properties as { ExplicitAuthFlows: string[] }).ExplicitAuthFlows,
      )[0];
    expect(flows(dev)).toContain('ALLOW_USER_PASSWORD_AUTH');
    expect(flows(prod)).not.toContain('ALLOW_USER_PASSWORD_AUTH');
  });

  it('allows no action by wildcard, and scans to the numbering of old votes and to statements only', () => {
    for (const { policy, statement } of allowStatements(dev)) {
      const actions = [statement.Action].flat();
      expect(actions.filter((action) => action.endsWith(':*') || action === '*')).toEqual([]);
      if (actions.includes('dynamodb:Scan')) expect(policy).toMatch(/NumberBallots|MakeStatement/);
    }
  });

  /** What a function may do, but for tracing. */
  const actionsOf = (name: string, construct = 'Payments'): string[] =>
    allowStatements(dev)
      .filter(({ policy }) => policy.startsWith(`${construct}${name}ServiceRole`))
      .flatMap(({ statement }) => statement.Action)
      .filter((action) => !action.startsWith('xray:'))
      .sort();

  it('lets the proof of a ballot read what is published, and learn what is not', () => {
    expect(actionsOf('BallotProof', 'Results')).toEqual(['s3:GetObject', 's3:ListBucket']);
  });

  it('lets each payment function do its work and no more', () => {
    const settling = ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
    const both = ['secretsmanager:GetSecretValue', 'sns:Publish'];
    expect(actionsOf('PaymentWebhook')).toEqual([
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'secretsmanager:GetSecretValue',
      'sqs:SendMessage',
    ]);
    const [get = '', put = '', update = ''] = settling;
    expect(actionsOf('Checkout')).toEqual([
      'dynamodb:ConditionCheckItem',
      get,
      put,
      'dynamodb:Query',
      update,
      ...both,
    ]);
    expect(actionsOf('ReconcileCheckouts')).toEqual([get, put, 'dynamodb:Query', update, ...both]);
    expect(actionsOf('MakeStatement')).toEqual([
      'dynamodb:DeleteItem',
      get,
      put,
      'dynamodb:Query',
      'dynamodb:Scan',
      update,
      ...both,
    ]);
    expect(actionsOf('SettlePayment').filter((action) => !action.startsWith('sqs:'))).toEqual(
      actionsOf('ReconcileCheckouts'),
    );
  });

  it('lets accounts be deleted by one function, in this table and this user pool only', () => {
    expect(actionsOf('DeleteAccount', 'Accounts')).toEqual([
      'cognito-idp:AdminDeleteUser',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'secretsmanager:GetSecretValue',
      'sns:Publish',
    ]);
    const statements = allowStatements(dev).map(({ policy, statement }) => ({ policy, ...statement }));
    const touching = (prefix: string) =>
      statements.filter(({ Action }) => [Action].flat().some((action) => action.startsWith(prefix)));
    const [userPool = ''] = Object.keys(dev.findResources('AWS::Cognito::UserPool'));
    const ofAccounts = ({ policy }: { policy: string }) => policy.startsWith('Accounts');
    expect(touching('cognito-idp:').filter(({ policy }) => !policy.startsWith('People'))).toEqual([
      expect.objectContaining({
        policy: expect.stringMatching(/^AccountsDeleteAccountServiceRole/) as string,
        Action: 'cognito-idp:AdminDeleteUser',
        Resource: { 'Fn::GetAtt': [userPool, 'Arn'] },
      }),
      expect.objectContaining({
        policy: expect.stringMatching(/^VoterDirectoryFindVoterServiceRole/) as string,
        Action: 'cognito-idp:AdminGetUser',
        Resource: { 'Fn::GetAtt': [userPool, 'Arn'] },
      }),
    ]);
    const [table = ''] = Object.keys(dev.findResources('AWS::DynamoDB::Table'));
    // Who else may end users: what tidies up, and what guards sign-ups.
    expect(
      touching('cognito-idp:AdminDeleteUser')
        .map(({ policy }) => policy.replace(/[0-9A-F]{8}$/, ''))
        .sort(),
    ).toEqual([
      'AccountsDeleteAccountServiceRoleDefaultPolicy',
      'PeopleGuardAccountsUsers',
      'PeopleTidyAccountsServiceRoleDefaultPolicy',
    ]);
    expect(touching('dynamodb:').filter(ofAccounts)).toEqual([
      expect.objectContaining({ Resource: { 'Fn::GetAtt': [table, 'Arn'] } }),
    ]);
  });

  it.each(['ApiTableRole', 'AccountsDeleteAccount', 'ResultsPublishResult'])(
    'keeps %s from changing what is in the audit trail',
    (role) => {
      const policies = Object.entries(dev.findResources('AWS::IAM::Policy'));
      const statements = policies
        .filter(([id]) => id.startsWith(role))
        .flatMap(
          ([, { Properties }]) =>
            (Properties as { PolicyDocument: { Statement: object[] } }).PolicyDocument.Statement,
        )
        .filter((statement) => (statement as { Effect: string }).Effect === 'Deny');
      const ofTrail = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['AUDIT#*'] } };
      expect(statements).toMatchObject([
        {
          Action: ['dynamodb:DeleteItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
          Condition: { ...ofTrail, Null: { 'dynamodb:LeadingKeys': 'false' } },
        },
        {
          Action: 'dynamodb:PutItem',
          Condition: {
            ...ofTrail,
            Null: { 'dynamodb:LeadingKeys': 'false', 'dynamodb:EnclosingOperation': 'true' },
          },
        },
      ]);
    },
  );

  it('gives up the purchases of an account in time for the rest of its deletion', () => {
    dev.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Deletes an account and its data.',
      Timeout: 30,
      Environment: {
        Variables: Match.objectLike({ USER_POOL_ID: Match.anyValue(), PROVIDER_DEADLINE_SECONDS: '15' }),
      },
    });
  });

  it('gives the reconciler time for a second batch where a provider hangs, and tells it when to ask', () => {
    const functions = Object.entries(dev.findResources('AWS::Lambda::Function'));
    const [, found] = functions.find(([id]) => id.startsWith('PaymentsReconcileCheckouts'))!;
    const { Timeout, Environment } = found['Properties'] as {
      Timeout: number;
      Environment: { Variables: Record<string, unknown> };
    };
    const { Variables } = Environment;
    expect(Timeout * 1000).toBeGreaterThan(2000 * Number(Variables['PROVIDER_DEADLINE_SECONDS']) + RESERVE);
    expect(Variables).toMatchObject({
      FIRST_PAID_CHECK_SECONDS: '86400',
      LAST_PAID_CHECK_SECONDS: '15552000',
    });
  });

  it('takes webhooks of two providers, so many a second, and keeps what cannot be settled', () => {
    const routes = Object.values(dev.findResources('AWS::ApiGatewayV2::Route'));
    expect(routes.map(({ Properties }) => (Properties as { RouteKey: string }).RouteKey).sort()).toEqual([
      'POST /webhooks/paypal',
      'POST /webhooks/stripe',
    ]);
    dev.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingBurstLimit: 100, ThrottlingRateLimit: 50 },
    });
    dev.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 360,
      RedrivePolicy: { maxReceiveCount: 5, deadLetterTargetArn: Match.anyValue() },
    });
  });

  it('sends mail by the address that SES verified, and says what Cognito’s own sender takes', () => {
    const pool = (template: Template) =>
      Object.values(template.findResources('AWS::Cognito::UserPool'))[0]!['Properties'] as object;
    expect(pool(prod)).toMatchObject({ EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' } });
    expect(pool(takenOver)).toMatchObject({
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        From: 'Hustings <votings@mail.example.com>',
        SourceArn: { 'Fn::Join': ['', expect.arrayContaining([':identity/example.com']) as string[]] },
      },
    });
    for (const template of [dev, prod])
      expect(warningsOf(template)).toContainEqual(expect.stringMatching(/takes 50 messages a day/));
    expect(warningsOf(takenOver)).not.toContainEqual(expect.stringMatching(/messages a day/));
  });

  it('takes the plan of the user pool that has what is used, and no dearer one', () => {
    for (const [template, UserPoolTier, SignInPolicy] of [
      [dev, 'ESSENTIALS', { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] }],
      [prod, 'LITE', Match.absent()],
    ] as const)
      template.hasResourceProperties('AWS::Cognito::UserPool', {
        UserPoolTier,
        Policies: { SignInPolicy },
        UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
      });
  });

  it('lets a code sign in where the stage says so, and gives it as long as there is', () => {
    const clients = [dev, prod].map((template) => {
      const [client] = Object.values(template.findResources('AWS::Cognito::UserPoolClient'));
      return client!['Properties'] as Record<string, unknown>;
    });
    expect(clients.map(({ AuthSessionValidity }) => AuthSessionValidity)).toEqual([15, undefined]);
    expect(
      clients.map(({ ExplicitAuthFlows }) => (ExplicitAuthFlows as string[]).includes('ALLOW_USER_AUTH')),
    ).toEqual([true, false]);
  });

  it('lets a hall of thousands through behind one address, at the API and at the user pool', () => {
    const limits = (template: Template) =>
      Object.values(template.findResources('AWS::WAFv2::WebACL')).map(
        ({ Properties }) =>
          JSON.stringify(Properties).match(/"RateBasedStatement":\{[^}]*"Limit":(\d+)/)?.[1],
      );
    expect(limits(prod)).toEqual(['100000', '50000']);
    expect(limits(takenOver)).toEqual(['20000', '10000']);
    prod.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      ResourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^IdentityUserPool'), 'Arn'] },
    });
  });

  it('takes over a table by its name, as another resource than its own', () => {
    const [own] = Object.keys(prod.findResources('AWS::DynamoDB::Table'));
    const [[id, table] = ['', {}]] = Object.entries(takenOver.findResources('AWS::DynamoDB::Table'));
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', Properties: { TableName: 'restored-1' } });
    expect(id).not.toBe(own);
    expect(JSON.stringify(takenOver.toJSON())).not.toContain(own);
  });

  describe('that was destroyed and left its data', () => {
    const template = prod.toJSON() as AnyTemplate;
    const kept = keptIn(template);
    /** What CloudFormation remembers of the stack of before. */
    const left = kept.map((logicalId) => ({
      logicalId,
      type: template.Resources[logicalId]!.Type,
      physicalId: `id-of-${logicalId}`,
    }));
    const here = { isThere: () => Promise.resolve(true), secretArn: () => Promise.resolve(undefined) };

    it('is taken over whole: table, people, secrets, key and files', async () => {
      const imports = await findKept(here as unknown as RegionalCloud, template, left);
      expect(imports.map(({ logicalId }) => logicalId).sort()).toEqual([...kept].sort());
      expect(imports.map(({ type }) => type).sort()).toEqual([
        'AWS::Cognito::UserPool',
        'AWS::Cognito::UserPoolClient',
        'AWS::Cognito::UserPoolGroup',
        'AWS::DynamoDB::Table',
        'AWS::KMS::Key',
        'AWS::S3::Bucket',
        'AWS::SecretsManager::Secret',
        'AWS::SecretsManager::Secret',
        'AWS::SecretsManager::Secret',
        'AWS::SecretsManager::Secret',
      ]);
      const pool = imports.find(({ type }) => type === 'AWS::Cognito::UserPool')!;
      expect(imports.find(({ type }) => type === 'AWS::Cognito::UserPoolGroup')!.identifier).toEqual({
        UserPoolId: pool.identifier['UserPoolId'],
        GroupName: expect.stringMatching(/^id-of-IdentityOrganisers/) as string,
      });
    });

    it('is imported by a template of nothing else, which names nothing else', async () => {
      const imports = await findKept(here as unknown as RegionalCloud, template, left);
      const adopting = adoptionTemplate(template, imports);
      expect(Object.keys(adopting)).toEqual(['Resources']);
      const text = JSON.stringify(adopting);
      // What CreateChangeSet takes as a text.
      expect(text.length).toBeLessThan(51_200);
      for (const id of Object.keys(template.Resources).filter((id) => !kept.includes(id)))
        expect(text).not.toContain(`"${id}"`);
      for (const [id, { DeletionPolicy, Properties }] of Object.entries(adopting.Resources)) {
        expect(DeletionPolicy).toMatch(/^Retain/);
        // What is left out is added by the deployment that follows, as a change: of secrets that would be another value.
        const lacking = Object.keys(template.Resources[id]!.Properties ?? {}).filter(
          (name) => !(name in Properties!),
        );
        expect(lacking).toEqual(
          id.startsWith('IdentityUserPool') && 'LambdaConfig' in template.Resources[id]!.Properties!
            ? ['LambdaConfig']
            : [],
        );
      }
    });

    it('is made new where nothing is left, and finds its secrets by their names', async () => {
      const forgetful = {
        ...here,
        secretArn: (name: string) => Promise.resolve(name.endsWith('stripe') ? 'arn:stripe' : undefined),
      };
      const found = await findKept(forgetful as unknown as RegionalCloud, template, []);
      expect(found.map(({ identifier }) => identifier)).toEqual([{ Id: 'arn:stripe' }]);
      const gone = {
        ...here,
        isThere: ({ type }: { type: string }) => Promise.resolve(!type.endsWith('UserPool')),
      };
      const types = (await findKept(gone as unknown as RegionalCloud, template, left)).map(
        ({ type }) => type,
      );
      expect(types.filter((type) => type.startsWith('AWS::Cognito'))).toEqual([]);
    });
  });

  it('has the alarms that take a deployment back', () => {
    const names = Object.keys(prod.findResources('AWS::CloudWatch::Alarm')).map(alarmName);
    expect(ROLLBACK_ALARMS).toHaveLength(5);
    expect(names).toEqual(expect.arrayContaining([...ROLLBACK_ALARMS]));
  });

  it('makes the secrets of the providers empty', () => {
    for (const name of ['stripe', 'paypal'])
      prod.hasResourceProperties('AWS::SecretsManager::Secret', {
        Name: `hustings/prod/${name}`,
        SecretString: Match.absent(),
        GenerateSecretString: { SecretStringTemplate: Match.stringLikeRegexp('""') },
      });
  });

  it("lets the account's alarms, and nobody else, publish to the topic that tells of them", () => {
    dev.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });

  it('stands behind web ACLs in production', () => {
    prod.resourceCountIs('AWS::WAFv2::WebACLAssociation', 2);
    dev.resourceCountIs('AWS::WAFv2::WebACLAssociation', 0);
  });

  it('lets callers with the API key ask for few lists, votings, series and proofs in one request', () => {
    const acl = JSON.stringify(Object.values(prod.findResources('AWS::WAFv2::WebACL')));
    const [, pattern = '""'] = /"RegexString":("(?:[^"\\]|\\.)*")/.exec(acl) ?? [];
    const tooMany = new RegExp(JSON.parse(pattern) as string);
    const lists = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, index) => `a${index}: votings(limit: 20) { items { id } }`).join('\n')} }`;
    expect(
      [
        PublicVotingsDocument,
        PublicVotingDocument,
        VotesByMinuteDocument,
        BallotProofDocument,
        lists(3),
      ].filter((document) => tooMany.test(document.toString())),
    ).toEqual([]);
    const series = 'a: votesByMinute(last: 120) { votes } ';
    const spread = `fragment F on Voting { ${series} } { ${'a: voting(id: 1) { ...F } '.repeat(3)} }`;
    const proofs = `{ ${'a: ballotProof(votingId: "v", ballotId: "b") { index } '.repeat(4)} }`;
    for (const document of [lists(4), `{ voting(id: 1) { ${series.repeat(3)} } }`, spread, proofs])
      expect(tooMany.test(document)).toBe(true);
  });

  it('shares what the public reads for a second in production, and for nobody what is theirs', () => {
    prod.hasResourceProperties('AWS::AppSync::ApiCache', {
      ApiCachingBehavior: 'PER_RESOLVER_CACHING',
      Type: 'SMALL',
      Ttl: 1,
    });
    dev.resourceCountIs('AWS::AppSync::ApiCache', 0);
    const cached = (template: Template): string[] =>
      Object.values(
        template.findResources('AWS::AppSync::Resolver', { Properties: { CachingConfig: Match.anyValue() } }),
      )
        .map((resource) => resource['Properties'] as Record<string, unknown>)
        .map(({ TypeName, FieldName }) => `${String(TypeName)}.${String(FieldName)}`)
        .sort();
    expect(cached(dev)).toEqual([]);
    expect(cached(prod)).toEqual([
      'Query.voting',
      'Query.votingByCode',
      'Voting.tally',
      'Voting.votesByMinute',
      'VotingConnection.items',
      'VotingConnection.nextToken',
    ]);
  });

  it('refuses a stage that does not exist', () => {
    expect(() => createApp({ stage: 'nowhere' })).toThrow(/stage=dev or --context stage=prod/);
  });
});

describe('The API keys', () => {
  const days = ({ expires }: PublicKey, now: string): number =>
    (expires.date.getTime() - Date.parse(now)) / 86_400_000;

  it.each(['2026-01-01T00:00:00Z', '2026-11-22T12:00:00Z', '2027-02-28T23:59:59Z', '2028-12-31T00:00:00Z'])(
    'of %s end within the 365 days that AppSync allows, the newest one not soon, and none before the next quarter',
    (now) => {
      const [newest, ...older] = publicKeys(new Date(now));
      expect(days(newest, now)).toBeGreaterThan(240);
      expect(days(newest, now)).toBeLessThanOrEqual(365);
      for (const key of older) expect(days(key, now)).toBeGreaterThan(31);
    },
  );

  it('are the same for a quarter, and two of them in the next', () => {
    const names = (now: string, revision?: string) =>
      publicKeys(new Date(now), revision).map(({ name }) => name);
    expect(names('2026-10-01T00:00:00Z')).toEqual(names('2026-12-31T23:59:59Z'));
    expect(names('2026-10-01T00:00:00Z')).toEqual(['Public2026Q4', 'Public2026Q3', 'Public2026Q2']);
    expect(names('2027-01-01T00:00:00Z').slice(1)).toEqual(['Public2026Q4', 'Public2026Q3']);
    const leaked = names('2026-12-01T00:00:00Z');
    expect(names('2026-12-01T00:00:00Z', 'B').filter((name) => leaked.includes(name))).toEqual([]);
  });

  it('stay resources of one id when they are the newest no more', () => {
    const ids = (now: string): string[] => {
      jest.useFakeTimers({ now: new Date(now), doNotFake: ['setTimeout', 'setImmediate', 'nextTick'] });
      try {
        return Object.keys(synthesise('dev').findResources('AWS::AppSync::ApiKey'));
      } finally {
        jest.useRealTimers();
      }
    };
    const [newest = ''] = ids('2026-12-01T00:00:00Z');
    expect(newest).toContain('Public2026Q4');
    expect(ids('2027-01-02T00:00:00Z')).toContain(newest);
  });

  it('are told of before they end', () => {
    synthesise('dev').hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: Match.stringLikeRegexp('^cron\\(0 9 \\d+ \\d+ \\? 20\\d\\d\\)$'),
      Targets: [Match.objectLike({ Arn: { Ref: Match.stringLikeRegexp('^ObservabilityAlarms') } })],
    });
  });
});
