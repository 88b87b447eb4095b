import { Refusal } from '../dynamodb/errors';
import type { Item } from '../dynamodb/items';
import type { Design } from './design';

const key = (PK: string): Item => ({ PK: { S: PK }, SK: { S: 'x' } });
const voteOf = (voter: number): Item => ({ ...key(`VOTE#${voter}`), option: { S: 'option-1' } });
const ADD = { UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } };
const COUNT = { Key: key('COUNTER'), ...ADD };
const ONCE = { ConditionExpression: 'attribute_not_exists(PK)' };

/** (a) A function looks whether there is a vote, and then puts it and counts it. */
const checkThenPut: Design = {
  name: '(a) Lambda checks, then puts',
  cast: (world, voter) =>
    world.inFunction(async () => {
      const { Item: vote } = await world.call('GetItem', { Key: key(`VOTE#${voter}`), ConsistentRead: true });
      if (vote) return 'alreadyVoted';
      await world.call('PutItem', { Item: voteOf(voter) });
      await world.call('UpdateItem', COUNT);
      return 'accepted';
    }),
};

/** (b) An express workflow: read the voting, look for a vote, put it, count it, tell of it. */
const expressWorkflow: Design = {
  name: '(b) Express state machine of five steps',
  cast: (world, voter) =>
    world.inWorkflow(async (step) => {
      await step();
      await world.call('GetItem', { Key: key(`VOTING#${voter % 16}`) });
      await step();
      const { Item: vote } = await world.call('GetItem', { Key: key(`VOTE#${voter}`), ConsistentRead: true });
      if (vote) return 'alreadyVoted';
      await step();
      await world.call('PutItem', { Item: voteOf(voter) });
      await step();
      await world.call('UpdateItem', COUNT);
      await step();
      world.used.operations += 1;
      return 'accepted';
    }),
};

/** (c) One transaction puts the vote, counts it and puts the receipt. */
const oneTransaction: Design = {
  name: '(c) one transaction of vote, counter, receipt',
  cast: async (world, voter) => {
    const table = { TableName: 'table' };
    try {
      await world.call('TransactWriteItems', {
        TransactItems: [
          { Put: { ...table, Item: voteOf(voter), ...ONCE } },
          { Update: { ...table, ...COUNT } },
          { Put: { ...table, Item: key(`RECEIPT#${voter}`) } },
        ],
      });
      return 'accepted';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error.reasons?.[0]?.Code === 'ConditionalCheckFailed' ? 'alreadyVoted' : 'tryAgain';
    }
  },
};

/** (d) A counter, and nothing that says who voted. */
const counterOnly: Design = {
  name: '(d) a counter only',
  cast: async (world) => {
    try {
      await world.call('UpdateItem', COUNT);
      return 'accepted';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return 'tryAgain';
    }
  },
};

/** (e) A conditional put, and for every vote a message to everybody who watches. */
const pushForEach: Design = {
  name: '(e) a push to every viewer for every vote',
  cast: async (world, voter) => {
    try {
      await world.call('PutItem', { Item: voteOf(voter), ...ONCE });
      await world.call('UpdateItem', COUNT);
      world.used.operations += 1;
      world.used.messages += world.watching;
      return 'accepted';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error.name === 'ConditionalCheckFailedException' ? 'alreadyVoted' : 'tryAgain';
    }
  },
};

/** The designs of the discussion, in its order. */
export const DESIGNS: Design[] = [checkThenPut, expressWorkflow, oneTransaction, counterOnly, pushForEach];
