import type { StateChange } from '../control/states';
import type { Account } from './account';
import { dispute, hasDispute, refund, setDispute, setRefund, setRefunded } from './money-back';
import type { Charge, Dispute, DisputeStatus, PaymentIntent, Refund, Session } from './objects';
import { endDelayed, isOnItsWay, pay, undo } from './payments';

/** All that can happen to a payment at Stripe, as the table of docs/payments.md and the types of `stripe` have it. */
export function stripeStates(account: Account): StateChange<Session>[] {
  const intentOf = ({ payment_intent: id }: Session) => (id ? account.state.paymentIntents[id] : undefined);
  const chargeOf = (session: Session): Charge | undefined => {
    const charge = account.state.charges[intentOf(session)?.latest_charge ?? ''];
    return charge?.paid ? charge : undefined;
  };
  const newest = <T extends { charge: string }>(
    session: Session,
    table: Record<string, T>,
    ...statuses: string[]
  ) =>
    Object.values(table)
      .filter((each) => each.charge === chargeOf(session)?.id)
      .filter((each) => statuses.includes((each as unknown as { status: string }).status))
      .at(-1);
  const refundOf = (session: Session, ...statuses: Refund['status'][]) =>
    newest(session, account.state.refunds, ...statuses);
  const disputeOf = (session: Session, ...statuses: DisputeStatus[]) =>
    newest(session, account.state.disputes, ...statuses);
  const isOpen = ({ status }: Session) => status === 'open';
  const isUnderWay = (session: Session) => session.status === 'complete' && isOnItsWay(intentOf(session));
  const waiting = (name: string, label: string, status: PaymentIntent['status']): StateChange<Session> => ({
    name,
    label,
    says: [status],
    applies: isUnderWay,
    happen: (session) => account.change(intentOf(session)!, { status }, 'payment_intent.updated'),
  });
  const left = (session: Session) => {
    const charge = chargeOf(session);
    return charge ? charge.amount - charge.amount_refunded : 0;
  };
  const canRefund = (session: Session) => {
    const charge = chargeOf(session);
    return charge !== undefined && left(session) > 0 && !hasDispute(account, charge);
  };
  const part = (session: Session, amount?: number) =>
    Math.max(1, Math.min(left(session), amount ?? left(session)));
  const give = (session: Session, amount: number | undefined, status: Refund['status']) =>
    void refund(account, chargeOf(session)!, part(session, amount), { status });
  const refunded = (
    name: string,
    label: string,
    from: Refund['status'][],
    to: Refund['status'],
  ): StateChange<Session> => ({
    name,
    label,
    says: [to],
    applies: (session) => refundOf(session, ...from) !== undefined,
    happen: (session) => void setRefund(account, refundOf(session, ...from)!.id, to),
  });
  const disputed = (
    name: string,
    label: string,
    from: DisputeStatus[],
    to: DisputeStatus,
  ): StateChange<Session> => ({
    name,
    label,
    says: [to],
    applies: (session) => disputeOf(session, ...from) !== undefined,
    happen: (session) => void setDispute(account, (disputeOf(session, ...from) as Dispute).id, to),
  });
  const open = (
    session: Session,
    amount: number | undefined,
    status: 'needs_response' | 'warning_needs_response',
  ) => {
    const charge = chargeOf(session)!;
    return void dispute(account, charge, Math.min(charge.amount, amount ?? charge.amount), status);
  };
  const canDispute = (session: Session) => {
    const charge = chargeOf(session);
    return (
      charge !== undefined &&
      !Object.values(account.state.disputes).some(({ charge: id }) => id === charge.id)
    );
  };

  return [
    {
      name: 'pay',
      label: 'The buyer pays by card',
      says: ['open', 'complete', 'paid'],
      applies: isOpen,
      happen: (session) => pay(account, session, 'succeeded'),
    },
    {
      name: 'decline',
      label: 'The buyer’s card is declined',
      says: [],
      applies: isOpen,
      happen: (session) => pay(account, session, 'declined'),
    },
    {
      name: 'pay-another-sum',
      label: 'Another sum than the price arrives',
      says: ['complete', 'paid'],
      applies: isOpen,
      happen: (session, amount) => pay(account, session, 'succeeded', amount ?? session.amount_total - 1),
    },
    {
      name: 'debit',
      label: 'The buyer pays by bank debit, which takes days',
      says: ['complete', 'unpaid', 'processing'],
      applies: isOpen,
      happen: (session) => pay(account, session, 'delayed'),
    },
    waiting('debit-waits', 'The bank wants the buyer to confirm the debit', 'requires_action'),
    waiting('debit-unconfirmed', 'The debit is not confirmed yet', 'requires_confirmation'),
    waiting('debit-authorised', 'The debit is authorised, and not captured yet', 'requires_capture'),
    {
      name: 'debit-arrives',
      label: 'The debit arrives',
      says: ['paid'],
      applies: isUnderWay,
      happen: (session) => endDelayed(account, session, true),
    },
    {
      name: 'debit-fails',
      label: 'The debit fails',
      says: ['requires_payment_method'],
      applies: isUnderWay,
      happen: (session) => endDelayed(account, session, false),
    },
    {
      name: 'debit-cancelled',
      label: 'The debit is cancelled',
      says: ['canceled'],
      applies: isUnderWay,
      happen: (session) =>
        account.change(intentOf(session)!, { status: 'canceled' }, 'payment_intent.canceled'),
    },
    {
      name: 'undo',
      label: 'The debit fails after it had arrived',
      says: ['requires_payment_method'],
      applies: (session) =>
        chargeOf(session) !== undefined && chargeOf(session)!.amount_refunded === 0 && canDispute(session),
      happen: (session) => undo(account, session),
    },
    {
      name: 'expire',
      label: 'The page expires',
      says: ['expired'],
      applies: isOpen,
      happen: (session) => account.expire(session),
    },
    {
      name: 'refund',
      label: 'You refund it, whole or in part',
      says: ['succeeded'],
      applies: canRefund,
      happen: (session, amount) => give(session, amount, 'succeeded'),
    },
    {
      name: 'refund-slowly',
      label: 'You refund it, and the refund is under way',
      says: ['pending'],
      applies: canRefund,
      happen: (session, amount) => give(session, amount, 'pending'),
    },
    refunded(
      'refund-waits',
      'The refund waits for the buyer to say where to',
      ['pending'],
      'requires_action',
    ),
    refunded('refund-arrives', 'The refund arrives', ['pending', 'requires_action'], 'succeeded'),
    refunded(
      'refund-fails',
      'The buyer’s bank sends the refund back',
      ['pending', 'requires_action', 'succeeded'],
      'failed',
    ),
    refunded('refund-cancelled', 'The refund is cancelled', ['pending', 'requires_action'], 'canceled'),
    {
      name: 'refund-unlisted',
      label: 'Money goes back that no refund is listed for',
      says: ['amount_refunded'],
      applies: canRefund,
      happen: (session, amount) => {
        const charge = chargeOf(session)!;
        const { unlisted } = account.state;
        unlisted[charge.id] = (unlisted[charge.id] ?? 0) + part(session, amount);
        setRefunded(account, charge);
        account.emit('charge.refunded', charge);
        account.store.save();
      },
    },
    {
      name: 'inquire',
      label: 'The bank asks about it (an inquiry)',
      says: ['warning_needs_response'],
      applies: canDispute,
      happen: (session, amount) => open(session, amount, 'warning_needs_response'),
    },
    disputed(
      'inquiry-review',
      'The bank looks at your answer',
      ['warning_needs_response'],
      'warning_under_review',
    ),
    disputed(
      'inquiry-close',
      'The bank closes the inquiry',
      ['warning_needs_response', 'warning_under_review'],
      'warning_closed',
    ),
    disputed(
      'inquiry-escalate',
      'The inquiry becomes a dispute',
      ['warning_needs_response', 'warning_under_review', 'warning_closed'],
      'needs_response',
    ),
    {
      name: 'dispute',
      label: 'The buyer disputes it, whole or in part',
      says: ['needs_response'],
      applies: canDispute,
      happen: (session, amount) => open(session, amount, 'needs_response'),
    },
    disputed('dispute-review', 'The bank looks at your evidence', ['needs_response'], 'under_review'),
    disputed(
      'dispute-win',
      'You win the dispute',
      ['needs_response', 'under_review', 'appeal_needs_response', 'appeal_under_review'],
      'won',
    ),
    disputed(
      'dispute-lose',
      'You lose the dispute',
      ['needs_response', 'under_review', 'appeal_under_review'],
      'lost',
    ),
    disputed('dispute-prevent', 'The dispute is prevented', ['needs_response', 'under_review'], 'prevented'),
    disputed('dispute-appeal', 'You may appeal', ['lost'], 'appeal_needs_response'),
    disputed(
      'dispute-appeal-review',
      'Your appeal is looked at',
      ['appeal_needs_response'],
      'appeal_under_review',
    ),
    disputed('dispute-reopen', 'The dispute is opened again', ['won', 'prevented', 'lost'], 'needs_response'),
    {
      name: 'forget',
      label: 'Stripe does not know it any more',
      says: [],
      applies: () => true,
      happen: ({ id }) => account.forget(id),
    },
  ];
}
