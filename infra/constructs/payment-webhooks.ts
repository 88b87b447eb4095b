import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { PAYMENT_PROVIDERS, pathOf } from '../../model/payment-providers';
import { accept } from '../checks/exceptions';
import type { Settings } from '../settings';

/** What receives webhooks, and what settles them. */
export interface PaymentWebhooksProps {
  settings: Settings;
  paymentWebhook: lambda.Function;
  settlePayment: lambda.Function;
  /** Of `settlePayment`. */
  settlingTimeout: Duration;
}

/**
 * Providers send a handful of webhooks for each payment. More than this a second is not business; what is turned away
 * with 429 they deliver again.
 */
const THROTTLE = { rateLimit: 50, burstLimit: 100 };

/** Attempts at settling a webhook before it is left to a person. */
const MAX_RECEIVES = 5;

/**
 * Webhooks that are settled together. They run at once, so that a batch takes as long as its slowest; but all may be
 * about one checkout, and then each has to write after the others.
 */
const BATCH_SIZE = 5;

/** The way of a webhook: HTTP API, `payment-webhook`, queue, `settle-payment`; what will not settle waits aside. */
export class PaymentWebhooks extends Construct {
  readonly queue: sqs.Queue;
  /** Webhooks that could not be settled. */
  readonly unsettledPayments: sqs.Queue;
  /** `https://…`, without a path. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: PaymentWebhooksProps) {
    super(scope, id);
    this.unsettledPayments = new sqs.Queue(this, 'UnsettledPayments', {
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new sqs.Queue(this, 'Events', {
      enforceSSL: true,
      // Six times the function's time-out, as the Lambda developer guide advises ("Using Lambda with Amazon SQS").
      visibilityTimeout: Duration.seconds(6 * props.settlingTimeout.toSeconds()),
      deadLetterQueue: { queue: this.unsettledPayments, maxReceiveCount: MAX_RECEIVES },
    });
    props.settlePayment.addEventSource(
      new SqsEventSource(this.queue, { batchSize: BATCH_SIZE, reportBatchItemFailures: true }),
    );
    this.url = this.httpApi(props).apiEndpoint;
  }

  private httpApi({ settings, paymentWebhook }: PaymentWebhooksProps): apigateway.HttpApi {
    const api = new apigateway.HttpApi(this, 'HttpApi', {
      apiName: `hustings-${settings.stage}-webhooks`,
      description: 'Webhooks of the payment providers.',
      createDefaultStage: false,
    });
    const accessLog = new logs.LogGroup(this, 'AccessLog', {
      // Under this beginning, a policy of the account lets API Gateway write, however many groups there are.
      logGroupName: `/aws/vendedlogs/${Stack.of(this).stackName}/webhooks`,
      retention: settings.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new apigateway.HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: { destination: new apigateway.LogGroupLogDestination(accessLog) },
    });
    const integration = new HttpLambdaIntegration('PaymentWebhook', paymentWebhook);
    for (const provider of PAYMENT_PROVIDERS)
      api.addRoutes({
        path: `/webhooks/${pathOf(provider)}`,
        methods: [apigateway.HttpMethod.POST],
        integration,
      });
    accept(
      api,
      'nag:APIG4',
      'Providers sign what they send, and payment-webhook refuses what is not signed.',
    );
    return api;
  }
}
