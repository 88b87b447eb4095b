import { globalTableKind, tableKind } from './dynamodb/table-kinds';
import { iamKinds } from './iam/kinds';
import { ignoredKinds } from './ignored';
import { eventSourceMappingKind, type EventSource } from './lambda/event-source-mapping';
import { lambdaKinds } from './lambda/kinds';
import type { ResourceKind } from './machine';
import { dynamoDbEventSource } from './streams/dynamodb-event-source';

/**
 * The kinds of tables, roles, functions, event source mappings, and of what needs nothing here.
 * @param eventSources of mappings, beside the streams of tables.
 */
export function coreKinds(eventSources: readonly EventSource[]): ResourceKind[] {
  return [
    tableKind,
    globalTableKind,
    ...iamKinds,
    ...lambdaKinds,
    eventSourceMappingKind([dynamoDbEventSource, ...eventSources]),
    ...ignoredKinds,
  ];
}
