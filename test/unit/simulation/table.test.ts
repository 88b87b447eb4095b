import { Simulation } from '../../../simulation/core/simulation';
import type { Refusal } from '../../../simulation/dynamodb/errors';
import { DynamoDb } from '../../../simulation/dynamodb/service';
import { Table, type TableCapacity } from '../../../simulation/dynamodb/table';

const definition = {
  name: 'table',
  keys: { partition: 'PK', sort: 'SK' },
  indexes: [{ name: 'by-box', keys: { partition: 'box', sort: 'ballot' }, projection: ['option'] }],
};

function stand(capacity: TableCapacity = {}, quota?: { reads: number; writes: number }) {
  const simulation = new Simulation(1);
  const table = new Table(simulation, definition, capacity);
  const dynamodb = new DynamoDb(simulation, table, undefined, quota);
  return { simulation, table, dynamodb };
}

const put = (PK: string, more: object = {}) => ({
  TableName: 'table',
  Item: { PK: { S: PK }, SK: { S: 'x' }, ...more },
});

/** What calls came to, once nothing more happens. */
async function outcomesOf(simulation: Simulation, calls: Promise<object>[]): Promise<(object | string)[]> {
  const outcomes = Promise.all(calls.map((call) => call.catch((error: unknown) => (error as Refusal).name)));
  await simulation.run();
  return outcomes;
}

