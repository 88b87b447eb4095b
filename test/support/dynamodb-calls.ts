import type { DynamoDbCall, RecordedCalls } from '@hustings/appsync-local';
import { stackUrl } from './clients';

/** What resolvers of a stack asked of DynamoDB, from the call after so many; the newest few thousand are kept. */
export async function dynamoDbCallsAfter(count: number, baseUrl = stackUrl()): Promise<RecordedCalls> {
  const response = await fetch(`${baseUrl}/_local/dynamodb-calls?after=${count}`);
  return (await response.json()) as RecordedCalls;
}

/** What resolvers asked of DynamoDB while something was done. */
export async function dynamoDbCallsDuring(
  action: () => Promise<unknown>,
  baseUrl = stackUrl(),
): Promise<DynamoDbCall[]> {
  const { recorded } = await dynamoDbCallsAfter(Number.MAX_SAFE_INTEGER, baseUrl);
  await action();
  return (await dynamoDbCallsAfter(recorded, baseUrl)).calls;
}
