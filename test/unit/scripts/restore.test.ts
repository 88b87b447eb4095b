import { dynamodbTables } from '../../../scripts/restore/dynamodb-tables';
import { prepare, restore, type Tables } from '../../../scripts/restore/restore';

/** Tables as DynamoDB restores them: of another name, after a while, without what a restore leaves out. */
class FakeTables implements Tables {
  readonly calls: string[] = [];
  private readonly states = new Map<string, { looks: number; stream: boolean; expiry?: string }>();

  constructor(...names: string[]) {
    for (const name of names) this.states.set(name, { looks: 0, stream: true, expiry: 'expiresAt' });
  }

  private at(name: string) {
    const state = this.states.get(name);
    if (!state) throw new Error(`${name}?`);
    if (state.looks > 0) throw new Error(`${name} is not ACTIVE yet`);
    return state;
  }

  restore = (source: string, target: string, at: Date | undefined): Promise<void> => {
    this.calls.push(`restore ${source} ${target} ${at?.toISOString() ?? 'newest'}`);
    this.states.set(target, { looks: 2, stream: false });
    return Promise.resolve();
  };
  status = (name: string): Promise<string | undefined> => {
    const state = this.states.get(name);
    if (!state) return Promise.resolve(undefined);
    return Promise.resolve(state.looks-- > 0 ? 'CREATING' : ((state.looks = 0), 'ACTIVE'));
  };
  hasStream = (name: string): Promise<boolean> => Promise.resolve(this.at(name).stream);
  addStream = (name: string): Promise<void> => {
    this.calls.push(`stream ${name}`);
    this.at(name).stream = true;
    return Promise.resolve();
  };
  expiresBy = (name: string): Promise<string | undefined> => Promise.resolve(this.at(name).expiry);
  setExpiry = (name: string, attribute: string): Promise<void> => {
    this.calls.push(`expiry ${name} ${attribute}`);
    this.at(name).expiry = attribute;
    return Promise.resolve();
  };
  setPointInTimeRecovery = (name: string): Promise<void> => {
    this.at(name);
    this.calls.push(`recovery ${name}`);
    return Promise.resolve();
  };
  protect = (name: string): Promise<void> => {
    this.at(name);
    this.calls.push(`protect ${name}`);
    return Promise.resolve();
  };
}

describe('npm run restore', () => {
  const with_ = (tables: Tables) => ({ tables, sleep: () => Promise.resolve(), say: () => undefined });

  it('restores to an instant, and adds what a restore leaves out, the stream last', async () => {
    const tables = new FakeTables('votes');
    const at = new Date('2026-11-26T12:00:00Z');
    await restore(with_(tables), { source: 'votes', target: 'votes-2', at });
    const all = [
      'restore votes votes-2 2026-11-26T12:00:00.000Z',
      'expiry votes-2 expiresAt',
      'recovery votes-2',
      'protect votes-2',
      'stream votes-2',
    ];
    expect(tables.calls).toEqual(all);
    await restore(with_(tables), { source: 'votes', target: 'votes-2', at });
    expect(tables.calls).toEqual([...all, 'recovery votes-2', 'protect votes-2']);
  });

  it('takes no other stream and no other expiry for those of a stage', async () => {
    const sent: object[] = [];
    const client = {
      send: ({ input }: { input: object }) => {
        sent.push(input);
        return Promise.resolve({
          Table: {
            TableStatus: 'ACTIVE',
            StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
          },
          TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'ttl' },
        });
      },
    };
    await prepare(with_(dynamodbTables(client as never)), 'copied');
    const TableName = 'copied';
    expect(sent).toContainEqual({
      TableName,
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    expect(sent).toContainEqual({
      TableName,
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('makes ready what was copied otherwise, and knows when there is nothing', async () => {
    const tables = new FakeTables('copied');
    await prepare(with_(tables), 'copied');
    expect(tables.calls).toEqual(['recovery copied', 'protect copied']);
    await expect(prepare(with_(tables), 'missing')).rejects.toThrow('There is no table missing.');
  });
});
