import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { VOTINGS_BY_OPENING } from '../../model/keys';
import { accept } from '../checks/exceptions';
import { webOrigin, type Settings } from '../settings';
import { forbidAuditChanges } from './append-only';
import { BundledFunction } from './bundled-function';

/** What sending to devices needs. */
export interface PushesProps {
  settings: Settings;
  table: dynamodb.Table;
}

/** Messages on voters' devices, by their browsers' push services: docs/decisions/0045. */
export class Pushes extends Construct {
  /** Behind `pushKey`, `addPushDevice` and `removePushDevice`, and the step `startPushes`. */
  readonly pushDevices: lambda.Function;
  /** Started by who told a message. */
  readonly sendPushes: lambda.Function;

  private readonly secret: secretsmanager.Secret;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PushesProps,
  ) {
    super(scope, id);
    this.secret = this.createSecret();
    this.sendPushes = this.createFunction({
      id: 'SendPushes',
      name: 'send-pushes',
      description: 'Sends messages to the devices of those whom they are for.',
      timeout: Duration.minutes(15),
      itemActions: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
      environment: { PUSH_CONTACT: this.contact() },
      // Each push is encrypted by itself.
      memorySize: 1024,
    });
    this.sendPushes.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [`${props.table.tableArn}/index/${VOTINGS_BY_OPENING}`],
      }),
    );
    this.pushDevices = this.createFunction({
      id: 'PushDevices',
      name: 'push-devices',
      description: 'Keeps which devices are told of messages.',
      timeout: Duration.seconds(20),
      itemActions: ['GetItem', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
      environment: { SEND_PUSHES: this.sendPushes.functionName },
    });
    this.grantStart(this.pushDevices);
  }

  /** Lets a function have messages sent. */
  grantStart(grantee: lambda.Function): void {
    this.sendPushes.grantInvoke(grantee);
    const target = Stack.of(this).getLogicalId(this.sendPushes.node.defaultChild as lambda.CfnFunction);
    accept(grantee, `nag:IAM5[Resource::<${target}.Arn>:*]`, 'All versions of one function of this stack.');
  }

  /** Whom a push service may turn to: an address that it can write to, or the page itself. */
  private contact(): string {
    const { emailFrom } = this.props.settings;
    return emailFrom === undefined ? webOrigin(this.props.settings) : `mailto:${emailFrom}`;
  }

  private createSecret(): secretsmanager.Secret {
    const { protectData } = this.props.settings;
    const secret = new secretsmanager.Secret(this, 'SenderKey', {
      description:
        'The key by which push services know who sends. docs/operations.md says how it is replaced.',
      generateSecretString: { secretStringTemplate: '{}', generateStringKey: 'seed', passwordLength: 64 },
      removalPolicy: protectData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
    });
    accept(secret, 'nag:SMG4', 'With another key, devices are told nothing until their pages were opened.');
    return secret;
  }

  private createFunction({
    id,
    itemActions,
    environment,
    ...props
  }: {
    id: string;
    name: string;
    description: string;
    timeout: Duration;
    itemActions: string[];
    environment?: Record<string, string>;
    memorySize?: number;
  }): lambda.Function {
    const { settings, table } = this.props;
    const created = new BundledFunction(this, id, {
      settings,
      ...props,
      environment: {
        TABLE_NAME: table.tableName,
        PUSH_SECRET_ID: this.secret.secretArn,
        ...environment,
      },
    });
    created.addToRolePolicy(
      new iam.PolicyStatement({
        actions: itemActions.map((action) => `dynamodb:${action}`),
        resources: [table.tableArn],
      }),
    );
    created.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        resources: [this.secret.secretArn],
      }),
    );
    forbidAuditChanges(created.role!, table);
    return created;
  }
}
