import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { accept } from '../checks/exceptions';
import type { Settings } from '../settings';

/** Where published files are found: these folders of the bucket, and these paths of the web app's own host. */
export const PUBLISHED_FOLDERS = ['pictures', 'results'] as const;
export type PublishedFolder = (typeof PUBLISHED_FOLDERS)[number];

/** The variable by which a function that publishes knows the bucket. */
const BUCKET_VARIABLE = 'PUBLIC_FILES_BUCKET';

/**
 * Files that everybody may read, on the web app's own host: `https://<web app>/pictures/…` and `/results/…`. The bucket
 * itself is closed; CloudFront reads those two folders of it, and functions write what they were granted. A published file
 * is never replaced: another content is another name.
 */
export class PublicFiles extends Construct {
  readonly bucket: s3.Bucket;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { protectData } = settings;
    this.bucket = new s3.Bucket(this, 'Bucket', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      encryption: s3.BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      // Results are to be checked for longer than the stack lives.
      removalPolicy: protectData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      autoDeleteObjects: !protectData,
    });
    accept(this.bucket, 'nag:S1', 'What is in it is published: CloudFront logs who asked.');
    this.letCloudFrontRead();
  }

  /**
   * Lets a function write new files into a folder. It finds the bucket's name in `PUBLIC_FILES_BUCKET`; keys begin with the
   * folder and a slash. `functions/lib/public-files.ts` writes them.
   */
  grantPut(grantee: lambda.Function, folder: PublishedFolder): void {
    grantee.addEnvironment(BUCKET_VARIABLE, this.bucket.bucketName);
    this.grantOn(grantee, folder, 's3:PutObject');
  }

  /** Lets a function read what is in a folder. */
  grantRead(grantee: lambda.Function, folder: PublishedFolder): void {
    grantee.addEnvironment(BUCKET_VARIABLE, this.bucket.bucketName);
    this.grantOn(grantee, folder, 's3:GetObject');
  }

  /**
   * Lets a function learn that a file is not there, which S3 keeps from those who may not list. The right is to the whole
   * bucket, of which everything is public: a read has no prefix, so that one for a prefix would never hold for it.
   */
  grantToMiss(grantee: lambda.Function): void {
    grantee.addToRolePolicy(
      new iam.PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] }),
    );
  }

  private grantOn(grantee: lambda.Function, folder: PublishedFolder, action: string): void {
    grantee.addToRolePolicy(
      new iam.PolicyStatement({ actions: [action], resources: [this.bucket.arnForObjects(`${folder}/*`)] }),
    );
    const bucket = Stack.of(this).getLogicalId(this.bucket.node.defaultChild as s3.CfnBucket);
    accept(grantee, `nag:IAM5[Resource::<${bucket}.Arn>/${folder}/*]`, `It publishes files in ${folder}.`);
  }

  /**
   * Any distribution of this account: which one it is only the web app's stack knows, and that one is made after this one
   * (CloudFront developer guide, "Restrict access to an Amazon S3 origin").
   */
  private letCloudFrontRead(): void {
    const { account, partition } = Stack.of(this);
    this.bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: PUBLISHED_FOLDERS.map((folder) => this.bucket.arnForObjects(`${folder}/*`)),
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudfront::${account}:distribution/*` },
        },
      }),
    );
  }
}
