import { compileEventPattern } from '../lambda/event-pattern';
import { refuseOtherProperties, type Place, type Resource, type TemplateResource } from '../contract';
import { STREAM_PROPERTIES, streamSettings } from './settings';

/** A mapping from a stream to a function. */
export interface StreamMapping {
  /** Stable over restarts. */
  id: string;
  /** As the template and the events have it. */
  eventSourceArn: string;
  functionArn: string;
  functionName: string;
  /** Whether the function wants a record: one of the filters matches, or there are none. */
  accepts(event: unknown): boolean;
}

/** Every mapping has these; the last means nothing here. */
const COMMON_PROPERTIES = ['EventSourceArn', 'FunctionName', 'Enabled', 'FilterCriteria', 'MetricsConfig'];

/** @throws Error about what is not done here. */
export function checkMapping(resource: TemplateResource): void {
  refuseOtherProperties(resource, [...COMMON_PROPERTIES, ...STREAM_PROPERTIES]);
  streamSettings(resource.properties);
  filterOf(resource.properties);
}

/** What a mapping resource says. */
export function streamMapping(
  { logicalId, properties }: Resource,
  { region, accountId }: Place,
): StreamMapping {
  const functionName = String(properties['FunctionName']).replace(/^arn:.*:function:/, '');
  return {
    id: logicalId,
    eventSourceArn: String(properties['EventSourceArn']),
    functionArn: `arn:aws:lambda:${region}:${accountId}:function:${functionName}`,
    functionName,
    accepts: filterOf(properties),
  };
}

function filterOf(properties: Record<string, unknown>): (event: unknown) => boolean {
  const criteria = properties['FilterCriteria'] as { Filters?: { Pattern: string }[] } | undefined;
  const filters = (criteria?.Filters ?? []).map(({ Pattern }) => compileEventPattern(JSON.parse(Pattern)));
  return (event) => filters.length === 0 || filters.some((matches) => matches(event));
}
