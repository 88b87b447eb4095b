import path from 'node:path';
import { streamsClient, tablesClient } from '../dynamodb/clients';
import { currentStreamArn, tableOfStream } from '../dynamodb/stream-arn';
import type { EventSource } from '../lambda/event-source-mapping';
import { checkMapping, streamMapping } from './mapping';
import { MappingProgress } from './progress';
import { streamSettings } from './settings';
import { StreamConsumer } from './stream-consumer';

/** Streams of DynamoDB tables as event source. */
export const dynamoDbEventSource: EventSource = {
  service: 'dynamodb',
  check: checkMapping,
  async start(resource, aws) {
    const mapping = streamMapping(resource, aws.place);
    const tableName = tableOfStream(mapping.eventSourceArn);
    if (tableName === undefined) throw new Error(`${mapping.eventSourceArn} is no stream of a table.`);
    const tables = tablesClient(aws);
    const streamArn = await currentStreamArn(tables, tableName).finally(() => tables.destroy());
    const consumer = new StreamConsumer({
      aws,
      mapping,
      settings: streamSettings(resource.properties),
      client: streamsClient(aws),
      streamArn,
      progress: new MappingProgress(path.join(aws.dataDirectory, 'streams', `${mapping.id}.json`)),
    });
    aws.onStop(() => consumer.stop());
    await consumer.start();
  },
};
