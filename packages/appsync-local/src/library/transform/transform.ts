import type { Util } from '@aws-appsync/utils';
import { plainJson } from '../language';
import { filterExpression } from '../dynamodb/filter-expression';
import { toElasticsearchQueryDSL } from './search-query';
import { toSubscriptionFilter } from './subscription-filter';

/** A filter as JSON text; null for one that cannot be rendered (recorded). */
function expressionText(filter: unknown): string | null {
  const rendered = filterExpression(filter);
  return rendered && plainJson.stringify(rendered);
}

/** `util.transform` ("Transformation helpers in util.transform", AppSync developer guide). */
export const transform = {
  toDynamoDBFilterExpression: expressionText,
  toDynamoDBConditionExpression: expressionText,
  toElasticsearchQueryDSL,
  toSubscriptionFilter,
} satisfies Record<keyof Util['transform'], unknown>;
