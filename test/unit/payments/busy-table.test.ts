import {
  ConditionalCheckFailedException,
  GetItemCommand,
  TransactionCanceledException,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { checkoutHandler } from '../../../functions/checkout/handler';
import { answerTo } from '../../../functions/lib/errors/answer';
import type { PaymentGateway } from '../../../functions/lib/checkouts/gateway';
import { TableStore } from '../../../functions/lib/checkouts/table-store';
import { aCheckout, PACKS, VOTER } from './support/factories';
import { keepingLog } from './support/keeping-log';

const described = { message: 'told by the test', $metadata: {} };
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({ ...described, CancellationReasons: codes.map((Code) => ({ Code })) });
const named = (name: string) => Object.assign(new Error('busy'), { name });

/** A table of which every call fails; reads find nothing where only transactions can fail so. */
const tableThatThrows = (error: Error) => {
  const send = (command: object) =>
    error instanceof TransactionCanceledException && command instanceof GetItemCommand
      ? Promise.resolve({})
      : Promise.reject(error);
  return new TableStore({ send } as unknown as DynamoDBClient, 'hustings');
};

const entry = { id: 'e', kind: 'PURCHASE' as const, credits: 10 };

it.each([
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'TransactionConflict',
  'ConditionalCheckFailed',
])('reads again after a transaction that was cancelled for %s', async (code) => {
  const store = tableThatThrows(cancelled('None', code));
  expect(await store.replace(aCheckout(), [entry], 'now')).toBeUndefined();
  expect(await store.create(aCheckout())).toBe(false);
});

it('reads again after a single write that came too late', async () => {
  const store = tableThatThrows(new ConditionalCheckFailedException(described));
  expect(await store.replace(aCheckout(), [], 'now')).toBeUndefined();
});

it.each([cancelled('None', 'ValidationError'), named('ValidationException')])(
  'does not hide %s',
  async (error) => {
    await expect(tableThatThrows(error).replace(aCheckout(), [entry], 'now')).rejects.toBe(error);
    expect(answerTo(error)).toBeUndefined();
  },
);

describe.each([
  ['ProvisionedThroughputExceededException', named('ProvisionedThroughputExceededException')],
  ['ThrottlingException', named('ThrottlingException')],
  ['RequestLimitExceeded', named('RequestLimitExceeded')],
  ['a transaction cancelled for ThrottlingError', cancelled('ThrottlingError', 'None')],
])('a table that is busy: %s', (_name, error) => {
  const nobody = {} as PaymentGateway;
  const call = checkoutHandler({
    store: tableThatThrows(error),
    gateways: { STRIPE: nobody, PAYPAL: nobody },
    receipts: { send: () => Promise.resolve() },
    log: keepingLog().log,
    now: Date.now,
    packs: PACKS,
    returnUrl: 'https://hustings.example',
  });

  it('is told as TryAgain to a voter who creates a checkout', async () => {
    const input = { packId: 'starter-eur', provider: 'STRIPE' as const };
    expect(
      await call({ field: 'createCheckout', identity: { sub: VOTER }, arguments: { input } }),
    ).toMatchObject({
      error: { type: 'TryAgain' },
    });
  });
});
