import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import stages from '../../hustings.config';
import { Web } from '../../infra/constructs/web';
import { EdgeStack } from '../../infra/edge-stack';
import { settingsFor, type WebDomain } from '../../infra/settings';
import { responseHeaders } from '@hustings/web/response-headers';
import { PREVIEWS, viewerRequestCode } from '@hustings/web/viewer-request';

function builtApp(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'dist-'));
  mkdirSync(path.join(directory, 'assets'));
  writeFileSync(path.join(directory, 'index.html'), '<title>Hustings</title>');
  writeFileSync(path.join(directory, 'assets', 'index-abc.js'), '');
  writeFileSync(path.join(directory, '.built-from'), 'a digest');
  writeFileSync(path.join(directory, 'manifest.json'), '{}');
  return directory;
}

function synthesise({
  domain,
  region = 'eu-central-1',
  outdir,
  embedOrigins = [],
  signInByCode = false,
}: {
  domain?: WebDomain;
  region?: string;
  outdir?: string;
  embedOrigins?: string[];
  signInByCode?: boolean;
} = {}): Template {
  const stack = new Stack(new App({ outdir }), 'Test', { env: { account: '123456789012', region } });
  new Web(stack, 'Web', {
    settings: { stage: 'test', domain, embedOrigins, signInByCode },
    distDirectory: builtApp(),
    edgeIdentity: 'edge',
  });
  return Template.fromStack(stack);
}

/** What is uploaded: the files of each folder among the assets of the assembly. */
function uploads(assembly: string): string[][] {
  return readdirSync(assembly, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith('asset.'))
    .map((entry) =>
      readdirSync(path.join(assembly, entry.name), { recursive: true, encoding: 'utf8' }).sort(),
    );
}

