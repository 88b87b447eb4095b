import type { CheckedResource, CheckedTemplate } from '../template-checks';

/** A resource with the condition that decides whether it exists. */
export type ConditionalResource = CheckedResource;

/** An output as the template has it. */
export interface TemplateOutput {
  value: unknown;
  condition?: string;
}

/** A CloudFormation template, its sections in the order of the file. */
export interface Template extends CheckedTemplate {
  resources: ConditionalResource[];
  /** Logical id to default value. A parameter without a default has `undefined`. */
  parameters: Record<string, unknown>;
  conditions: Record<string, unknown>;
  mappings: Record<string, unknown>;
  outputs: Record<string, TemplateOutput>;
}

type Json = Record<string, unknown>;

/** Splits a parsed template file into its sections. `Rules` and the CDK's own metadata have no meaning here. */
export function templateOf(stackName: string, document: Json): Template {
  const section = (name: string): Record<string, Json> => (document[name] ?? {}) as Record<string, Json>;
  return {
    stackName,
    document,
    resources: Object.entries(section('Resources')).map(([logicalId, resource]) => ({
      logicalId,
      type: String(resource['Type']),
      properties: (resource['Properties'] ?? {}) as Json,
      metadata: (resource['Metadata'] ?? {}) as Json,
      condition: resource['Condition'] as string | undefined,
    })),
    parameters: Object.fromEntries(
      Object.entries(section('Parameters')).map(([id, parameter]) => [id, parameter['Default']]),
    ),
    conditions: section('Conditions'),
    mappings: section('Mappings'),
    outputs: Object.fromEntries(
      Object.entries(section('Outputs')).map(([id, output]) => [
        id,
        { value: output['Value'], condition: output['Condition'] as string | undefined },
      ]),
    ),
  };
}

/** A resource as a person finds it: logical id, type and the construct's path in the CDK app. */
export function describeResource({ logicalId, type, metadata }: ConditionalResource): string {
  const path = metadata['aws:cdk:path'];
  return typeof path === 'string' ? `${logicalId} (${type}, ${path})` : `${logicalId} (${type})`;
}
