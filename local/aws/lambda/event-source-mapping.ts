import { compileEventPattern } from '../event-pattern';
import { refuseOtherProperties } from '../known-properties';
import type { Machine, Place, Resource, ResourceKind, TemplateResource } from '../machine';

/** A service that event source mappings take events from. */
export interface EventSource {
  /** As in its ARNs: `dynamodb`, `sqs`. */
  service: string;
  /** The mapping properties that it pays heed to, beside those that every mapping has. */
  properties: readonly string[];
  /** Refuses, by throwing, what it cannot do. Properties that refer to other resources are not resolved yet. */
  check(resource: TemplateResource): void;
  start(mapping: Mapping, machine: Machine): Promise<void>;
}

/** A mapping from an event source to a function. */
export interface Mapping {
  /** Stable over restarts. */
  id: string;
  eventSourceArn: string;
  functionArn: string;
  functionName: string;
  /** Whether the function wants an event of this shape: one of the filters matches, or there are none. */
  accepts(event: unknown): boolean;
  properties: Record<string, unknown>;
}

/** Every mapping has these; the last two mean nothing here. */
const COMMON = ['EventSourceArn', 'FunctionName', 'Enabled', 'FilterCriteria', 'Tags', 'MetricsConfig'];

/** `AWS::Lambda::EventSourceMapping`, over the sources that this machine has. Mappings start last. */
export function eventSourceMappingKind(sources: readonly EventSource[]): ResourceKind {
  return {
    type: 'AWS::Lambda::EventSourceMapping',
    phase: 90,
    identify: (resource) => {
      check(resource, sources);
      return { ref: resource.logicalId, attributes: { Id: resource.logicalId } };
    },
    start: async (resource, machine) => {
      if (resource.properties['Enabled'] === false) return;
      const mapping = mappingOf(resource, machine.place);
      const source = sources.find(({ service }) => service === mapping.eventSourceArn.split(':')[2]);
      if (source === undefined) throw new Error(`events of ${mapping.eventSourceArn} are not read here.`);
      refuseOtherProperties(resource, [...COMMON, ...source.properties]);
      await source.start(mapping, machine);
    },
  };
}

/** Which source it is may only be known once the properties are resolved: refuse what no source would take. */
function check(resource: TemplateResource, sources: readonly EventSource[]): void {
  refuseOtherProperties(resource, [...COMMON, ...sources.flatMap(({ properties }) => properties)]);
  filterOf(resource.properties);
  const streaming = resource.properties['StartingPosition'] !== undefined;
  sources.find(({ properties }) => properties.includes('StartingPosition') === streaming)?.check(resource);
}

function mappingOf({ logicalId, properties }: Resource, { region, accountId }: Place): Mapping {
  const functionName = String(properties['FunctionName']).replace(/^arn:.*:function:/, '');
  return {
    id: logicalId,
    eventSourceArn: String(properties['EventSourceArn']),
    functionArn: `arn:aws:lambda:${region}:${accountId}:function:${functionName}`,
    functionName,
    accepts: filterOf(properties),
    properties,
  };
}

function filterOf(properties: Record<string, unknown>): (event: unknown) => boolean {
  const criteria = properties['FilterCriteria'] as { Filters?: { Pattern: string }[] } | undefined;
  const filters = (criteria?.Filters ?? []).map(({ Pattern }) => compileEventPattern(JSON.parse(Pattern)));
  return (event) => filters.length === 0 || filters.some((matches) => matches(event));
}
