import { Annotations, CfnOutput, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as targets from 'aws-cdk-lib/aws-route53-targets';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as deployment from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import {
  EMBEDDED_FOLDER,
  embeddedHeaders,
  publishedFileHeaders,
  responseHeaders,
  type TrustedSources,
} from '@hustings/web/response-headers';
import { PREVIEWS, viewerRequestCode } from '@hustings/web/viewer-request';
import { accept, acceptProvider } from '../checks/exceptions';
import type { Settings, WebDomain } from '../settings';
import { EdgeParts } from './edge-parts';
import { PUBLISHED_FOLDERS } from './public-files';
import { readWebValues, type WebValues } from './web-values';

/** What the web app is deployed with. */
export interface WebProps {
  settings: Pick<Settings, 'stage' | 'domain' | 'embedOrigins' | 'signInByCode'>;
  /** The built app: `web/dist`. */
  distDirectory: string;
  /** `Edge.identity` of the stage. */
  edgeIdentity: string;
}

/** Requests are kept as long as one may have to look for an attack. */
const REQUESTS_KEPT = Duration.days(30);

/**
 * Headers that a response headers policy has a place of its own for, and does not take among the custom ones. A test
 * holds their values to `web/response-headers.ts`.
 */
const NAMED_BY_CLOUDFRONT: ReadonlySet<string> = new Set([
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
]);

/** The bucket that `cdk bootstrap` made for assets, as cdk-nag writes it. */
const ASSETS = 'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*';

const CONFIGURATION_FILE = 'config.json';

/** The web app: files in a bucket that only CloudFront reads, behind a web ACL, under the headers of `web/response-headers.ts`. */
export class Web extends Construct {
  readonly distribution: cloudfront.Distribution;
  /** Where people find it, without a slash at its end. */
  readonly url: string;

  private readonly values: WebValues;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: WebProps,
  ) {
    super(scope, id);
    const { stage, domain } = props.settings;
    this.values = readWebValues(this, stage);
    const bucket = new s3.Bucket(this, 'Files', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: s3.BucketEncryption.S3_MANAGED,
      // Built from the sources at every deployment: there is nothing in it to keep.
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    });
    accept(bucket, 'nag:S1', 'Only CloudFront reads it, and logs who asked.');
    this.distribution = this.createDistribution(bucket, props);
    if (domain) this.pointDomain(domain);
    this.url = `https://${domain?.domainName ?? this.distribution.distributionDomainName}`;
    this.deployFiles(bucket, props.distDirectory);
    new CfnOutput(this, 'Url', { value: this.url, description: 'The web app' });
  }

  private createDistribution(
    bucket: s3.Bucket,
    { settings: { stage, domain, embedOrigins }, edgeIdentity }: WebProps,
  ): cloudfront.Distribution {
    const edge = new EdgeParts(this, 'EdgeParts', {
      stage,
      edgeIdentity,
      withCertificate: domain !== undefined,
    });
    const logBucket = this.logBucket();
    const page: cloudfront.BehaviorOptions = {
      origin: origins.S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: this.headersPolicy('SecurityHeaders', responseHeaders(this.trustedSources())),
      functionAssociations: [
        { eventType: cloudfront.FunctionEventType.VIEWER_REQUEST, function: this.pageForEveryAddress() },
      ],
    };
    const distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: `Hustings (${stage})`,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
      webAclId: edge.webAclArn,
      logBucket,
      ...(domain && {
        domainNames: [domain.domainName],
        minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
        certificate: edge.certificate,
      }),
      defaultBehavior: page,
      additionalBehaviors: { ...this.publishedFiles(), ...this.embedded(page, embedOrigins) },
      // A picture or a result is asked for while it is made. CloudFront would say for ten seconds more that it is not there
      // (CloudFront developer guide, "Control how long CloudFront caches errors").
      errorResponses: [403, 404].map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    });
    accept(distribution, 'nag:CFR1', 'Voters are where they are.');
    if (!domain)
      accept(
        distribution,
        'nag:CFR4',
        'CloudFront chooses the protocols of its own domain; one of yours takes TLS 1.2.',
      );
    // When the stack goes, CloudFront stops to write before the bucket is emptied.
    distribution.node.addDependency(logBucket.node.findChild('AutoDeleteObjectsCustomResource'));
    return distribution;
  }

  /** The page once more where other sites may show it, with headers that let them. */
  private embedded(
    page: cloudfront.BehaviorOptions,
    sites: readonly string[],
  ): Record<string, cloudfront.BehaviorOptions> {
    if (sites.length === 0) return {};
    const headers = embeddedHeaders(this.trustedSources(), sites);
    const responseHeadersPolicy = this.headersPolicy('EmbeddedHeaders', headers);
    return { [`/${EMBEDDED_FOLDER}/*`]: { ...page, responseHeadersPolicy } };
  }

  /** Files with names for ever: what their objects say is how long they are kept. */
  private publishedFiles(): Record<string, cloudfront.BehaviorOptions> {
    // Its policy lets distributions of this account in already; naming this one there would make the stacks a circle.
    const bucket = s3.Bucket.fromBucketAttributes(this, 'PublicFiles', {
      bucketName: Fn.select(0, Fn.split('.', this.values.publicFilesDomainName)),
      bucketRegionalDomainName: this.values.publicFilesDomainName,
    });
    Annotations.of(this).acknowledgeWarning('@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac');
    const behavior: cloudfront.BehaviorOptions = {
      origin: origins.S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: new cloudfront.ResponseHeadersPolicy(this, 'PublishedFileHeaders', {
        securityHeadersBehavior: securityHeaders(publishedFileHeaders),
        corsBehavior: {
          accessControlAllowCredentials: false,
          accessControlAllowHeaders: ['*'],
          accessControlAllowMethods: ['GET', 'HEAD'],
          accessControlAllowOrigins: [publishedFileHeaders['access-control-allow-origin']],
          originOverride: true,
        },
      }),
    };
    return {
      ...Object.fromEntries(PUBLISHED_FOLDERS.map((folder) => [`/${folder}/*`, behavior])),
      // Pictures of previews. Their pages are taken from the same origin, by the function that every address runs.
      [`${PREVIEWS.path}/*`]: { ...behavior, origin: this.previews() },
    };
  }

  /** The function that makes previews, which lets distributions of this account in. */
  private previews(): origins.HttpOrigin {
    const { originAccessControlId } = new cloudfront.FunctionUrlOriginAccessControl(this, 'PreviewsAccess');
    return new origins.HttpOrigin(this.values.previewsDomainName, {
      originId: PREVIEWS.originId,
      originAccessControlId,
    });
  }

  /** Who asked for what, for a while: addresses of people are in it, their votes never are. */
  private logBucket(): s3.Bucket {
    const bucket = new s3.Bucket(this, 'Requests', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: s3.BucketEncryption.S3_MANAGED,
      // CloudFront delivers as its own user, by an access control list.
      objectOwnership: s3.ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: REQUESTS_KEPT }],
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    });
    accept(bucket, 'nag:S1', 'It holds logs: a log of who read them would need one of its own.');
    return bucket;
  }

  /** Runs for every address, that of the wall too. */
  private pageForEveryAddress(): cloudfront.Function {
    return new cloudfront.Function(this, 'PageForEveryAddress', {
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromInline(viewerRequestCode),
    });
  }

  private trustedSources(): TrustedSources {
    const { graphqlDns, realtimeDns, uploadsDomainName } = this.values;
    const { region, urlSuffix } = Stack.of(this);
    return {
      apiOrigin: `https://${graphqlDns}`,
      connectSources: [`wss://${realtimeDns}`, `https://cognito-idp.${region}.${urlSuffix}`],
      uploadOrigin: `https://${uploadsDomainName}`,
    };
  }

  private headersPolicy(
    id: string,
    headers: ReturnType<typeof embeddedHeaders> & { 'x-frame-options'?: string },
  ): cloudfront.ResponseHeadersPolicy {
    const others = Object.entries(headers).filter(([name]) => !NAMED_BY_CLOUDFRONT.has(name));
    return new cloudfront.ResponseHeadersPolicy(this, id, {
      securityHeadersBehavior: securityHeaders(headers),
      customHeadersBehavior: {
        customHeaders: others.map(([header, value]) => ({ header, value, override: true })),
      },
    });
  }

  private pointDomain({ domainName, hostedZoneId, zoneName }: WebDomain): void {
    const zone = route53.HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName });
    const target = route53.RecordTarget.fromAlias(new targets.CloudFrontTarget(this.distribution));
    new route53.ARecord(this, 'Address', { zone, recordName: domainName, target });
    new route53.AaaaRecord(this, 'AddressV6', { zone, recordName: domainName, target });
  }

  /**
   * Files with a digest in their name are kept for ever, and stay in the bucket: a page that is still open in a
   * browser asks for them after the next deployment. Everything else is asked for again each time.
   */
  private deployFiles(bucket: s3.Bucket, distDirectory: string): void {
    const hashed = new deployment.BucketDeployment(this, 'HashedFiles', {
      destinationBucket: bucket,
      sources: [deployment.Source.asset(distDirectory, { exclude: ['*', '.*', '!assets', '!assets/**'] })],
      prune: false,
      cacheControl: [deployment.CacheControl.fromString('public, max-age=31536000, immutable')],
    });
    const page = new deployment.BucketDeployment(this, 'Page', {
      destinationBucket: bucket,
      sources: [
        deployment.Source.asset(distDirectory, {
          exclude: ['assets', 'assets/**', '.*', 'manifest.json'],
        }),
        deployment.Source.jsonData(CONFIGURATION_FILE, this.configuration()),
      ],
      prune: false,
      cacheControl: [deployment.CacheControl.fromString('no-cache')],
      distribution: this.distribution,
      distributionPaths: ['/*'],
    });
    // A page must not be there before the files that it names.
    page.node.addDependency(hashed);
    this.acceptBucketDeployment(bucket);
  }

  /** Amplify's `ResourcesConfig`, as the app reads it from `/config.json`. */
  private configuration(): Record<string, unknown> {
    const { graphqlUrl, apiKey, userPoolId, userPoolClientId } = this.values;
    const passwordless = this.props.settings.signInByCode && { passwordless: { emailOtpEnabled: true } };
    return {
      Auth: { Cognito: { userPoolId, userPoolClientId, ...passwordless } },
      API: {
        GraphQL: {
          endpoint: graphqlUrl,
          region: Stack.of(this).region,
          defaultAuthMode: 'userPool',
          apiKey,
        },
      },
    };
  }

  private acceptBucketDeployment(bucket: s3.Bucket): void {
    const files = Stack.of(this).getLogicalId(bucket.node.defaultChild as s3.CfnBucket);
    const own = Stack.of(this).node.children.filter(({ node }) =>
      node.id.startsWith('Custom::CDKBucketDeployment'),
    );
    for (const provider of own) {
      acceptProvider(provider);
      for (const finding of [
        ...['GetObject*', 'GetBucket*', 'List*', 'DeleteObject*', 'Abort*'].map(
          (action) => `Action::s3:${action}`,
        ),
        `Resource::<${files}.Arn>/*`,
        ASSETS,
      ])
        accept(provider, `nag:IAM5[${finding}]`, 'It reads assets and writes all files of this one bucket.');
      accept(provider, 'nag:IAM5[Resource::*]', 'Invalidations of CloudFront, as CDK grants them.');
    }
  }
}

/** Those of the headers that a policy has a place of its own for. */
function securityHeaders(headers: {
  'content-security-policy': string;
  'x-frame-options'?: string;
}): cloudfront.ResponseSecurityHeadersBehavior {
  const override = true;
  return {
    contentSecurityPolicy: { contentSecurityPolicy: headers['content-security-policy'], override },
    contentTypeOptions: { override },
    ...('x-frame-options' in headers && {
      frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override },
    }),
    referrerPolicy: {
      referrerPolicy: cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
      override,
    },
    strictTransportSecurity: {
      accessControlMaxAge: Duration.days(365),
      includeSubdomains: true,
      override,
    },
  };
}
