import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { LocalAws } from '../contract';

/** A client of the tables. The caller destroys it. */
export function tablesClient({ dynamodb, place }: Pick<LocalAws, 'dynamodb' | 'place'>): DynamoDBClient {
  return new DynamoDBClient({ ...dynamodb, region: place.region });
}

/** A client of the streams of the tables. The caller destroys it. */
export function streamsClient({
  dynamodb,
  place,
}: Pick<LocalAws, 'dynamodb' | 'place'>): DynamoDBStreamsClient {
  return new DynamoDBStreamsClient({ ...dynamodb, region: place.region });
}
