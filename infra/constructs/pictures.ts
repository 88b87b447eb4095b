import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { accept } from '../checks/exceptions';
import { webOrigin, type Settings } from '../settings';
import { BundledFunction } from './bundled-function';
import type { PublicFiles } from './public-files';

/** What pictures need. */
export interface PicturesProps {
  settings: Settings;
  publicFiles: PublicFiles;
}

/** A file that was uploaded is of no use once a picture was made of it. */
const UPLOADS_KEPT = Duration.days(1);

/**
 * Pictures of votings: organisers upload to a bucket that nobody reads but one function, which draws each again in a few
 * sizes among the published files.
 */
export class Pictures extends Construct {
  /** Behind `createImageUpload`. */
  readonly createImageUpload: lambda.Function;
  readonly processPicture: lambda.Function;
  readonly uploads: s3.Bucket;

  constructor(scope: Construct, id: string, { settings, publicFiles }: PicturesProps) {
    super(scope, id);
    this.processPicture = new BundledFunction(this, 'ProcessPicture', {
      settings,
      name: 'process-picture',
      description: 'Makes the pictures of votings from what was uploaded.',
      environment: {},
      // Three sizes of the largest picture that is taken, each within 20 seconds.
      timeout: Duration.seconds(90),
      // One whole processor ("Configure Lambda function memory").
      memorySize: 1769,
    });
    publicFiles.grantPut(this.processPicture, 'pictures');
    this.uploads = this.createUploads(webOrigin(settings));
    this.createImageUpload = new BundledFunction(this, 'CreateImageUpload', {
      settings,
      name: 'create-image-upload',
      description: 'Signs what an organiser may upload.',
      environment: { UPLOADS_BUCKET: this.uploads.bucketName, WEB_ORIGIN: webOrigin(settings) },
      timeout: Duration.seconds(10),
    });
    this.grant(this.uploads);
  }

  private createUploads(origin: string): s3.Bucket {
    const bucket = new s3.Bucket(this, 'Uploads', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      encryption: s3.BucketEncryption.S3_MANAGED,
      cors: [{ allowedOrigins: [origin], allowedMethods: [s3.HttpMethods.POST], allowedHeaders: ['*'] }],
      lifecycleRules: [{ expiration: UPLOADS_KEPT, abortIncompleteMultipartUploadAfter: UPLOADS_KEPT }],
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    });
    accept(bucket, 'nag:S1', 'What is in it is gone after a day; who uploads is known from the API.');
    this.tellOfUploads(bucket);
    return bucket;
  }

  /**
   * In the template itself: CDK's own way is a custom resource. S3 tries the call when the bucket is made, so that the
   * permission comes first, and cannot name the bucket (Amazon S3 user guide, "Granting permissions to publish event
   * notification messages to a destination").
   */
  private tellOfUploads(bucket: s3.Bucket): void {
    const permission = new lambda.CfnPermission(this, 'MayBeToldOfUploads', {
      action: 'lambda:InvokeFunction',
      functionName: this.processPicture.functionArn,
      principal: 's3.amazonaws.com',
      sourceAccount: Stack.of(this).account,
    });
    const resource = bucket.node.defaultChild as s3.CfnBucket;
    resource.notificationConfiguration = {
      lambdaConfigurations: [{ event: 's3:ObjectCreated:*', function: this.processPicture.functionArn }],
    };
    resource.addResourceDependency(permission);
  }

  /** Policies of their own: a function waits for those in its role, and the bucket waits for the function. */
  private grant(uploads: s3.Bucket): void {
    const objects = uploads.arnForObjects('*');
    const statement = (action: string) =>
      new iam.PolicyStatement({ actions: [action], resources: [objects] });
    const policies = [
      new iam.Policy(this, 'ReadUploads', {
        statements: [statement('s3:GetObject')],
        roles: [this.processPicture.role!],
      }),
      new iam.Policy(this, 'SignUploads', {
        statements: [statement('s3:PutObject')],
        roles: [this.createImageUpload.role!],
      }),
    ];
    const bucket = Stack.of(this).getLogicalId(uploads.node.defaultChild as s3.CfnBucket);
    for (const policy of policies)
      accept(policy, `nag:IAM5[Resource::<${bucket}.Arn>/*]`, 'Uploads have names that nobody guesses.');
  }
}
