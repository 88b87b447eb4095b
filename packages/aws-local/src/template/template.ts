import type { CheckedResource, CheckedTemplate } from '../template-checks';

/** A resource with the condition that decides whether it exists. */
export type ConditionalResource = CheckedResource;

/** An output as the template has it. */
export interface TemplateOutput {
  value: unknown;
  condition?: string;
  /** The name that other stacks import it by. */
  exportName?: unknown;
}

/** A CloudFormation template, its sections in the order of the file. */
export interface Template extends CheckedTemplate {
  resources: ConditionalResource[];
  /** Logical id to default value. A parameter without a default, or whose value lies in SSM, has `undefined`. */
  parameters: Record<string, unknown>;
  conditions: Record<string, unknown>;
  mappings: Record<string, unknown>;
  outputs: Record<string, TemplateOutput>;
  /** Templates of the nested stacks whose files are at hand, by logical id. */
  nested?: ReadonlyMap<string, Template>;
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
      Object.entries(section('Parameters')).map(([id, parameter]) => [id, defaultOf(parameter)]),
    ),
    conditions: section('Conditions'),
    mappings: section('Mappings'),
    outputs: Object.fromEntries(
      Object.entries(section('Outputs')).map(([id, output]) => [
        id,
        {
          value: output['Value'],
          condition: output['Condition'] as string | undefined,
          exportName: (output['Export'] as Json | undefined)?.['Name'],
        },
      ]),
    ),
  };
}

/** The default of a parameter of an SSM type is the name of what holds the value ("SSM parameter types"). */
function defaultOf(parameter: Json): unknown {
  return String(parameter['Type']).startsWith('AWS::SSM::Parameter::Value')
    ? undefined
    : parameter['Default'];
}

/** A resource as a person finds it: logical id, type and the construct's path in the CDK app. */
export function describeResource({ logicalId, type, metadata }: ConditionalResource): string {
  const path = metadata['aws:cdk:path'];
  return typeof path === 'string' ? `${logicalId} (${type}, ${path})` : `${logicalId} (${type})`;
}
