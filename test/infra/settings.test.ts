import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import stages from '../../hustings.config';
import { defineStages, SETTINGS, settingsFor as settingsAmong, type Settings } from '../../infra/settings';
import { settingsPage } from '../../infra/settings/markdown';

const settingsFor = (stage: string, contextValue?: (name: string) => unknown): Settings =>
  settingsAmong(stages, stage, contextValue);

const given = (values: Record<string, unknown>) => (name: string) => values[name];

describe('Settings of payments', () => {
  it('let development use PayPal’s sandbox, and production PayPal', () => {
    expect(settingsFor('dev').payments.apiBases.PAYPAL).toContain('sandbox.paypal.com');
    expect(settingsFor('prod').payments.apiBases.PAYPAL).toBeUndefined();
  });

  it('come from the context where it has them', () => {
    const { payments } = settingsFor(
      'prod',
      given({
        returnUrl: 'https://vote.example/profile/checkout',
        stripeApiBase: 'https://stripe.example',
        firstCheckSeconds: '5',
        lastPaidCheckSeconds: '600',
      }),
    );
    expect(payments).toMatchObject({
      returnUrl: 'https://vote.example/profile/checkout',
      apiBases: { STRIPE: 'https://stripe.example' },
      firstCheckSeconds: 5,
      longestPauseSeconds: 1800,
      firstPaidCheckSeconds: 86_400,
      lastPaidCheckSeconds: 600,
    });
  });

  it.each([
    { returnUrl: 'vote.example' },
    { stripeApiBase: 7 },
    { firstCheckSeconds: 'soon' },
    { longestPauseSeconds: '0' },
    { firstPaidCheckSeconds: '-1' },
    { lastPaidCheckSeconds: 'never' },
  ])('refuse %j', (values) => {
    expect(() => settingsFor('dev', given(values))).toThrow(Object.keys(values)[0]);
  });
});

describe('Sites that may show votings', () => {
  it('are a list, or a text', () => {
    const text = 'https://news.example.com  https://*.example.org:8443 http://localhost:3000';
    expect(settingsFor('prod', given({ embedOrigins: text })).embedOrigins).toEqual(text.split(/ +/));
    expect(settingsFor('prod', given({ embedOrigins: '' })).embedOrigins).toEqual([]);
    expect(settingsFor('prod').embedOrigins).toEqual([]);
  });

  it.each([
    '*',
    'https://*',
    'https:',
    'http://news.example.com',
    'https://news.example.com/page',
    "'self'",
    'https://a.example; x',
  ])('are not %s', (site) => {
    expect(() => settingsFor('prod', given({ embedOrigins: [site] }))).toThrow('embedOrigins');
  });
});

describe('Settings of announcing', () => {
  it('come from the context where it has them', () => {
    expect(settingsFor('prod')).toMatchObject({
      announcingPaceMilliseconds: 1000,
      announcedMessagesPerSecond: 500_000,
    });
    const values = { announcingPaceMilliseconds: '2000', announcedMessagesPerSecond: 9 };
    expect(settingsFor('prod', given(values))).toMatchObject({
      announcingPaceMilliseconds: 2000,
      announcedMessagesPerSecond: 9,
    });
  });

  it.each([
    { announcingPaceMilliseconds: 'soon' },
    { announcingPaceMilliseconds: 100 },
    { announcingPaceMilliseconds: 60_000 },
    { announcedMessagesPerSecond: 0 },
  ])('refuse %j', (values) => {
    expect(() => settingsFor('dev', given(values))).toThrow(Object.keys(values)[0]);
  });
});

describe('Settings for a crowd', () => {
  const values = {
    tableWarmWrites: '40000',
    tableWarmReads: 120_000,
    indexWarmWrites: '90000',
    indexWarmReads: 270_000,
    countingConcurrency: '50',
    previewConcurrency: '10',
    proofConcurrency: '20',
  };

  it('come from the context where it has them, and are left to AWS otherwise', () => {
    for (const name of Object.keys(values)) expect(settingsFor('prod')).toHaveProperty(name, undefined);
    expect(settingsFor('prod', given(values))).toMatchObject({
      tableWarmWrites: 40_000,
      tableWarmReads: 120_000,
      indexWarmWrites: 90_000,
      indexWarmReads: 270_000,
      countingConcurrency: 50,
      previewConcurrency: 10,
      proofConcurrency: 20,
    });
  });

  it.each([
    { tableWarmWrites: 3999 },
    { tableWarmReads: 'many' },
    { indexWarmWrites: 0 },
    { indexWarmReads: 1.5 },
    { countingConcurrency: 3 },
    { previewConcurrency: 0 },
    { proofConcurrency: 0 },
  ])('refuse %j', (refused) => {
    expect(() => settingsFor('dev', given(refused))).toThrow(Object.keys(refused)[0]);
  });
});

