import { defineStages } from '../../../infra/settings';
import { deploy, diff, type DeployOptions } from '../../../scripts/deploy/deploy';
import { destroy } from '../../../scripts/deploy/destroy';
import { stageOf } from '../../../scripts/deploy/stage';
import { FakeCloud, URL_OF_PAGE } from './support/fake-cloud';

const stages = defineStages({
  dev: { kind: 'TRIAL' },
  prod: { kind: 'PRODUCTION', emailFrom: 'votings@example.com' },
  bare: { kind: 'PRODUCTION' },
  domain: {
    kind: 'PRODUCTION',
    emailFrom: 'votings@example.com',
    webDomain: 'vote.example.com',
    hostedZoneId: 'Z1',
    hostedZoneName: 'example.com',
  },
});
const options: DeployOptions = { mayUseDefaultSender: false, onlyCheck: false, left: [] };

let cloud: FakeCloud;
beforeEach(() => {
  cloud = new FakeCloud();
  cloud.senders['example.com'] = { isVerified: true, isOutOfSandbox: true };
});

const parts = () => ({
  cloud,
  cdk: cloud,
  readTemplate: cloud.readTemplate,
  say: cloud.say,
});
const deployStage = (stage: string, more: Partial<DeployOptions> = {}, context: string[] = []) =>
  deploy(parts(), stageOf(stages, [`stage=${stage}`, ...context]), { ...options, ...more });

