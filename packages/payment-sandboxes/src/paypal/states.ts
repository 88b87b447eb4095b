import type { StateChange } from '../control/states';
import { capturesOf, refundsOf, type Account } from './account';
import { endPending } from './captures';
import { dispute, leftOf, refund, resolveDispute, setDispute, setRefund } from './money-back';
import { fromMinorUnits, hundredths, money } from './money';
import { book, TAKEN } from './movements';
import type { Capture, Dispute, DisputeOutcome, DisputeStatus, Order, Refund } from './objects';
import { approve, isOver } from './orders';

type Change = StateChange<Order>;

const OPEN: DisputeStatus[] = [
  'OPEN',
  'WAITING_FOR_BUYER_RESPONSE',
  'WAITING_FOR_SELLER_RESPONSE',
  'UNDER_REVIEW',
  'OTHER',
];

/** All that can happen to a payment at PayPal, as the table of docs/payments.md and PayPal's references have it. */
export function payPalStates(account: Account): Change[] {
  const captureOf = (order: Order): Capture | undefined => capturesOf(order)[0];
  const isTaken = (order: Order) => TAKEN.has(captureOf(order)?.status ?? '');
  const isOpen = (order: Order) => !isOver(order);
  const left = (order: Order) => {
    const capture = captureOf(order);
    return capture && isTaken(order) ? leftOf(account, capture, order) : 0;
  };
  const hold = (order: Order) => account.state.reversed[captureOf(order)?.id ?? ''] ?? 0;
  const disputesOf = (order: Order, ...statuses: DisputeStatus[]): Dispute[] =>
    account.disputesOf(captureOf(order)?.id ?? '').filter(({ status }) => statuses.includes(status));
  const refundOf = (order: Order, ...statuses: Refund['status'][]) =>
    refundsOf(order)
      .filter(({ status }) => statuses.includes(status))
      .at(-1);
  /** @param most hundredths. @param amount minor units. */
  const sum = (order: Order, most: number, amount?: number) => {
    const currency = captureOf(order)!.amount.currency_code;
    const wanted = amount === undefined ? most : hundredths(fromMinorUnits(currency, amount));
    return money(currency, Math.max(1, Math.min(most, wanted)));
  };
  const approves = (
    name: string,
    label: string,
    instrument: Parameters<typeof approve>[2],
    says: string[],
  ): Change => ({
    name,
    label,
    says,
    applies: isOpen,
    happen: (order) => approve(account, order, instrument),
  });
  const refunded = (
    name: string,
    label: string,
    from: Refund['status'][],
    to: Refund['status'],
    event?: string,
  ): Change => ({
    name,
    label,
    says: [to],
    applies: (order) => refundOf(order, ...from) !== undefined,
    happen: (order) => void setRefund(account, refundOf(order, ...from)!.id, to, event),
  });
  const disputed = (name: string, label: string, from: DisputeStatus[], to: DisputeStatus): Change => ({
    name,
    label,
    says: [to],
    applies: (order) => disputesOf(order, ...from).length > 0,
    happen: (order) => void setDispute(account, disputesOf(order, ...from).at(-1)!.dispute_id, to),
  });
  const resolved = (name: string, label: string, outcome: DisputeOutcome, isPart = false): Change => ({
    name,
    label,
    says: ['RESOLVED', outcome, ...(isPart ? ['amount_refunded'] : [])],
    applies: (order) => disputesOf(order, ...OPEN).length > 0,
    happen: (order, amount) => {
      const open = disputesOf(order, ...OPEN).at(-1)!;
      const part = isPart ? sum(order, hundredths(open.dispute_amount), amount) : undefined;
      resolveDispute(account, open.dispute_id, outcome, part);
    },
  });
  const setCapture = (order: Order, values: Partial<Capture>, event: string) => {
    const capture = captureOf(order)!;
    Object.assign(capture, values, { update_time: account.moment() });
    account.emit(event, 'capture', capture, 'A capture has changed');
    book(account, order);
    account.store.save();
  };
  const untouched = (order: Order) =>
    captureOf(order)?.status === 'COMPLETED' &&
    refundsOf(order).length === 0 &&
    disputesOf(order, ...OPEN, 'RESOLVED').length === 0;

  return [
    {
      name: 'save',
      label: 'The order is saved',
      says: ['SAVED'],
      applies: ({ status }) => status === 'CREATED' || status === 'PAYER_ACTION_REQUIRED',
      happen: (order) => account.change(order, { status: 'SAVED' }),
    },
    approves('approve', 'The buyer approves the payment', 'good', [
      'CREATED',
      'PAYER_ACTION_REQUIRED',
      'APPROVED',
      'COMPLETED',
    ]),
    approves('approve-declined', 'The buyer approves it with a card that will be declined', 'declines', [
      'INSTRUMENT_DECLINED',
    ]),
    approves('approve-failing', 'The buyer approves it, and the capture will fail', 'fails', ['FAILED']),
    approves(
      'approve-another-sum',
      'The buyer approves it, and another sum will be captured',
      'another-sum',
      ['COMPLETED'],
    ),
    approves('echeck', 'The buyer approves it by eCheck, which takes days', 'slow', ['PENDING', 'ECHECK']),
    {
      name: 'echeck-clears',
      label: 'The eCheck clears',
      says: ['COMPLETED'],
      applies: (order) => captureOf(order)?.status_details?.reason === 'ECHECK',
      happen: ({ id }) => void endPending(account, id, true),
    },
    {
      name: 'echeck-bounces',
      label: 'The eCheck bounces',
      says: ['DECLINED'],
      applies: (order) => captureOf(order)?.status_details?.reason === 'ECHECK',
      happen: ({ id }) => void endPending(account, id, false),
    },
    {
      name: 'void',
      label: 'The order is voided',
      says: ['VOIDED'],
      applies: isOpen,
      happen: (order) => account.change(order, { status: 'VOIDED' }, 'CHECKOUT.ORDER.VOIDED'),
    },
    {
      name: 'refund',
      label: 'You refund it, whole or in part',
      says: ['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'],
      applies: (order) => left(order) > 0 && hold(order) === 0,
      happen: (order, amount) => void refund(account, captureOf(order)!.id, sum(order, left(order), amount)),
    },
    {
      name: 'refund-slowly',
      label: 'You refund it, and the refund is under way',
      says: ['PENDING'],
      applies: (order) => left(order) > 0 && hold(order) === 0,
      happen: (order, amount) =>
        void refund(account, captureOf(order)!.id, sum(order, left(order), amount), { status: 'PENDING' }),
    },
    refunded('refund-arrives', 'The refund arrives', ['PENDING'], 'COMPLETED', 'PAYMENT.CAPTURE.REFUNDED'),
    refunded(
      'refund-fails',
      'The buyer’s bank sends the refund back',
      ['PENDING', 'COMPLETED'],
      'FAILED',
      'PAYMENT.REFUND.FAILED',
    ),
    refunded(
      'refund-cancelled',
      'The refund is cancelled',
      ['PENDING'],
      'CANCELLED',
      'PAYMENT.REFUND.FAILED',
    ),
    {
      name: 'reverse',
      label: 'PayPal takes the money back, and lists no refund',
      says: ['REVERSED'],
      applies: untouched,
      happen: (order) => {
        const capture = captureOf(order)!;
        account.state.reversed[capture.id] = hundredths(capture.amount);
        setCapture(order, { status: 'REVERSED' }, 'PAYMENT.CAPTURE.REVERSED');
      },
    },
    {
      name: 'reverse-end',
      label: 'PayPal gives the money back that it took or held',
      says: ['COMPLETED'],
      applies: (order) => hold(order) > 0,
      happen: (order) => {
        const capture = captureOf(order)!;
        account.state.reversed[capture.id] = 0;
        Reflect.deleteProperty(capture, 'status_details');
        setCapture(order, { status: 'COMPLETED' }, 'PAYMENT.CAPTURE.COMPLETED');
      },
    },
    {
      name: 'hold',
      label: 'PayPal holds the money because of a chargeback',
      says: ['PENDING', 'CHARGEBACK', 'BUYER_COMPLAINT'],
      applies: untouched,
      happen: (order) => {
        const capture = captureOf(order)!;
        account.state.reversed[capture.id] = hundredths(capture.amount);
        setCapture(
          order,
          { status: 'PENDING', status_details: { reason: 'CHARGEBACK' } },
          'PAYMENT.CAPTURE.PENDING',
        );
      },
    },
    {
      name: 'dispute',
      label: 'The buyer disputes it, whole or in part',
      says: ['OPEN'],
      applies: (order) =>
        isTaken(order) &&
        hold(order) === 0 &&
        left(order) > 0 &&
        disputesOf(order, ...OPEN, 'RESOLVED').length === 0,
      happen: (order, amount) => void dispute(account, captureOf(order)!, sum(order, left(order), amount)),
    },
    disputed(
      'dispute-waits-for-you',
      'PayPal waits for your answer',
      ['OPEN', 'UNDER_REVIEW'],
      'WAITING_FOR_SELLER_RESPONSE',
    ),
    disputed(
      'dispute-waits-for-buyer',
      'PayPal waits for the buyer',
      ['OPEN', 'WAITING_FOR_SELLER_RESPONSE'],
      'WAITING_FOR_BUYER_RESPONSE',
    ),
    disputed(
      'dispute-review',
      'PayPal looks at the dispute',
      ['OPEN', 'WAITING_FOR_BUYER_RESPONSE', 'WAITING_FOR_SELLER_RESPONSE'],
      'UNDER_REVIEW',
    ),
    disputed('dispute-other', 'PayPal says nothing more of the dispute', ['OPEN', 'UNDER_REVIEW'], 'OTHER'),
    resolved('dispute-win', 'PayPal decides for you', 'RESOLVED_SELLER_FAVOUR'),
    resolved('dispute-payout', 'PayPal pays the buyer itself', 'RESOLVED_WITH_PAYOUT'),
    resolved('dispute-withdrawn', 'The buyer gives the dispute up', 'CANCELED_BY_BUYER'),
    resolved('dispute-denied', 'PayPal denies the dispute', 'DENIED'),
    resolved('dispute-lose', 'PayPal decides for the buyer', 'RESOLVED_BUYER_FAVOUR'),
    resolved('dispute-accepted', 'You accept the dispute', 'ACCEPTED'),
    resolved('dispute-settled', 'The dispute ends with a part that is refunded', 'NONE', true),
    disputed('dispute-reopen', 'The dispute is opened again', ['RESOLVED'], 'OPEN'),
    {
      name: 'forget',
      label: 'PayPal does not know it any more',
      says: [],
      applies: () => true,
      happen: ({ id }) => void account.forget(id),
    },
  ];
}
