import { reporter, type CheckedTemplate, type Finding } from './checked-template';
import { dependenciesOf, waitsFor } from './graph';

/** CloudFront takes certificates and web ACLs from this region only (CloudFront developer guide; AWS WAF, `CLOUDFRONT`). */
const CLOUDFRONT_REGION = 'us-east-1';

/** Rule `regions`: what exists in one region only is not sent to another. */
export function checkRegions(template: CheckedTemplate, region: string | undefined): Finding[] {
  const target = template.region ?? region;
  if (target === undefined || target === CLOUDFRONT_REGION) return [];
  const report = reporter('regions', template);
  const dependencies = dependenciesOf(template);
  const distributions = template.resources.filter(({ type }) => type === 'AWS::CloudFront::Distribution');
  return template.resources.flatMap((resource) => {
    const { type, logicalId, properties } = resource;
    const ofCloudFront =
      (type === 'AWS::WAFv2::WebACL' && properties['Scope'] === 'CLOUDFRONT') ||
      (type === 'AWS::CertificateManager::Certificate' &&
        distributions.some((distribution) => waitsFor(dependencies, distribution.logicalId, logicalId)));
    return ofCloudFront
      ? [
          report(
            resource,
            undefined,
            `CloudFront takes this from ${CLOUDFRONT_REGION} only, and the stack goes to ${target}. Deploy this stack to ${CLOUDFRONT_REGION}.`,
          ),
        ]
      : [];
  });
}
