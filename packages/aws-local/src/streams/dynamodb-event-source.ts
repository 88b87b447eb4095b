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
  async start(resource, machine) {
    const mapping = streamMapping(resource, machine.place);
    const tableName = tableOfStream(mapping.eventSourceArn);
    if (tableName === undefined) throw new Error(`${mapping.eventSourceArn} is no stream of a table.`);
    const tables = tablesClient(machine);
    const streamArn = await currentStreamArn(tables, tableName).finally(() => tables.destroy());
    const consumer = new StreamConsumer({
      machine,
      mapping,
      settings: streamSettings(resource.properties),
      client: streamsClient(machine),
      streamArn,
      progress: new MappingProgress(path.join(machine.dataDirectory, 'streams', `${mapping.id}.json`)),
    });
    machine.onStop(() => consumer.stop());
    await consumer.start();
  },
};
