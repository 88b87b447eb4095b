import type { LocalAws, Place, Resource, ResourceType, TemplateResource } from '../contract';
import { compileEventPattern } from './event-pattern';

/** A service that event source mappings take events from. */
export interface EventSource {
  /** As in its ARNs: `dynamodb`, `sqs`. */
  service: string;
  /**
   * Refuses, by throwing, what it cannot do, before anything starts. Properties that point at other resources are not
   * resolved yet.
   */
  check?(mapping: TemplateResource): void;
  /** Starts a mapping that is enabled. */
  start(mapping: Resource, aws: LocalAws): Promise<void> | void;
}

/** `AWS::Lambda::EventSourceMapping`, over the sources that this machine has. Mappings start last. */
export function eventSourceMappingResourceType(sources: readonly EventSource[]): ResourceType {
  const sourceOf = (service: string | undefined): EventSource | undefined =>
    sources.find((source) => source.service === service);
  return {
    name: 'AWS::Lambda::EventSourceMapping',
    phase: 90,
    identify: (mapping) => {
      // Only streams have a starting position; the ARN that would tell is not known yet.
      const isStream = mapping.properties['StartingPosition'] !== undefined;
      sourceOf(isStream ? 'dynamodb' : 'sqs')?.check?.(mapping);
      return { ref: mapping.logicalId, attributes: { Id: mapping.logicalId } };
    },
    start: async (mapping, aws) => {
      if (mapping.properties['Enabled'] === false) return;
      const arn = String(mapping.properties['EventSourceArn']);
      const source = sourceOf(arn.split(':')[2]);
      if (source === undefined) throw new Error(`events of ${arn} are not read here.`);
      await source.start(mapping, aws);
    },
  };
}

/** What every mapping says of its function, whatever the source. */
export interface MappedFunction {
  functionName: string;
  functionArn: string;
  /** Whether the function wants an event: one of the filters matches, or there are none. */
  accepts(event: unknown): boolean;
  /** Whether its answer names the items that failed. */
  reportsItemFailures: boolean;
}

/** @throws Error for a filter that is not known here. */
export function mappedFunction(
  { properties }: TemplateResource,
  { region, accountId }: Place,
): MappedFunction {
  const functionName = String(properties['FunctionName']).replace(/^arn:.*:function:/, '');
  const responseTypes = (properties['FunctionResponseTypes'] ?? []) as string[];
  const other = responseTypes.find((type) => type !== 'ReportBatchItemFailures');
  if (other !== undefined) throw new Error(`the response type ${other} does not exist.`);
  return {
    functionName,
    functionArn: `arn:aws:lambda:${region}:${accountId}:function:${functionName}`,
    accepts: compileFilters(properties),
    reportsItemFailures: responseTypes.includes('ReportBatchItemFailures'),
  };
}

/** Quota of filters of a mapping ("Lambda event filtering"). */
const MOST_FILTERS = 5;

/** @throws Error for a filter that is not known here. */
export function compileFilters(properties: Record<string, unknown>): (event: unknown) => boolean {
  const criteria = properties['FilterCriteria'] as { Filters?: { Pattern: string }[] } | undefined;
  const patterns = criteria?.Filters ?? [];
  if (patterns.length > MOST_FILTERS)
    throw new Error(`a mapping has ${MOST_FILTERS} filters at most, not ${patterns.length}.`);
  const filters = patterns.map(({ Pattern }) => compileEventPattern(JSON.parse(Pattern)));
  return (event) => filters.length === 0 || filters.some((matches) => matches(event));
}
