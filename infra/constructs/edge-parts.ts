import { Stack } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as cr from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { acceptProvider } from '../checks/exceptions';
import { CLOUDFRONT_REGION, edgeParameter, edgeParameterArn } from './edge';

/** What the distribution takes from the stack in CloudFront's region. */
export class EdgeParts extends Construct {
  readonly webAclArn: string;
  readonly certificate?: acm.ICertificate;

  /**
   * @param props.edgeIdentity `Edge.identity`: when it changes, the parameters are read again.
   * @param props.withCertificate whether there is a domain of one's own.
   */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: { stage: string; edgeIdentity: string; withCertificate: boolean },
  ) {
    super(scope, id);
    this.webAclArn = this.read('web-acl-arn');
    if (props.withCertificate)
      this.certificate = acm.Certificate.fromCertificateArn(
        this,
        'Certificate',
        this.read('certificate-arn'),
      );
  }

  /**
   * Exports cannot leave their region, and CDK's own way across regions refuses to replace a value that is in use. A
   * parameter is read when this stack is deployed, and may be replaced at any time.
   */
  private read(what: 'web-acl-arn' | 'certificate-arn'): string {
    const parameterName = edgeParameter(this.props.stage, what);
    const reading = new cr.AwsCustomResource(this, `Read-${what}`, {
      onUpdate: {
        service: 'SSM',
        action: 'getParameter',
        parameters: { Name: parameterName },
        region: CLOUDFRONT_REGION,
        physicalResourceId: cr.PhysicalResourceId.of(`${this.props.edgeIdentity}-${what}`),
      },
      policy: cr.AwsCustomResourcePolicy.fromStatements([
        new iam.PolicyStatement({
          actions: ['ssm:GetParameter'],
          resources: [edgeParameterArn(this, parameterName)],
        }),
      ]),
      installLatestAwsSdk: false,
      resourceType: 'Custom::EdgePart',
    });
    const provider = `AWS${cr.AwsCustomResource.PROVIDER_FUNCTION_UUID.replaceAll('-', '')}`;
    acceptProvider(Stack.of(this).node.findChild(provider));
    return reading.getResponseField('Parameter.Value');
  }
}