describe('A table', () => {
  it('puts once on condition that there is none', async () => {
    const { simulation, dynamodb } = stand();
    const conditional = { ...put('a'), ConditionExpression: 'attribute_not_exists(PK)' };
    const outcomes = await outcomesOf(simulation, [
      dynamodb.send('PutItem', conditional, 'test'),
      dynamodb.send('PutItem', conditional, 'test'),
    ]);
    expect(outcomes.filter((outcome) => outcome === 'ConditionalCheckFailedException')).toHaveLength(1);
  });

  it('tells of a conflict while a transaction holds an item', async () => {
    const { simulation, dynamodb } = stand();
    const transaction = { TransactItems: [{ Put: put('a') }, { Put: put('b') }] };
    const outcomes = await outcomesOf(
      simulation,
      Array.from({ length: 20 }, () => dynamodb.send('TransactWriteItems', transaction, 'test')),
    );
    expect(new Set(outcomes.map((outcome) => (typeof outcome === 'string' ? outcome : 'done')))).toEqual(
      new Set(['done', 'TransactionCanceledException']),
    );
    expect(dynamodb.units.get('test')!.write % 4).toBe(0);
  });

  it('does a transaction once for each token', async () => {
    const { simulation, table, dynamodb } = stand();
    const add = {
      TableName: 'table',
      Key: { PK: { S: 'a' }, SK: { S: 'x' } },
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    };
    const transaction = { TransactItems: [{ Update: add }], ClientRequestToken: 'once' };
    const first = await outcomesOf(simulation, [dynamodb.send('TransactWriteItems', transaction, 'test')]);
    const second = await outcomesOf(simulation, [dynamodb.send('TransactWriteItems', transaction, 'test')]);
    expect([...first, ...second]).toEqual([{}, {}]);
    expect(table.get('a', 'x')?.item['n']).toEqual({ N: '1' });
  });

  it('turns away what is more than a partition takes in a second', async () => {
    const { simulation, table, dynamodb } = stand();
    const outcomes = await outcomesOf(
      simulation,
      Array.from({ length: 1500 }, (_, number) =>
        dynamodb.send('PutItem', { ...put('hot'), number }, 'test'),
      ),
    );
    const refused = outcomes.filter((outcome) => outcome === 'ProvisionedThroughputExceededException');
    expect(refused.length).toBeGreaterThan(400);
    expect(refused.length).toBeLessThan(500);
    expect(table.partitions.refused).toBe(refused.length);
  });

  it('makes writers wait for an index that is behind', async () => {
    const { simulation, dynamodb } = stand({ table: { writes: 100_000, reads: 0 } });
    const outcomes = await outcomesOf(
      simulation,
      Array.from({ length: 3000 }, (_, number) =>
        dynamodb.send(
          'PutItem',
          put(`u${number}`, { box: { S: 'one' }, ballot: { S: `${number}` } }),
          'test',
        ),
      ),
    );
    const refused = outcomes.filter((outcome) => typeof outcome === 'string').length;
    expect(refused).toBeGreaterThan(900);
    expect(refused).toBeLessThan(1000);
  });

  it('stops at the quota of the account', async () => {
    const { simulation, dynamodb } = stand(
      { table: { writes: 100_000, reads: 0 } },
      { reads: 40_000, writes: 100 },
    );
    const outcomes = await outcomesOf(
      simulation,
      Array.from({ length: 200 }, (_, number) => dynamodb.send('PutItem', put(`u${number}`), 'test')),
    );
    expect(outcomes.filter((outcome) => typeof outcome === 'string').length).toBeGreaterThan(90);
  });

  it('splits a hot partition after some minutes, and its shard with it', async () => {
    const { simulation, table } = stand();
    table.partitions.refuse(table.partitions.list[0]!);
    simulation.after(20 * 60_000, () => table.splitDue());
    await simulation.run();
    expect(table.partitions.list).toHaveLength(5);
    const [parent] = table.stream.shards;
    expect(parent).toMatchObject({ closed: true });
    expect(parent!.children.map(({ closed }) => closed)).toEqual([false, false]);
  });

  it('lists an index in the order of its keys, page by page, for what it reads', async () => {
    const { simulation, dynamodb } = stand();
    const writes = Array.from({ length: 30 }, (_, number) =>
      dynamodb.send(
        'PutItem',
        put(`u${number}`, { box: { S: 'b' }, ballot: { S: String(99 - number) } }),
        'writer',
      ),
    );
    await outcomesOf(simulation, writes);
    const query = (ExclusiveStartKey?: object) =>
      dynamodb.send(
        'Query',
        {
          TableName: 'table',
          IndexName: 'by-box',
          KeyConditionExpression: 'box = :box',
          ExpressionAttributeValues: { ':box': { S: 'b' } },
          Limit: 20,
          ExclusiveStartKey,
        },
        'reader',
      );
    simulation.after(1000, () => undefined);
    await simulation.run();
    const [first] = (await outcomesOf(simulation, [query()])) as {
      Items: object[];
      LastEvaluatedKey: object;
    }[];
    const [second] = (await outcomesOf(simulation, [query(first!.LastEvaluatedKey)])) as {
      Items: object[];
    }[];
    const ballots = [...first!.Items, ...second!.Items].map(
      (item) => (item as { ballot: { S: string } }).ballot.S,
    );
    expect(ballots).toEqual(Array.from({ length: 30 }, (_, number) => String(70 + number)));
    expect(dynamodb.units.get('reader')?.read).toBe(1);
  });

  it('goes on behind a key whose item is gone by then', async () => {
    const { simulation, table, dynamodb } = stand();
    for (const sort of ['1', '2', '3', '4'])
      table.apply({ partition: 'p', sort, after: { PK: { S: 'p' }, SK: { S: sort } } });
    table.apply({ partition: 'p', sort: '2', after: undefined });
    const query = (ScanIndexForward: boolean) =>
      dynamodb.send(
        'Query',
        {
          TableName: 'table',
          KeyConditionExpression: 'PK = :p',
          ExpressionAttributeValues: { ':p': { S: 'p' } },
          ExclusiveStartKey: { PK: { S: 'p' }, SK: { S: '2' } },
          ScanIndexForward,
          ConsistentRead: true,
        },
        'reader',
      );
    const sorts = (page: object | string | undefined) =>
      (page as { Items: { SK: { S: string } }[] }).Items.map(({ SK }) => SK.S);
    const [up, down] = await outcomesOf(simulation, [query(true), query(false)]);
    expect([sorts(up), sorts(down)]).toEqual([['3', '4'], ['1']]);
  });

  it('is scanned whole by its segments, page by page, as it stood when there were changes in between', async () => {
    const { simulation, table, dynamodb } = stand();
    const add = (name: string, sort = 'x') =>
      table.apply({ partition: name, sort, after: { PK: { S: name }, SK: { S: sort } } });
    for (let number = 0; number < 200; number += 1) add(`u${number}`);
    for (const sort of ['a', 'b', 'c', 'd', 'e']) add('u7', sort);
    const seen = new Set<string>();
    for (let Segment = 0; Segment < 3; Segment += 1) {
      let ExclusiveStartKey: object | undefined;
      do {
        const request = { TableName: 'table', Segment, TotalSegments: 3, Limit: 7, ConsistentRead: true };
        const [page] = (await outcomesOf(simulation, [
          dynamodb.send('Scan', { ...request, ExclusiveStartKey }, 'reader'),
        ])) as { Items: { PK: { S: string }; SK: { S: string } }[]; LastEvaluatedKey?: object }[];
        for (const { PK, SK } of page!.Items) {
          expect(seen).not.toContain(`${PK.S} ${SK.S}`);
          seen.add(`${PK.S} ${SK.S}`);
          // Where the page ended may be gone when the next one begins.
          if (PK.S === 'u9') table.apply({ partition: 'u9', sort: 'x', after: undefined });
        }
        ExclusiveStartKey = page!.LastEvaluatedKey;
      } while (ExclusiveStartKey);
    }
    expect(seen.size).toBe(205);
  });

  it('has a scan pay for what is stored besides, and a query only for what it reads', async () => {
    const { simulation, dynamodb } = stand({ storedBytes: 40_000_000_000 });
    const ofIndex = {
      TableName: 'table',
      IndexName: 'by-box',
      KeyConditionExpression: 'box = :box',
      ExpressionAttributeValues: { ':box': { S: 'b' } },
      ReturnConsumedCapacity: 'TOTAL',
    };
    const [page] = await outcomesOf(simulation, [dynamodb.send('Query', ofIndex, 'query')]);
    expect(page).toMatchObject({ ConsumedCapacity: { CapacityUnits: 0.5 } });
    await outcomesOf(simulation, [
      dynamodb.send('Scan', { TableName: 'table', ConsistentRead: true }, 'scan'),
    ]);
    expect(dynamodb.units.get('scan')?.read).toBeGreaterThan(9_000_000);
    const gate = { TableName: 'table', Key: { PK: { S: 'g' }, SK: { S: 'x' } }, ConsistentRead: true };
    expect(await outcomesOf(simulation, [dynamodb.send('GetItem', gate, 'voter')])).toEqual([
      'ProvisionedThroughputExceededException',
    ]);
  });
});