describe('The cache of the API', () => {
  it('is there where the public reads, and where it is asked for', () => {
    expect(settingsFor('prod').apiCache).toBe('SMALL');
    expect(settingsFor('dev').apiCache).toBe('NONE');
    expect(settingsFor('dev', given({ apiCache: 'LARGE' })).apiCache).toBe('LARGE');
    expect(() => settingsFor('dev', given({ apiCache: 'small' }))).toThrow('apiCache');
  });
});

describe('The stages of a configuration', () => {
  const three = defineStages({
    dev: { kind: 'TRIAL' },
    staging: {
      kind: 'PRODUCTION',
      firewall: false,
      logRetention: RetentionDays.ONE_WEEK,
      region: 'eu-central-1',
    },
    prod: {
      kind: 'PRODUCTION',
      webDomain: 'vote.example.com',
      hostedZoneId: 'Z1',
      hostedZoneName: 'example.com',
    },
  });

  it('are as many as one wants, each with what differs', () => {
    expect(settingsAmong(three, 'staging')).toMatchObject({
      stage: 'staging',
      kind: 'PRODUCTION',
      firewall: false,
      protectData: true,
      logRetention: RetentionDays.ONE_WEEK,
      region: 'eu-central-1',
    });
  });

  it('may be overruled by the context', () => {
    expect(settingsAmong(three, 'staging', given({ firewall: 'true' })).firewall).toBe(true);
  });

  it('bring people back to their domain', () => {
    expect(settingsAmong(three, 'prod').payments.returnUrl).toBe('https://vote.example.com/profile/checkout');
    expect(settingsAmong(three, 'staging').payments.returnUrl).toBe('http://localhost:4001/profile/checkout');
  });

  it('are named when another is asked for', () => {
    expect(() => settingsAmong(three, 'live')).toThrow(
      'Unknown stage "live". Use --context stage=dev or --context stage=staging or --context stage=prod, or add it to hustings.config.ts.',
    );
    expect(() => settingsAmong(three, 'toString')).toThrow('Unknown stage');
  });

  it('say all that is wrong with them at once', () => {
    const wrong = defineStages({
      prod: {
        kind: 'PRODUCTION',
        closingDelaySeconds: 0,
        webDomain: 'vote.example.com',
        returnUrl: 'http://vote.example.com',
      },
    });
    expect(() => settingsAmong(wrong, 'prod')).toThrow(
      /returnUrl must be an address that begins with https[^]*closingDelaySeconds must be a whole number from 1 to 60, not 0\.[^]*hostedZoneId, hostedZoneName missing/,
    );
    // @ts-expect-error a setting that does not exist
    const misspelt = defineStages({ prod: { kind: 'PRODUCTION', closingDelay: 3 } });
    expect(() => settingsAmong(misspelt, 'prod')).toThrow('closingDelay is no setting');
    const shouting = defineStages({ Prod: { kind: 'PRODUCTION' } });
    expect(() => settingsAmong(shouting, 'Prod')).toThrow('needs another name');
    const elsewhere = defineStages({
      prod: {
        kind: 'PRODUCTION',
        webDomain: 'vote.example.org',
        hostedZoneId: 'Z1',
        hostedZoneName: 'example.com',
      },
    });
    expect(() => settingsAmong(elsewhere, 'prod')).toThrow('vote.example.org is not in the zone example.com');
  });
});

test('docs/settings.md is the table (npm run docs:settings)', () => {
  const page = readFileSync(path.resolve(__dirname, '..', '..', 'docs', 'settings.md'), 'utf8');
  expect(page).toBe(settingsPage(SETTINGS));
});

describe('Signing in by a code', () => {
  it('takes a plan that sends codes', () => {
    const plan = (userPoolPlan: string) => given({ signInByCode: 'true', userPoolPlan });
    for (const stage of ['dev', 'prod']) {
      expect(() => settingsFor(stage, plan('LITE'))).toThrow(/signInByCode needs userPoolPlan ESSENTIALS/);
      for (const wide of ['ESSENTIALS', 'PLUS'])
        expect(settingsFor(stage, plan(wide))).toMatchObject({ signInByCode: true, userPoolPlan: wide });
    }
    expect(() => settingsFor('prod', given({ signInByCode: true }))).toThrow('userPoolPlan');
    expect(() => settingsFor('dev', given({ userPoolPlan: 'FREE' }))).toThrow('userPoolPlan must be one of');
    expect(settingsFor('dev', given({ signInByCode: false, userPoolPlan: 'LITE' }))).toMatchObject({
      signInByCode: false,
    });
  });

  it('is left out of production where nothing asks for it', () => {
    expect(settingsFor('prod')).toMatchObject({ signInByCode: false, userPoolPlan: 'LITE' });
    expect(settingsFor('dev')).toMatchObject({ signInByCode: true, userPoolPlan: 'ESSENTIALS' });
  });
});