describe('The web app as it is deployed', () => {
  const assembly = mkdtempSync(path.join(tmpdir(), 'assembly-'));
  const template = synthesise({ outdir: assembly });

  it('uploads files to keep for ever apart from the page, and nothing else', () => {
    expect(uploads(assembly)).toEqual(
      expect.arrayContaining([['assets', 'assets/index-abc.js'], ['index.html'], ['config.json']]),
    );
  });

  it('is told whether a code signs in', () => {
    const told = [true, false].map((signInByCode) => {
      const outdir = mkdtempSync(path.join(tmpdir(), 'assembly-'));
      synthesise({ outdir, signInByCode });
      return readdirSync(outdir, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('config.json'))
        .map((name) => readFileSync(path.join(outdir, name), 'utf8').includes('"emailOtpEnabled":true'));
    });
    expect(told).toEqual([[true], [false]]);
  });

  it('lies in a bucket that nobody reads but the distribution', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
          }),
        ]),
      }),
    });
  });

  it('stands behind the web ACL of the edge, whose parameter it reads in CloudFront’s region', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        WebACLId: { 'Fn::GetAtt': [Match.stringLikeRegexp('webaclarn'), 'Parameter.Value'] },
      }),
    });
    template.resourceCountIs('AWS::WAFv2::WebACL', 0);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: Match.objectLike({
        Statement: [
          {
            Effect: 'Allow',
            Action: 'ssm:GetParameter',
            Resource: {
              'Fn::Join': [
                '',
                [
                  'arn:',
                  { Ref: 'AWS::Partition' },
                  ':ssm:us-east-1:123456789012:parameter/hustings/test/edge/web-acl-arn',
                ],
              ],
            },
          },
        ],
      }),
    });
  });

  it('does not go on saying that a file is not there which has come since', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        CustomErrorResponses: [403, 404].map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
      }),
    });
  });

  it('takes nothing from another stack that could not be replaced there', () => {
    expect(JSON.stringify(template.toJSON())).not.toContain('Fn::ImportValue');
    const parameters = Object.values(template.findParameters('*')) as { Type: string; Default?: string }[];
    expect(parameters.map(({ Default }) => Default)).toContain('/hustings/test/web/apiKey');
  });

  it('sends the headers that the local server sends', () => {
    const expected = responseHeaders({ apiOrigin: '', connectSources: [], uploadOrigin: '' });
    const [policy] = Object.values(template.findResources('AWS::CloudFront::ResponseHeadersPolicy'));
    const { SecurityHeadersConfig: named, CustomHeadersConfig: custom } = (
      policy as { Properties: { ResponseHeadersPolicyConfig: Record<string, Record<string, never>> } }
    ).Properties.ResponseHeadersPolicyConfig;
    expect(named).toMatchObject({
      FrameOptions: { FrameOption: expected['x-frame-options'] },
      ReferrerPolicy: { ReferrerPolicy: expected['referrer-policy'] },
      ContentTypeOptions: { Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31536000, IncludeSubdomains: true },
    });
    expect(expected['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    const item = (Header: string, Value: unknown): object => ({ Header, Value, Override: true });
    expect(custom).toEqual({
      Items: [
        item('permissions-policy', expected['permissions-policy']),
        item('cross-origin-opener-policy', expected['cross-origin-opener-policy']),
        item('link', {
          'Fn::Join': [
            '',
            [
              '<https://',
              { Ref: expect.stringContaining('graphqlDns') as string },
              '>; rel=preconnect; crossorigin',
            ],
          ],
        }),
      ],
    });
    const policyText = JSON.stringify(named?.['ContentSecurityPolicy']);
    expect(policyText).toContain("script-src 'self'; style-src 'self'");
    expect(policyText).toContain('realtimeDns');
    expect(policyText).toContain('https://cognito-idp.eu-central-1.');
  });

  it('is shown in frames of no other site, but where a setting says so and only below /embed', () => {
    const behaviors = (of: Template): { PathPattern: string; ResponseHeadersPolicyId: { Ref: string } }[] => {
      const [distribution] = Object.values(of.findResources('AWS::CloudFront::Distribution'));
      return (distribution as { Properties: { DistributionConfig: { CacheBehaviors: never } } }).Properties
        .DistributionConfig.CacheBehaviors;
    };
    expect(behaviors(template).map(({ PathPattern }) => PathPattern)).not.toContain('/embed/*');
    const open = synthesise({ embedOrigins: ['https://news.example.com', 'https://*.example.org'] });
    const { ResponseHeadersPolicyId: policy } = behaviors(open).find(
      ({ PathPattern }) => PathPattern === '/embed/*',
    )!;
    const policies = open.findResources('AWS::CloudFront::ResponseHeadersPolicy');
    const withFrames = Object.entries(policies).filter(([, each]) =>
      JSON.stringify(each).includes('frame-ancestors https://news.example.com https://*.example.org'),
    );
    expect(withFrames.map(([id]) => id)).toEqual([policy.Ref]);
    expect(JSON.stringify(withFrames)).not.toContain('FrameOptions');
    const pages = open.findResources('AWS::CloudFront::Function');
    expect(behaviors(open).find(({ PathPattern }) => PathPattern === '/embed/*')).toMatchObject({
      FunctionAssociations: [{ FunctionARN: { 'Fn::GetAtt': [Object.keys(pages)[0], 'FunctionARN'] } }],
    });
  });

  it('takes previews from the function that makes them, which it signs what it asks for', () => {
    const [distribution] = Object.values(template.findResources('AWS::CloudFront::Distribution'));
    const { CacheBehaviors, DefaultCacheBehavior, Origins } = (
      distribution as { Properties: { DistributionConfig: Record<string, never> } }
    ).Properties.DistributionConfig as unknown as {
      CacheBehaviors: { PathPattern: string; TargetOriginId: string; FunctionAssociations?: unknown }[];
      DefaultCacheBehavior: { TargetOriginId: string };
      Origins: { Id: string; OriginAccessControlId: { 'Fn::GetAtt': [string, string] } }[];
    };
    expect(CacheBehaviors.find(({ PathPattern }) => PathPattern === '/previews/*')).toMatchObject({
      TargetOriginId: PREVIEWS.originId,
    });
    expect(DefaultCacheBehavior.TargetOriginId).not.toBe(PREVIEWS.originId);
    const origin = Origins.find(({ Id }) => Id === PREVIEWS.originId);
    expect(JSON.stringify(origin)).toContain('previewsDomainName');
    const access = template.findResources('AWS::CloudFront::OriginAccessControl');
    expect(access[origin!.OriginAccessControlId['Fn::GetAtt'][0]]).toMatchObject({
      Properties: {
        OriginAccessControlConfig: { OriginAccessControlOriginType: 'lambda', SigningBehavior: 'always' },
      },
    });
    template.hasResourceProperties('AWS::CloudFront::Function', { FunctionCode: viewerRequestCode });
  });

  it('has no name of its own unless it is given one', () => {
    template.resourceCountIs('AWS::Route53::RecordSet', 0);
    const named = synthesise({
      domain: { domainName: 'vote.example.com', hostedZoneId: 'Z1', zoneName: 'example.com' },
    });
    named.resourceCountIs('AWS::Route53::RecordSet', 2);
    named.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({ Aliases: ['vote.example.com'] }),
    });
  });
});

describe('What CloudFront takes from its own region', () => {
  const edge = (domain?: WebDomain): Template => {
    const app = new App();
    return Template.fromStack(new EdgeStack(app, 'Edge', { ...settingsFor(stages, 'dev'), domain }));
  };
  const domain = { domainName: 'vote.example.com', hostedZoneId: 'Z1', zoneName: 'example.com' };

  it('is a web ACL that lets a hall of voters through behind one address', () => {
    edge().hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      DefaultAction: { Allow: {} },
      Rules: Match.arrayWith([
        Match.objectLike({
          Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 200_000 } },
        }),
      ]),
    });
    edge().resourceCountIs('AWS::CertificateManager::Certificate', 0);
  });

  it('is the certificate of a domain of one’s own', () => {
    edge(domain).hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: 'vote.example.com',
      ValidationMethod: 'DNS',
    });
    edge(domain).hasResourceProperties('AWS::SSM::Parameter', { Name: '/hustings/dev/edge/certificate-arn' });
  });

  it('is read again by the web app’s stack when it may be another', () => {
    const identity = (own?: WebDomain): string =>
      new EdgeStack(new App(), 'Edge', { ...settingsFor(stages, 'dev'), domain: own }).edge.identity;
    expect(identity()).toBe(identity());
    expect(identity(domain)).not.toBe(identity());
    expect(identity(domain)).not.toBe(identity({ ...domain, domainName: 'poll.example.com' }));
  });
});