describe('npm run deploy', () => {
  it('goes from nothing to a page whose address the API knows', async () => {
    expect(await deployStage('prod')).toBe(0);
    const common = '--exclusively --app build/deploy --require-approval never';
    const synth = 'synth --quiet --output build/deploy --context stage=prod --context returnUrl=';
    expect(cloud.runs).toEqual([
      `${synth}https://not-yet.invalid/profile/checkout`,
      `deploy Hustings-prod ${common}`,
      `deploy Hustings-prod-Edge Hustings-prod-Web ${common}`,
      `${synth}${URL_OF_PAGE}/profile/checkout`,
      `deploy Hustings-prod ${common}`,
    ]);
    expect(cloud.said).toContain(`The page: ${URL_OF_PAGE}`);
  });

  it('deploys once where the address is known: by a domain, by a setting, or from before', async () => {
    await deployStage('domain');
    await deployStage('dev', {}, ['returnUrl=https://a.example/profile/checkout']);
    expect(cloud.runs.filter((run) => run.startsWith('synth'))).toEqual([
      expect.stringContaining('returnUrl=https://vote.example.com/profile/checkout'),
      expect.stringContaining('returnUrl=https://a.example/profile/checkout'),
    ]);
    await deployStage('prod');
    cloud.runs = [];
    await deployStage('prod');
    expect(cloud.runs.filter((run) => run.startsWith('synth'))).toEqual([
      expect.stringContaining(`returnUrl=${URL_OF_PAGE}/profile/checkout`),
    ]);
  });

  it('shows differences with the address that the page has', async () => {
    await deployStage('prod');
    await diff(parts(), stageOf(stages, ['stage=prod']));
    expect(cloud.runs.at(-1)).toBe(
      `diff --all --context stage=prod --context returnUrl=${URL_OF_PAGE}/profile/checkout`,
    );
  });

  it.each<[string, () => void, string, RegExp[]]>([
    [
      'credentials',
      () => (cloud.account = undefined),
      'prod',
      [/no AWS credentials.*Could not load/, /aws configure sso/],
    ],
    ['a region', () => (cloud.region = undefined), 'prod', [/which region/, /AWS_REGION=/]],
    [
      'two bootstraps',
      () => cloud.bootstrapped.clear(),
      'prod',
      [
        /eu-central-1 is not ready/,
        /cdk bootstrap aws:\/\/111122223333\/eu-central-1/,
        /us-east-1, where CloudFront’s/,
        /111122223333\/us-east-1/,
      ],
    ],
    ['a sender', () => undefined, 'bare', [/50 messages a day/, /emailFrom: /]],
    [
      'an identity',
      () => (cloud.senders = {}),
      'prod',
      [/SES does not know example.com/, /create-email-identity/],
    ],
    [
      'its verification',
      () => (cloud.senders['example.com']!.isVerified = false),
      'prod',
      [/has not verified example.com/, /get-email-identity/],
    ],
    [
      'the way out of SES’s sandbox',
      () => (cloud.senders['example.com']!.isOutOfSandbox = false),
      'prod',
      [/verified addresses only/, /put-account-details/],
    ],
    [
      'a stack that CloudFormation can move',
      () => cloud.stacks.set('Hustings-prod', { id: '', status: 'UPDATE_ROLLBACK_FAILED', outputs: {} }),
      'prod',
      [/neither go on nor back/, /continue-update-rollback/],
    ],
    [
      'its turn',
      () => cloud.stacks.set('Hustings-prod', { id: '', status: 'UPDATE_IN_PROGRESS', outputs: {} }),
      'prod',
      [/another deployment is at work/, /wait stack-update-complete/],
    ],
    [
      'its turn, in the middle of a first deployment',
      () => cloud.stacks.set('Hustings-prod', { id: '', status: 'ROLLBACK_IN_PROGRESS', outputs: {} }),
      'prod',
      [/another deployment is at work/, /wait stack-create-complete/],
    ],
  ])('without %s deploys nothing, and says what mends it', async (_, change, stage, says) => {
    change();
    expect(await deployStage(stage)).toBe(1);
    expect(cloud.runs).toEqual([]);
    for (const pattern of says) expect(cloud.said.join('\n')).toMatch(pattern);
  });

  it('says what it needs of Lambda for what is to be kept, and warns of a new account', async () => {
    cloud.executions = 10;
    expect(
      await deployStage('prod', {}, [
        'countingConcurrency=40',
        'previewConcurrency=10',
        'proofConcurrency=20',
      ]),
    ).toBe(1);
    expect(cloud.said.join('\n')).toMatch(/runs 10 functions at once.*70 are to be kept[\s\S]*L-B99A9384/);
    cloud.said = [];
    expect(await deployStage('prod', { onlyCheck: true })).toBe(0);
    expect(cloud.said.join('\n')).toMatch(/worth knowing: The account runs 10[\s\S]*Nothing is missing/);
    expect(cloud.runs).toEqual([]);
  });

  it('goes on without a sender where somebody says so, and for trials', async () => {
    expect(await deployStage('bare', { mayUseDefaultSender: true })).toBe(0);
    expect(await deployStage('dev')).toBe(0);
    expect(cloud.said.filter((line) => line.includes('50 messages a day'))).toHaveLength(2);
  });

  it('takes a table over that is ready, and no other', async () => {
    const context = ['tableName=restored'];
    expect(await deployStage('dev', {}, context)).toBe(1);
    expect(cloud.said.join('\n')).toMatch(/takes over only what stays[\s\S]*protectData: true at dev/);
    expect(await deployStage('prod', {}, context)).toBe(1);
    cloud.tables['restored'] = {
      status: 'ACTIVE',
      hasStream: false,
      expiresBy: undefined,
      hasPointInTimeRecovery: true,
    };
    expect(await deployStage('prod', {}, context)).toBe(1);
    expect(cloud.said.join('\n')).toMatch(
      /no table restored[\s\S]*lacks its stream, expiry by expiresAt[\s\S]*--prepare restored/,
    );
    cloud.tables['restored'] = {
      status: 'ACTIVE',
      hasStream: true,
      expiresBy: 'expiresAt',
      hasPointInTimeRecovery: true,
    };
    expect(await deployStage('prod', {}, context)).toBe(0);
    expect(cloud.runs.find((run) => run.startsWith('deploy Hustings-prod '))).toContain(
      '--import-existing-resources',
    );
  });

  const leaveTable = () => {
    cloud.template = {
      Resources: {
        Table: { Type: 'AWS::DynamoDB::Table', DeletionPolicy: 'Retain', Properties: {} },
        Queue: { Type: 'AWS::SQS::Queue' },
      },
    };
    const left = [
      { logicalId: 'Table', type: 'AWS::DynamoDB::Table', physicalId: 'T-1', status: 'DELETE_SKIPPED' },
      { logicalId: 'Queue', type: 'AWS::SQS::Queue', physicalId: 'Q', status: 'DELETE_COMPLETE' },
    ];
    cloud.deleted['Hustings-prod'] = [left];
    return left;
  };

  it('adopts what a destroyed stack left, before anything else is deployed', async () => {
    leaveTable();
    expect(await deployStage('prod')).toBe(0);
    expect(cloud.imports).toEqual([
      {
        stack: 'Hustings-prod',
        template: { Resources: { Table: cloud.template.Resources['Table'] } },
        imports: [{ logicalId: 'Table', type: 'AWS::DynamoDB::Table', identifier: { TableName: 'T-1' } }],
      },
    ]);
    expect(cloud.runs[1]).toBe('import Hustings-prod');
    cloud.runs = [];
    await deployStage('prod');
    expect(cloud.runs.join()).not.toContain('import');
  });

  it.each<[string, string, string[]]>([
    ['was never made', 'REVIEW_IN_PROGRESS', []],
    ['was taken back', 'IMPORT_ROLLBACK_COMPLETE', ['IMPORT_ROLLBACK_COMPLETE']],
  ])('adopts it still after an import that %s', async (_, status, resources) => {
    const left = leaveTable();
    const failed = resources.map((state) => ({ ...left[0]!, status: state }));
    cloud.stacks.set('Hustings-prod', { id: '', status, outputs: {} });
    cloud.resourcesOf['Hustings-prod'] = failed;
    cloud.deleted['Hustings-prod'] = [failed, left, []];
    expect(await deployStage('prod')).toBe(0);
    expect(cloud.runs.slice(1, 3)).toEqual(['delete-stack Hustings-prod', 'import Hustings-prod']);
    expect(cloud.imports[0]!.imports).toMatchObject([{ identifier: { TableName: 'T-1' } }]);
  });

  it('leaves a stack that runs as it is when an import into it was taken back', async () => {
    const left = leaveTable();
    cloud.stacks.set('Hustings-prod', { id: '', status: 'IMPORT_ROLLBACK_COMPLETE', outputs: {} });
    cloud.resourcesOf['Hustings-prod'] = [{ ...left[0]!, status: 'UPDATE_COMPLETE' }];
    expect(await deployStage('prod')).toBe(0);
    expect(cloud.runs.filter((run) => /^(delete-stack|import)/.test(run))).toEqual([]);
  });

  it('reads what destroy wrote where CloudFormation has forgotten', async () => {
    cloud.template = { Resources: { Key: { Type: 'AWS::KMS::Key', DeletionPolicy: 'Retain' } } };
    await deployStage('prod', { left: [{ logicalId: 'Key', type: 'AWS::KMS::Key', physicalId: 'K' }] });
    expect(cloud.imports[0]!.imports).toMatchObject([{ identifier: { KeyId: 'K' } }]);
  });

  it('takes a first deployment away that failed, and tries again', async () => {
    cloud.stacks.set('Hustings-prod', { id: '', status: 'ROLLBACK_COMPLETE', outputs: {} });
    expect(await deployStage('prod')).toBe(0);
    expect(cloud.runs.slice(1, 3)).toEqual([
      'delete-stack Hustings-prod',
      expect.stringMatching(/^deploy Hustings-prod /),
    ]);
  });

  it('has CloudFormation watch alarms that do not ring, in production that runs', async () => {
    const alarm = (logicalId: string) => ({
      logicalId,
      type: 'AWS::CloudWatch::Alarm',
      physicalId: logicalId,
      status: '',
    });
    cloud.resourcesOf['Hustings-prod'] = [
      alarm('ObservabilityTallyLags1234ABCD'),
      alarm('ObservabilityUncountedVotes1234ABCD'),
      alarm('ObservabilityApiFails1234ABCD'),
      alarm('ObservabilityApiFirewallBlocks1234ABCD'),
      alarm('ObservabilityApiRefusesMany1234ABCD'),
      alarm('SomethingElse1234ABCD'),
    ];
    cloud.ringing.add('ObservabilityUncountedVotes1234ABCD');
    await deployStage('prod');
    expect(cloud.runs.join()).not.toContain('--rollback-trigger');
    cloud.runs = [];
    await deployStage('prod');
    const guarded = cloud.runs.filter((run) => run.includes('--rollback-trigger-alarm-arns'));
    expect(guarded).toEqual([
      expect.stringMatching(
        /^deploy Hustings-prod .*--rollback-trigger-alarm-arns arn:alarm:ObservabilityTallyLags1234ABCD --rollback-trigger-alarm-arns arn:alarm:ObservabilityApiFails1234ABCD --monitoring-time-minutes 10$/,
      ),
    ]);
  });
});

