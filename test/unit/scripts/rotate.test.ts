import {
  changed,
  goBack,
  rotate,
  told,
  type KeptVersion,
  type SecretStore,
} from '../../../scripts/rotate/rotate';

const STRIPE = { secretKey: 'sk_live_old', webhookSecrets: ['whsec_old'], unused: 'x' };

class MemorySecret implements SecretStore {
  readonly texts = new Map([['v1', JSON.stringify(STRIPE)]]);
  current = 'v1';
  previous: string | undefined;

  read = () => Promise.resolve({ id: this.current, text: this.texts.get(this.current)! });
  versions = () =>
    Promise.resolve(
      [...this.texts.keys()].map((id): KeptVersion => ({
        id,
        stages: id === this.current ? ['AWSCURRENT'] : id === this.previous ? ['AWSPREVIOUS'] : [],
        createdAt: new Date(0),
      })),
    );
  put = (text: string) => {
    const id = `v${this.texts.size + 1}`;
    this.texts.set(id, text);
    [this.previous, this.current] = [this.current, id];
    return Promise.resolve(id);
  };
  makeCurrent = (id: string, instead: string) => {
    [this.current, this.previous] = [id, instead];
    return Promise.resolve();
  };
}

describe('npm run rotate', () => {
  it('changes one field, and keeps what else there is', () => {
    const set = changed('STRIPE', STRIPE, { kind: 'SET', field: 'secretKey', value: 'rk_live_new' });
    expect(set).toEqual({ ...STRIPE, secretKey: 'rk_live_new' });
    const both = changed('STRIPE', STRIPE, { kind: 'ADD', field: 'webhookSecrets', value: 'whsec_new' });
    expect(both).toEqual({ ...STRIPE, webhookSecrets: ['whsec_new', 'whsec_old'] });
    const newest = changed('STRIPE', both, { kind: 'KEEP_NEWEST', field: 'webhookSecrets' });
    expect(newest).toEqual({ ...STRIPE, webhookSecrets: ['whsec_new'] });
    const empty = { clientId: '', clientSecret: '', webhookId: '' };
    expect(changed('PAYPAL', empty, { kind: 'SET', field: 'webhookId', value: '1AB' })).toEqual({
      ...empty,
      webhookId: '1AB',
    });
  });

  it.each([
    ['another field', { kind: 'SET', field: 'clientSecret', value: 'x' }, 'no clientSecret'],
    ['a list that is set', { kind: 'SET', field: 'webhookSecrets', value: 'whsec_x' }, '--add'],
    ['a text that is added to', { kind: 'ADD', field: 'secretKey', value: 'sk_live_x' }, '--set'],
    ['nothing', { kind: 'SET', field: 'secretKey', value: '' }, 'one line'],
    ['a key of the other mode', { kind: 'SET', field: 'secretKey', value: 'sk_test_x' }, 'mode "live"'],
    ['a webhook secret as key', { kind: 'SET', field: 'secretKey', value: 'whsec_x' }, 'does not look like'],
    ['what is there', { kind: 'ADD', field: 'webhookSecrets', value: 'whsec_old' }, 'already'],
    ['the only one', { kind: 'KEEP_NEWEST', field: 'webhookSecrets' }, 'only one'],
  ] as const)('refuses %s, and quotes no value', (_, change, words) => {
    const attempt = () => changed('STRIPE', STRIPE, change);
    expect(attempt).toThrow(words);
    expect(attempt).not.toThrow(/(live|test|whsec)_/);
  });

  it('goes back to the version before, and tells what there is without telling values', async () => {
    const secret = new MemorySecret();
    await expect(goBack(secret)).rejects.toThrow('no previous version');
    await rotate(secret, 'STRIPE', { kind: 'ADD', field: 'webhookSecrets', value: 'whsec_new' });
    const lines = await told(secret, 'STRIPE');
    expect(lines).toEqual([
      'secretKey: there, webhookSecrets: 2',
      '1970-01-01T00:00:00.000Z  v1  AWSPREVIOUS',
      '1970-01-01T00:00:00.000Z  v2  AWSCURRENT',
    ]);
    expect(await goBack(secret)).toEqual(['Version v1 is the current one again.']);
    expect(JSON.parse((await secret.read()).text)).toEqual(STRIPE);
  });
});
