import { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { EMPTY_SECRETS } from '../../functions/lib/payments/secrets';
import { PAYMENT_PROVIDERS, PROVIDER_NAMES, pathOf } from '../../model/payment-providers';
import type { PaymentProvider } from '../../schema/generated/types';
import { accept } from '../checks/exceptions';
import type { Settings } from '../settings';

/**
 * The keys of the payment providers, one secret each. They are made empty: the operator of the stage fills them in
 * (docs/payments.md), and until then no payment can be begun and every webhook is refused.
 */
export class PaymentSecrets extends Construct {
  private readonly secretArns: [PaymentProvider, string][];

  constructor(scope: Construct, id: string, { stage, protectData }: Settings) {
    super(scope, id);
    this.secretArns = PAYMENT_PROVIDERS.map((provider) => {
      const name = PROVIDER_NAMES[provider];
      const { fields, description } = EMPTY_SECRETS[provider];
      const secret = new secretsmanager.Secret(this, name, {
        secretName: `hustings/${stage}/${pathOf(provider)}`,
        description: `${name}: ${description}.`,
        // Something has to be generated; it goes where nobody looks.
        generateSecretString: { secretStringTemplate: JSON.stringify(fields), generateStringKey: 'unused' },
        removalPolicy: protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      });
      accept(secret, 'nag:SMG4', 'Only the provider makes new keys: the operator puts them in.');
      accept(
        secret,
        'retained-names',
        'Operators find the keys by this name, and no deletion takes them away: npm run deploy takes over those that are there.',
      );
      return [provider, secret.secretArn];
    });
  }

  /** Where a function finds the secrets. */
  environment(): Record<string, string> {
    return Object.fromEntries(this.secretArns.map(([provider, arn]) => [`${provider}_SECRET_ID`, arn]));
  }

  /** Lets a function read them, and nothing else. */
  readStatement(): iam.PolicyStatement {
    return new iam.PolicyStatement({
      actions: ['secretsmanager:GetSecretValue'],
      resources: this.secretArns.map(([, arn]) => arn),
    });
  }
}
