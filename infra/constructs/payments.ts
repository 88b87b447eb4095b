import { Annotations, Duration } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CHECKOUTS_BY_NEXT_CHECK, CHECKOUTS_BY_REFERENCE } from '../../model/checkouts';
import { statementProgressKey, VOTINGS_BY_OPENING } from '../../model/keys';
import type { Settings } from '../settings';
import { BundledFunction } from './bundled-function';
import { PaymentSecrets } from './payment-secrets';
import { PaymentSignals } from './payment-signals';
import { PaymentWebhooks } from './payment-webhooks';

/** What paying needs. */
export interface PaymentsProps {
  settings: Settings;
  table: dynamodb.Table;
}

/** A function that has to do with payments. */
export interface PaymentFunction {
  id: string;
  name: string;
  description: string;
  timeout: Duration;
  environment?: Record<string, string>;
  /** Actions on items of the table, without their prefix. */
  itemActions: string[];
  /** The index it searches. */
  index?: string;
  /** Whether it lists the checkouts of one voter. */
  listsCheckouts?: boolean;
}

const SETTLING_TIMEOUT = Duration.seconds(60);

/** How long one checkout may wait for its provider: a resolver has 30 seconds, and the table wants some of them. */
const PROVIDER_DEADLINE = Duration.seconds(22);

/** Reading a checkout; replacing it, alone or together with the profile and the ledger. */
const SETTLING = ['GetItem', 'PutItem', 'UpdateItem'];

/** Buying credits through the payment providers: the data source, the webhooks, and what looks after both. */
export class Payments extends Construct {
  /** Behind `createCheckout`, `completeCheckout`, `cancelCheckout` and `refundCheckout`. */
  readonly checkout: lambda.Function;
  /** Behind `payments` and `paymentTotals`. */
  readonly listPayments: lambda.Function;
  /** Started every minute. */
  readonly reconcileCheckouts: lambda.Function;
  readonly functions: lambda.Function[];
  readonly webhooks: PaymentWebhooks;
  /** A message for every change of credits that a payment caused. Those who want receipts subscribe to it. */
  readonly receipts: sns.Topic;
  readonly signals: PaymentSignals['signals'];

