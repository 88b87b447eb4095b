import { Duration, Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { webOrigin, type Settings } from '../settings';
import { BundledFunction } from './bundled-function';

/** What link previews need. */
export interface LinkPreviewsProps {
  settings: Settings;
  table: dynamodb.Table;
}

/**
 * What links to the web app unfold into in messengers: the page with tags, and a picture of the voting, both made when they
 * are asked for (docs/decisions/0046). Only CloudFront may call it.
 */
export class LinkPreviews extends Construct {
  readonly linkPreviews: lambda.Function;
  /** `https://…/`, of the function. */
  readonly url: string;

  constructor(scope: Construct, id: string, { settings, table }: LinkPreviewsProps) {
    super(scope, id);
    this.linkPreviews = new BundledFunction(this, 'LinkPreviews', {
      settings,
      name: 'link-previews',
      description: 'Answers what unfolds links with tags and pictures of votings.',
      environment: { TABLE_NAME: table.tableName, WEB_ORIGIN: webOrigin(settings) },
      timeout: Duration.seconds(20),
      // One whole processor ("Configure Lambda function memory").
      memorySize: 1769,
      concurrency: settings.previewConcurrency,
    });
    this.linkPreviews.addToRolePolicy(
      new iam.PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [table.tableArn] }),
    );
    this.url = this.linkPreviews.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM }).url;
    this.letCloudFrontCall();
  }

  /**
   * Any distribution of this account, as it may read public files: the web app’s is made after this stack. Both actions, since a
   * function URL asks for both (Lambda developer guide, "Control access to Lambda function URLs").
   */
  private letCloudFrontCall(): void {
    const { account, partition } = Stack.of(this);
    const of = {
      functionName: this.linkPreviews.functionArn,
      principal: 'cloudfront.amazonaws.com',
      sourceAccount: account,
      sourceArn: `arn:${partition}:cloudfront::${account}:distribution/*`,
    };
    new lambda.CfnPermission(this, 'MayBeAsked', {
      ...of,
      action: 'lambda:InvokeFunctionUrl',
      functionUrlAuthType: lambda.FunctionUrlAuthType.AWS_IAM,
    });
    new lambda.CfnPermission(this, 'MayBeInvokedByUrl', {
      ...of,
      action: 'lambda:InvokeFunction',
      invokedViaFunctionUrl: true,
    });
  }
}
