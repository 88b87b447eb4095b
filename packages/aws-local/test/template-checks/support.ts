import { checkDeployment, checkTemplates, describeFinding, type Finding } from '../../src/template-checks';
import { templateOf } from '../../src/template';

export type Resources = Record<string, { Type: string; Properties?: object; [key: string]: unknown }>;

/** A sound function, with what it needs. */
export const soundFunction = {
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { ZipFile: 'exports.handler = async () => 1' },
    Handler: 'index.handler',
    Role: 'arn:aws:iam::123456789012:role/worker',
    Runtime: 'nodejs24.x',
    Timeout: 10,
  },
};

/** Changes of a resource's properties. */
export function withProperties(
  { Type, Properties }: { Type: string; Properties: object },
  changes: Record<string, unknown>,
): { Type: string; Properties: object } {
  return { Type, Properties: { ...Properties, ...changes } };
}

const now = new Date('2026-11-25T12:00:00Z');

function findings(resources: Resources, others: Record<string, unknown> = {}): Finding[] {
  const template = templateOf('Shop', { Resources: resources, ...others });
  return checkTemplates([template], { now });
}

/** The findings about a template, each as its line. */
export function found(resources: Resources, others: Record<string, unknown> = {}): string[] {
  return findings(resources, others).map(describeFinding);
}

/** The same for its deployment to a region. */
export function foundAtDeployment(resources: Resources, region = 'us-east-1'): string[] {
  return checkDeployment([templateOf('Shop', { Resources: resources })], { now, region }).map(
    describeFinding,
  );
}
