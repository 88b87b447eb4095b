import { settingsFor } from '../../infra/settings';

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
  };

  it('come from the context where it has them, and are left to AWS otherwise', () => {
    for (const name of Object.keys(values)) expect(settingsFor('prod')).not.toHaveProperty(name);
    expect(settingsFor('prod', given(values))).toMatchObject({
      tableWarmWrites: 40_000,
      tableWarmReads: 120_000,
      indexWarmWrites: 90_000,
      indexWarmReads: 270_000,
      countingConcurrency: 50,
    });
  });

  it.each([
    { tableWarmWrites: 3999 },
    { tableWarmReads: 'many' },
    { indexWarmWrites: 0 },
    { indexWarmReads: 1.5 },
    { countingConcurrency: 3 },
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
