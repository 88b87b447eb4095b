import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Web } from '../../infra/constructs/web';
import type { WebDomain } from '../../infra/settings';
import { projectDirectory } from '../../infra/bundle';
import { responseHeaders } from '@hustings/web/response-headers';

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
  region,
  outdir,
}: { domain?: WebDomain; region?: string; outdir?: string } = {}): Template {
  const stack = new Stack(new App({ outdir }), 'Test', {
    env: { account: '123456789012', region: region ?? 'us-east-1' },
  });
  const graphqlApi = new appsync.GraphqlApi(stack, 'Api', {
    name: 'test',
    definition: appsync.Definition.fromFile(path.join(projectDirectory, 'schema', 'schema.graphql')),
  });
  new Web(stack, 'Web', {
    stage: 'test',
    distDirectory: builtApp(),
    graphqlApi,
    userPoolId: 'us-east-1_x',
    userPoolClientId: 'client',
    publicFiles: new Bucket(stack, 'PublicFiles'),
    ...(domain && { domain }),
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

  it('stands behind a web ACL', () => {
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({ WebACLId: { 'Fn::GetAtt': [Match.anyValue(), 'Arn'] } }),
    });
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      DefaultAction: { Allow: {} },
    });
  });

  it('sends the headers that the local server sends', () => {
    const expected = responseHeaders({ apiOrigin: '', connectSources: [] });
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
              { 'Fn::GetAtt': [expect.any(String), 'GraphQLDns'] },
              '>; rel=preconnect; crossorigin',
            ],
          ],
        }),
      ],
    });
    const policyText = JSON.stringify(named?.['ContentSecurityPolicy']);
    expect(policyText).toContain("script-src 'self'; style-src 'self'");
    expect(policyText).toContain('RealtimeDns');
    expect(policyText).toContain('https://cognito-idp.us-east-1.');
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

  it('refuses a region that CloudFront takes no web ACL from', () => {
    expect(() => synthesise({ region: 'eu-central-1' })).toThrow('us-east-1');
  });
});
