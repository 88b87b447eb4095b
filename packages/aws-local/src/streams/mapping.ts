import { compileFilters, mappedFunction, type MappedFunction } from '../lambda/event-source-mapping';
import { refuseOtherProperties, type Place, type Resource, type TemplateResource } from '../contract';
import { STREAM_PROPERTIES, streamSettings } from './settings';

/** A mapping from a stream to a function. */
export interface StreamMapping extends MappedFunction {
  /** Stable over restarts. */
  id: string;
  /** As the template and the events have it. */
  eventSourceArn: string;
}

/** Every mapping has these; the last means nothing here. */
const COMMON_PROPERTIES = ['EventSourceArn', 'FunctionName', 'Enabled', 'FilterCriteria', 'MetricsConfig'];

/** @throws Error about what is not done here. */
export function checkMapping(resource: TemplateResource): void {
  refuseOtherProperties(resource, [...COMMON_PROPERTIES, ...STREAM_PROPERTIES]);
  streamSettings(resource.properties);
  // Within the bounds of its type, and yet refused (API reference, `CreateEventSourceMapping`).
  const age = Number(resource.properties['MaximumRecordAgeInSeconds'] ?? -1);
  if (age > -1 && age < 60) throw new Error('MaximumRecordAgeInSeconds is -1, or 60 and more.');
  compileFilters(resource.properties);
}

/** What a mapping resource says. */
export function streamMapping(resource: Resource, place: Place): StreamMapping {
  return {
    ...mappedFunction(resource, place),
    id: resource.logicalId,
    eventSourceArn: String(resource.properties['EventSourceArn']),
  };
}