  private readonly secrets: PaymentSecrets;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PaymentsProps,
  ) {
    super(scope, id);
    const { stage, payments } = props.settings;
    this.checkReturnUrl(props.settings);
    this.secrets = new PaymentSecrets(this, 'Secrets', props.settings);
    this.receipts = new sns.Topic(this, 'Receipts', { displayName: 'Hustings receipts', enforceSSL: true });
    this.checkout = this.settlingFunction({
      id: 'Checkout',
      name: 'checkout',
      description: 'Begins, completes, cancels and refunds purchases of credits.',
      timeout: Duration.seconds(30),
      environment: {
        RETURN_URL: payments.returnUrl,
        CREDIT_PACKS: JSON.stringify(payments.packs),
        ...(payments.stripeTax && { STRIPE_TAX: 'true' }),
        ...(payments.stripeInvoices && { STRIPE_INVOICES: 'true' }),
        ...(payments.payPalInvoicePrefix && { PAYPAL_INVOICE_PREFIX: payments.payPalInvoicePrefix }),
        ...(payments.maxCheckoutsPerDay !== undefined && {
          MAX_CHECKOUTS_PER_DAY: String(payments.maxCheckoutsPerDay),
        }),
      },
      // A purchase is begun on condition that the account is not being deleted.
      itemActions: [...SETTLING, 'ConditionCheckItem'],
      listsCheckouts: true,
    });
    const settlePayment = this.settlingFunction({
      id: 'SettlePayment',
      name: 'settle-payment',
      description: 'Settles the payments that webhooks tell of.',
      timeout: SETTLING_TIMEOUT,
      itemActions: SETTLING,
      index: CHECKOUTS_BY_REFERENCE,
      listsCheckouts: true,
    });
    const paymentWebhook = this.paymentFunction({
      id: 'PaymentWebhook',
      name: 'payment-webhook',
      description: 'Proves who sent a webhook and puts it on the queue.',
      timeout: Duration.seconds(20),
      itemActions: ['GetItem', 'PutItem'],
    });
    this.webhooks = new PaymentWebhooks(this, 'Webhooks', {
      settings: props.settings,
      paymentWebhook,
      settlePayment,
      settlingTimeout: SETTLING_TIMEOUT,
    });
    this.webhooks.queue.grant(paymentWebhook, 'sqs:SendMessage');
    paymentWebhook.addEnvironment('PAYMENT_EVENTS_QUEUE_URL', this.webhooks.queue.queueUrl);
    this.reconcileCheckouts = this.reconcileEveryMinute();
    const makeStatement = this.makeStatements();
    this.listPayments = this.createListPayments();
    const settling = {
      checkout: this.checkout,
      settlePayment,
      reconcileCheckouts: this.reconcileCheckouts,
      makeStatement,
    };
    this.functions = [...Object.values(settling), paymentWebhook, this.listPayments];
    this.signals = new PaymentSignals(this, 'Signals', { stage, paymentWebhook, ...settling }).signals;
  }

  /** It reads, and has no secrets. */
  private createListPayments(): lambda.Function {
    const { settings, table } = this.props;
    const created = new BundledFunction(this, 'ListPayments', {
      settings,
      name: 'list-payments',
      description: 'Lists purchases for organisers, and adds them up.',
      timeout: Duration.seconds(30),
      environment: { TABLE_NAME: table.tableName },
      memorySize: 512,
    });
    created.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [table.tableArn, `${table.tableArn}/index/${VOTINGS_BY_OPENING}`],
      }),
    );
    return created;
  }

  private reconcileEveryMinute(): lambda.Function {
    const reconcileCheckouts = this.settlingFunction({
      id: 'ReconcileCheckouts',
      name: 'reconcile-checkouts',
      description: 'Asks the providers about payments, refunds and disputes that no webhook told of.',
      timeout: SETTLING_TIMEOUT,
      itemActions: SETTLING,
      index: CHECKOUTS_BY_NEXT_CHECK,
      listsCheckouts: true,
    });
    new events.Rule(this, 'EveryMinute', {
      description: 'Looks for checkouts whose next check is due.',
      schedule: events.Schedule.rate(Duration.minutes(1)),
      // The next minute does what this one could not.
      targets: [new targets.LambdaFunction(reconcileCheckouts, { retryAttempts: 0 })],
    });
    return reconcileCheckouts;
  }

  /** A long run holds the next ones off by itself: it goes on where it stopped. */
  private makeStatements(): lambda.Function {
    const makeStatement = this.settlingFunction({
      id: 'MakeStatement',
      name: 'make-statement',
      description: 'Makes the monthly statements, and compares them with the providers’ own records.',
      timeout: Duration.minutes(15),
      // It adds all ledgers up.
      itemActions: [...SETTLING, 'Scan'],
      index: CHECKOUTS_BY_REFERENCE,
      listsCheckouts: true,
    });
    // What says how far it is goes once a statement is made; nothing else does.
    makeStatement.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:DeleteItem'],
        resources: [this.props.table.tableArn],
        conditions: {
          'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [statementProgressKey().PK] },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      }),
    );
    new events.Rule(this, 'EveryFiveMinutes', {
      description: 'Makes the statement of the month before, or goes on with one that was asked for.',
      schedule: events.Schedule.rate(Duration.minutes(5)),
      targets: [new targets.LambdaFunction(makeStatement, { retryAttempts: 0 })],
    });
    return makeStatement;
  }

  /** Production never sends people who paid to an address that nobody else can reach. */
  private checkReturnUrl({ kind, payments: { returnUrl } }: Settings): void {
    if (new URL(returnUrl).hostname !== 'localhost') return;
    const message = `Voters come back from paying to ${returnUrl}. Name the web app: webDomain in hustings.config.ts, or --context returnUrl=https://…/profile/checkout`;
    if (kind === 'PRODUCTION') Annotations.of(this).addError(message);
    else Annotations.of(this).addWarningV2('hustings:returnUrl', message);
  }

  /**
   * A function that may change credits, and tells of it.
   * @param scope the construct that it belongs to, if that is another one.
   */
  settlingFunction(definition: PaymentFunction, scope: Construct = this): lambda.Function {
    const { payments } = this.props.settings;
    const environment = {
      RECEIPTS_TOPIC_ARN: this.receipts.topicArn,
      FIRST_CHECK_SECONDS: String(payments.firstCheckSeconds),
      LONGEST_PAUSE_SECONDS: String(payments.longestPauseSeconds),
      FIRST_PAID_CHECK_SECONDS: String(payments.firstPaidCheckSeconds),
      LAST_PAID_CHECK_SECONDS: String(payments.lastPaidCheckSeconds),
      PROVIDER_DEADLINE_SECONDS: String(PROVIDER_DEADLINE.toSeconds()),
      ...definition.environment,
    };
    const created = this.paymentFunction({ ...definition, environment }, scope);
    this.receipts.grantPublish(created);
    return created;
  }

  private paymentFunction(definition: PaymentFunction, scope: Construct = this): lambda.Function {
    const { settings, table } = this.props;
    const { id, name, description, timeout, environment, itemActions, index, listsCheckouts } = definition;
    const apiBases = Object.entries(settings.payments.apiBases);
    const created = new BundledFunction(scope, id, {
      settings,
      name,
      description,
      timeout,
      environment: {
        TABLE_NAME: table.tableName,
        ...this.secrets.environment(),
        ...Object.fromEntries(apiBases.map(([provider, apiBase]) => [`${provider}_API_BASE`, apiBase])),
        ...environment,
      },
      memorySize: 512,
    });
    created.addToRolePolicy(this.secrets.readStatement());
    const onItems = itemActions.map((action) => `dynamodb:${action}`);
    created.addToRolePolicy(new iam.PolicyStatement({ actions: onItems, resources: [table.tableArn] }));
    const searched = [
      ...(index ? [`${table.tableArn}/index/${index}`] : []),
      ...(listsCheckouts ? [table.tableArn] : []),
    ];
    if (searched.length > 0)
      created.addToRolePolicy(new iam.PolicyStatement({ actions: ['dynamodb:Query'], resources: searched }));
    return created;
  }
}
