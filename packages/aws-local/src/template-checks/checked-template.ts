import type { TemplateResource } from '../contract';

export type Json = Record<string, unknown>;

/** A resource as a template has it. */
export interface CheckedResource extends TemplateResource {
  condition?: string;
}

/** A template that is checked. */
export interface CheckedTemplate {
  stackName: string;
  resources: readonly CheckedResource[];
  /** The whole file, parsed. */
  document: Json;
  /** The cloud assembly, where assets lie; absent: sizes of assets are not known. */
  directory?: string;
  /** Bytes of the file, when it was read from one. */
  size?: number;
  /** Where it goes, when that is known; absent: wherever the deployment is aimed at. */
  region?: string;
}

/** What a check found. */
export interface Finding {
  /** The check's name, by which an exception names it. */
  rule: string;
  /** An error stops a synthesis, and the local stack. */
  severity: 'error' | 'warning';
  stackName: string;
  /** Absent: it is about the whole template. */
  resource?: CheckedResource;
  /** Where in the resource: `Properties.Code.ZipFile`. */
  path?: string;
  /** What is wrong, and what to do about it. */
  message: string;
}

/** What checks know beside the templates. */
export interface CheckContext {
  /** The region of templates that name none. */
  region?: string;
  now?: Date;
}

/** A finding in one line, as a person reads it: where, then what, then the rule. */
export function describeFinding({ rule, stackName, resource, path, message }: Finding): string {
  const constructPath = resource?.metadata['aws:cdk:path'];
  const details = [resource?.type, constructPath].filter((detail) => typeof detail === 'string').join(', ');
  const where = resource === undefined ? `stack ${stackName}` : `${resource.logicalId} (${details})`;
  return `${where}${path === undefined ? '' : `, ${path}`}: ${message} [${rule}]`;
}

/** Makes the findings of one check about resources of one template. */
export function reporter(
  rule: string,
  { stackName }: CheckedTemplate,
): (
  resource: CheckedResource | undefined,
  path: string | undefined,
  message: string,
  severity?: Finding['severity'],
) => Finding {
  return (resource, path, message, severity = 'error') => ({
    rule,
    severity,
    stackName,
    resource,
    path,
    message,
  });
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A section of the template, such as `Parameters`; empty when it has none. */
export function section({ document }: CheckedTemplate, name: string): Record<string, Json> {
  const found = document[name];
  return isRecord(found) ? (found as Record<string, Json>) : {};
}
