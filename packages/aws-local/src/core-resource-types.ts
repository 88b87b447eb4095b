import { globalTableResourceType, tableResourceType } from './dynamodb/resource-types';
import { iamResourceTypes } from './iam/resource-types';
import { ignoredResourceTypes } from './ignored-resource-types';
import { eventSourceMappingResourceType, type EventSource } from './lambda/event-source-mapping';
import { lambdaResourceTypes } from './lambda/resource-types';
import type { ResourceType } from './contract';
import { dynamoDbEventSource } from './streams/dynamodb-event-source';

/**
 * The resource types of tables, roles, functions, event source mappings, and of what needs nothing here.
 * @param eventSources of mappings, beside the streams of tables.
 */
export function coreResourceTypes(eventSources: readonly EventSource[]): ResourceType[] {
  return [
    tableResourceType,
    globalTableResourceType,
    ...iamResourceTypes,
    ...lambdaResourceTypes,
    eventSourceMappingResourceType([dynamoDbEventSource, ...eventSources]),
    ...ignoredResourceTypes,
  ];
}
