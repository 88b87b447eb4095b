import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { Machine } from '../machine';

/** A client of the machine's tables. The caller destroys it. */
export function tablesClient({ dynamodb, place }: Pick<Machine, 'dynamodb' | 'place'>): DynamoDBClient {
  return new DynamoDBClient({ ...dynamodb, region: place.region });
}

/** A client of the streams of the machine's tables. The caller destroys it. */
export function streamsClient({
  dynamodb,
  place,
}: Pick<Machine, 'dynamodb' | 'place'>): DynamoDBStreamsClient {
  return new DynamoDBStreamsClient({ ...dynamodb, region: place.region });
}