describe('npm run destroy', () => {
  const recorded: [string, unknown][] = [];
  let answer = '';
  const take = (stage: string, how: { withData?: boolean; isAgreed?: boolean } = {}) =>
    destroy(
      {
        ...parts(),
        ask: () => Promise.resolve(answer),
        record: (file, kept) => void recorded.push([file, kept]),
      },
      stageOf(stages, [`stage=${stage}`]),
      { withData: false, isAgreed: false, ...how },
    );

  beforeEach(async () => {
    recorded.length = 0;
    answer = '';
    cloud.template = { Resources: { Table: { Type: 'AWS::DynamoDB::Table', DeletionPolicy: 'Retain' } } };
    await deployStage('prod');
    cloud.resourcesOf['Hustings-prod'] = [
      { logicalId: 'Table', type: 'AWS::DynamoDB::Table', physicalId: 'T-1', status: 'CREATE_COMPLETE' },
    ];
    cloud.runs = [];
  });

  it('says what stays, and destroys nothing unless the stage is typed', async () => {
    expect(await take('prod')).toBe(1);
    expect(cloud.said).toContain('Stays: AWS::DynamoDB::Table T-1');
    answer = 'prod\n';
    expect(await take('prod')).toBe(0);
    expect(cloud.runs.filter((run) => run.startsWith('destroy'))).toEqual([
      expect.stringMatching(/^destroy --all --force .*stage=prod/),
    ]);
    expect(recorded).toEqual([['kept-prod.json', cloud.resourcesOf['Hustings-prod']]]);
  });

  it('takes the data too where that is typed as well', async () => {
    answer = 'prod';
    expect(await take('prod', { withData: true })).toBe(1);
    answer = 'prod with data';
    expect(await take('prod', { withData: true })).toBe(0);
    expect(cloud.runs.filter((run) => !run.startsWith('synth'))).toEqual([
      expect.stringMatching(/^deploy Hustings-prod .*protectData=false/),
      expect.stringMatching(/^destroy --all --force .*protectData=false/),
    ]);
    expect(cloud.said).toContain('Goes, with everything in it: AWS::DynamoDB::Table T-1');
  });

  it('goes on where an earlier try took only the first stack away', async () => {
    cloud.stacks.delete('Hustings-prod');
    cloud.resourcesOf = {};
    expect(await take('prod', { isAgreed: true })).toBe(0);
    expect(cloud.runs.at(-1)).toMatch(/^destroy --all --force /);
    expect(recorded).toEqual([]);
  });

  it('finds nothing to destroy where nothing is', async () => {
    expect(await take('domain', { isAgreed: true })).toBe(1);
    expect(cloud.runs).toEqual([]);
  });
});

describe('A stage on the command line', () => {
  it.each(['stage', '=prod'])('refuses --context %s', (text) => {
    expect(() => stageOf(stages, [text])).toThrow(/takes name=value/);
  });
});
