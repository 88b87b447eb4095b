import fs from 'node:fs';
import path from 'node:path';
import { ResourceNotFoundError } from 'cognito-local/lib/errors';
import type { AppClient } from 'cognito-local/lib/services/appClient';
import { DateClock } from 'cognito-local/lib/services/clock';
import { CognitoServiceImpl } from 'cognito-local/lib/services/cognitoService';
import type { Context } from 'cognito-local/lib/services/context';
import type { UserPool as PoolOptions } from 'cognito-local/lib/services/userPoolService';
import type { Log } from '../../contract';
import { JournalDataStore } from './journal-data-store';
import { serviceContext } from './service-context';
import { UserPool } from './user-pool';

/** The user pools of the stack. Pools, clients and groups come from the template at every start, users from disk. */
export class UserPools {
  readonly clock = new DateClock();
  readonly context: Context;
  /** cognito-local's view of the same pools, for its own targets. */
  readonly service: CognitoServiceImpl;
  private readonly pools = new Map<string, UserPool>();
  private readonly clients = JournalDataStore.inMemory();

  private constructor(
    private readonly directory: string,
    log: Log,
  ) {
    this.context = serviceContext(log);
    this.service = new CognitoServiceImpl(directory, this.clients, {}, { create: this.openPool.bind(this) });
  }

  static async open(directory: string, log: Log): Promise<UserPools> {
    fs.mkdirSync(directory, { recursive: true });
    const pools = new UserPools(directory, log);
    await pools.service.init(pools.context);
    return pools;
  }

  async create(options: PoolOptions): Promise<void> {
    await this.service.createUserPool(this.context, options);
  }

  has(userPoolId: string): boolean {
    return this.pools.has(userPoolId);
  }

  /** @throws ResourceNotFoundError */
  byId(userPoolId: string): UserPool {
    const pool = this.pools.get(userPoolId);
    if (pool === undefined) throw new ResourceNotFoundError(`User pool ${userPoolId} does not exist.`);
    return pool;
  }

  /** @throws ResourceNotFoundError */
  async byClient(clientId: string): Promise<{ pool: UserPool; client: AppClient }> {
    const client = await this.service.getAppClient(this.context, clientId);
    if (client === null) throw new ResourceNotFoundError(`User pool client ${clientId} does not exist.`);
    return { pool: this.byId(client.UserPoolId), client };
  }

  async close(): Promise<void> {
    for (const pool of this.pools.values()) await pool.close();
  }

  private async openPool(ctx: Context, _clients: unknown, options: PoolOptions): Promise<UserPool> {
    const store = JournalDataStore.open(path.join(this.directory, `${options.Id}.jsonl`));
    const pool = await UserPool.open(ctx, { clients: this.clients, clock: this.clock, store, options });
    this.pools.set(options.Id, pool);
    return pool;
  }
}
