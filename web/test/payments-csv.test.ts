import { daysOfTotals, filterOf, type Payment } from '../src/pages/organiser/payments/payment-search';
import {
  creditsSold,
  decimal,
  minorUnitsIn,
  paymentsCsv,
} from '../src/pages/organiser/payments/payments-csv';
import type { Statement } from '../src/pages/organiser/statements/fetch-statements';
import { statementCsv } from '../src/pages/organiser/statements/statement-csv';

const payment: Payment = {
  userId: 'voter-1',
  credits: 5,
  refundable: 250,
  disputed: 0,
  refunds: [],
  checkout: {
    id: '01JDA0000000000000000000AA',
    provider: 'STRIPE',
    pack: {
      id: 'starter-eur',
      credits: 10,
      amount: 500,
      currency: 'EUR',
      label: '10; credits',
      regularAmount: null,
      until: null,
    },
    status: 'PAID',
    detail: 'PARTLY_REFUNDED',
    received: { amount: 500, currency: 'EUR' },
    returned: 250,
    redirectUrl: null,
    createdAt: '2026-11-22T08:00:00.000Z',
    updatedAt: '2026-11-22T08:00:00.000Z',
    receipt: {
      number: 'R-01JDA0000000000000000000AA',
      issuedAt: '2026-11-22T08:01:00.000Z',
      total: { amount: 500, currency: 'EUR' },
      tax: { amount: 80, currency: 'EUR' },
      returned: { amount: 250, currency: 'EUR' },
      moneyBack: [],
      providerReference: 'ch_1',
      providerUrl: null,
    },
  },
};

it.each([
  [',', '5.00,5.00,0.80,2.50,0.00,2.50', '10; credits,10'],
  [';', '5,00;5,00;0,80;2,50;0,00;2,50', '"10; credits";10'],
] as const)('payments separated by %s have the decimals that go with it', (separator, sums, pack) => {
  const [head, row] = paymentsCsv([payment], separator).split('\r\n');
  expect(head?.split(separator)).toHaveLength(19);
  expect(row).toContain(sums);
  expect(row).toContain(pack);
});

it('a purchase that nothing was taken for has its price, and no receipt', () => {
  const unpaid = { ...payment, refundable: 0, checkout: { ...payment.checkout, receipt: null } };
  expect(paymentsCsv([unpaid], ',')).toContain('EUR,5.00,,,,0.00,0.00,,,');
});

it('credits are sold only for the price: none while nothing was taken, none for another sum', () => {
  const { checkout } = payment;
  const receipt = { ...checkout.receipt!, total: { amount: 499, currency: 'EUR' } };
  const each = [checkout, { ...checkout, receipt: null }, { ...checkout, receipt }];
  expect(each.map((one) => creditsSold({ ...payment, checkout: one }))).toEqual([10, 0, 0]);
});

it.each([
  ['2.50', 'EUR', 250],
  ['2,5', 'EUR', 250],
  [' 3 ', 'EUR', 300],
  ['2.505', 'EUR', undefined],
  ['1.000,50', 'EUR', undefined],
  ['-1', 'EUR', undefined],
  ['', 'EUR', undefined],
  ['800', 'JPY', 800],
  ['800.0', 'JPY', undefined],
  ['٢٫٥٠', 'EUR', 250],
  ['۸۰۰', 'JPY', 800],
])('%j of %s is %s minor units', (text, currency, amount) => {
  expect(minorUnitsIn(text, currency)).toBe(amount);
});

it('sums are written with the decimals of their currency', () => {
  expect([decimal(5, 'EUR', '.'), decimal(200_000, 'HUF', ','), decimal(800, 'JPY', '.')]).toEqual([
    '0.05',
    '2000,00',
    '800',
  ]);
});

it('a voter is looked for by address or user id, and what is not filled in is not asked', () => {
  const search = {
    voter: ' ann@example.com ',
    status: '',
    provider: '',
    from: '2026-11-01',
    to: '',
  } as const;
  expect(filterOf(search)).toEqual({ email: 'ann@example.com', from: '2026-11-01' });
  expect(filterOf({ ...search, voter: 'sub-1', status: 'PAID' })).toEqual({
    userId: 'sub-1',
    status: 'PAID',
    from: '2026-11-01',
  });
});

it('totals are asked for up to today, and as far back as they reach', () => {
  const today = new Date().toISOString().slice(0, 10);
  expect(daysOfTotals({ from: '2026-11-01', to: '2026-11-26' })).toEqual({
    from: '2026-11-01',
    to: '2026-11-26',
  });
  expect(daysOfTotals({ from: '', to: '2026-11-26' })).toEqual({ from: '2026-08-27', to: '2026-11-26' });
  expect(daysOfTotals({ from: today, to: '' })).toEqual({ from: today, to: today });
});

it('a statement is a line for each number of credits, each position of money and each difference', () => {
  const money = (received: number) => ({ received, returned: 250, disputed: 0 });
  const own = { provider: 'STRIPE', currency: 'EUR' } as const;
  const statement: Statement = {
    month: '2026-10',
    revision: 2,
    madeAt: '2026-11-03T06:00:00.000Z',
    credits: {
      ...{ opening: 10, sold: 50, spent: -4, given: 5, corrected: -2 },
      ...{ refunded: -6, disputed: -20, givenUp: -19, closing: 14 },
    },
    money: [{ ...own, opening: money(0), movement: money(500), closing: money(500) }],
    comparisons: [{ ...own, theirs: money(1000), ours: money(500) }],
    differenceCount: 1,
  };
  const difference = {
    checkoutId: null,
    userId: null,
    ours: null,
    kind: 'MISSING_HERE',
    provider: 'STRIPE',
    reference: 'ch_1',
    theirs: 'received 500 EUR',
  };
  const lines = statementCsv(statement, [{ ...difference, provider: 'STRIPE' }], ';')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(1 + 9 + 3 + 2 + 1);
  for (const line of lines) expect(line.split(';')).toHaveLength(15);
  expect(lines[2]).toBe('2026-10;2;credits;sold;;;50;;;;;;;;');
  expect(lines[11]).toBe('2026-10;2;money;movement;STRIPE;EUR;;5,00;2,50;0,00;;;;;');
  expect(lines[13]).toBe('2026-10;2;records;theirs;STRIPE;EUR;;10,00;2,50;0,00;;;;;');
  expect(lines[15]).toBe('2026-10;2;difference;MISSING_HERE;STRIPE;;;;;;ch_1;;;;received 500 EUR');
});
