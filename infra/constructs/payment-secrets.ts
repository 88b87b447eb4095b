import { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { Settings } from '../settings';

/**
 * The keys of the payment providers, one secret each. They are made empty: whoever operates the stage fills them in
 * (docs/payments.md), and until then no payment can be begun and every webhook is refused.
 */
export class PaymentSecrets extends Construct {
  private readonly stripe: secretsmanager.Secret;
  private readonly payPal: secretsmanager.Secret;

  constructor(scope: Construct, id: string, { stage, protectData }: Settings) {
    super(scope, id);
    const empty = (name: string, description: string, fields: object) =>
      new secretsmanager.Secret(this, name, {
        secretName: `hustings/${stage}/${name.toLowerCase()}`,
        description,
        // Something has to be generated; it goes where nobody looks.
        generateSecretString: {
          secretStringTemplate: JSON.stringify(fields),
          generateStringKey: 'unused',
        },
        removalPolicy: protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      });
    this.stripe = empty(
      'Stripe',
      'Stripe: secretKey, and webhookSecrets (a list, so that one can be replaced).',
      {
        secretKey: '',
        webhookSecrets: [],
      },
    );
    this.payPal = empty('PayPal', 'PayPal: clientId, clientSecret, webhookId.', {
      clientId: '',
      clientSecret: '',
      webhookId: '',
    });
  }

  /** Where a function finds the secrets. */
  environment(): Record<string, string> {
    return { STRIPE_SECRET_ID: this.stripe.secretArn, PAYPAL_SECRET_ID: this.payPal.secretArn };
  }

  /** Lets a function read them, and nothing else. */
  readStatement(): iam.PolicyStatement {
    return new iam.PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [this.stripe.secretArn, this.payPal.secretArn],
    });
  }
}
