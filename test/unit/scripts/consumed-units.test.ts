import { unitsOf } from '../../../bench/consumed-units';

describe('What a vote takes', () => {
  const vote = { Item: { PK: { S: 'USER#u' }, ballotBox: { S: 'V#00' } } };
  const entry = { Item: { PK: { S: 'USER#u' } } };

  it('counts the entry of the index, once, also in a transaction', () => {
    expect(unitsOf({ operation: 'PutItem', request: vote })).toEqual({ read: 0, write: 2 });
    const TransactItems = [{ Put: vote }, { Update: {} }, { Put: entry }];
    expect(unitsOf({ operation: 'TransactWriteItems', request: { TransactItems } })).toEqual({
      read: 0,
      write: 7,
    });
  });

  it('counts one unit for what is in no index', () => {
    expect(unitsOf({ operation: 'PutItem', request: entry })).toEqual({ read: 0, write: 1 });
  });
});
