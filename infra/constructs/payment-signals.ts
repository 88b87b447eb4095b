import { Duration } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { countLines } from './log-lines';
import type { Signal } from '../watching/signal';

/** Functions whose log lines are counted. */
export interface PaymentSignalsProps {
  stage: string;
  checkout: lambda.Function;
  paymentWebhook: lambda.Function;
  settlePayment: lambda.Function;
  reconcileCheckouts: lambda.Function;
  makeStatement: lambda.Function;
}

const PERIOD = Duration.minutes(5);

/** Refusals in one period that a provider's own hiccups do not explain. */
const MANY_REFUSALS = 20;

/** What the logs of the payment functions say that somebody should hear: metrics made from their lines. */
export class PaymentSignals extends Construct {
  readonly signals: Record<string, Signal>;

  constructor(scope: Construct, id: string, props: PaymentSignalsProps) {
    super(scope, id);
    const { stage, checkout, paymentWebhook, settlePayment, reconcileCheckouts, makeStatement } = props;
    const count = (name: string, from: lambda.Function, pattern: string) =>
      countLines(this, name, { stage, from, pattern, period: PERIOD });
    // Each of them settles payments, and may see it first: one metric of all their logs.
    const countOfAll = (metricName: string, pattern: string) => {
      const metrics = Object.entries({ checkout, settlePayment, reconcileCheckouts, makeStatement }).map(
        ([id, from]) =>
          countLines(this, `${metricName}-${id}`, { stage, from, pattern, period: PERIOD, metricName }),
      );
      return metrics[0]!;
    };
    this.signals = {
      MoneyToSendBack: {
        metric: countOfAll('MoneyToSendBack', 'PaymentWrongAmount'),
        threshold: 1,
        description:
          'Another sum than the price was taken: no credits were given, and the money goes back by hand.',
      },
      PaymentsNotUnderstood: {
        metric: countOfAll('PaymentsNotUnderstood', 'PaymentStatusUnknown'),
        threshold: 1,
        description: 'A provider says something of a payment that is not in the table of docs/payments.md.',
      },
      ProvidersNeedMending: {
        metric: countOfAll('ProvidersNeedMending', 'ProviderNeedsMending'),
        threshold: 1,
        description: 'A provider refuses our keys or permissions, or its answers lack what is needed.',
      },
      PaymentsGone: {
        metric: countOfAll('PaymentsGone', 'PaymentGone'),
        threshold: 1,
        description: 'A provider does not know a payment any more that was begun or paid there.',
      },
      WebhooksRefused: {
        metric: count('WebhooksRefused', paymentWebhook, 'WebhookRefused'),
        threshold: MANY_REFUSALS,
        description: 'Many webhooks were refused: a wrong secret, or somebody trying.',
      },
      MoneyWithoutOwner: {
        metric: count('MoneyWithoutOwner', settlePayment, 'PaidAfterDeletion|CheckoutMissing'),
        threshold: 1,
        description: 'Money came for an account that was deleted: it goes back by hand.',
      },
      StatementsDiffer: {
        metric: count('StatementsDiffer', makeStatement, 'StatementDiffers'),
        threshold: 1,
        description:
          'The statement of a month does not add up, or a provider’s own records do not say the same as our books.',
      },
      PaymentsMended: {
        metric: count('PaymentsMended', reconcileCheckouts, 'CheckoutMended.*paid..true'),
        threshold: 1,
        description: 'A payment, refund or dispute was found by asking because its webhook did not come.',
      },
    };
  }
}
