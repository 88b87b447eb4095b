import type { Resource } from '@hustings/aws-local';
import { existsSync, readFileSync } from 'node:fs';

/**
 * The file that an S3 address stands for (`s3://bucket/key`): an asset of the cloud assembly, which the CDK would upload,
 * or a file beside the template. Undefined when it is neither.
 */
export function fileAt(location: string, { assets = {} }: Resource): string | undefined {
  const key = /^s3:\/\/[^/]+\/(.+)$/.exec(location)?.[1];
  const file = assets[location] ?? (key === undefined ? undefined : assets[key]);
  return file !== undefined && existsSync(file) ? file : undefined;
}

/** The text of a property, or of the file that another property gives the address of. */
export function textOf(resource: Resource, property: string): string | undefined {
  const inline = resource.properties[property];
  if (typeof inline === 'string') return inline;
  const location = resource.properties[`${property}S3Location`];
  const file = typeof location === 'string' ? fileAt(location, resource) : undefined;
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}

/** What is wrong with where a text comes from: inline, or in S3, and not both. */
export function sourceProblems(resource: Resource, property: string): string[] {
  const { properties } = resource;
  const location = properties[`${property}S3Location`];
  if (typeof location !== 'string') return [];
  if (properties[property] !== undefined)
    return [`Properties.${property}S3Location: there is ${property} already, and one of the two is enough.`];
  return fileAt(location, resource) === undefined
    ? [
        `Properties.${property}S3Location: ${location} is no asset of the cloud assembly and no file beside the template.`,
      ]
    : [];
}

/** What CloudFormation refuses about the code of a resolver or function, and which of its parts must come together. */
export function codeProblems(resource: Resource): string[] {
  const { properties, type } = resource;
  const hasCode = properties['Code'] !== undefined || properties['CodeS3Location'] !== undefined;
  const problems = sourceProblems(resource, 'Code');
  if (hasCode && properties['Runtime'] === undefined)
    problems.push('Properties.Runtime: code needs a runtime; CloudFormation refuses it without.');
  if (!hasCode && properties['Runtime'] !== undefined)
    problems.push('Properties.Code: a runtime needs code; CloudFormation refuses it without.');
  if (type === 'AWS::AppSync::Resolver') problems.push(...kindProblems(properties, hasCode));
  return problems;
}

function kindProblems(properties: Record<string, unknown>, hasCode: boolean): string[] {
  const has = (name: string): boolean => properties[name] !== undefined;
  if (properties['Kind'] !== 'PIPELINE')
    return [
      ...(has('PipelineConfig') ? ['Properties.PipelineConfig: a unit resolver has no pipeline.'] : []),
      ...(has('DataSourceName') ? [] : ['Properties.DataSourceName: a unit resolver needs one.']),
    ];
  const vtl = has('RequestMappingTemplate') || has('RequestMappingTemplateS3Location');
  return [
    ...(has('DataSourceName') ? ['Properties.DataSourceName: a pipeline resolver has none.'] : []),
    ...(has('PipelineConfig') ? [] : ['Properties.PipelineConfig: a pipeline resolver needs one.']),
    ...(hasCode || vtl ? [] : ['Properties.Code: a pipeline resolver needs code.']),
  ];
}
