import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { IF_NOT_CLOSED } from '../../../model/closure';
import { closureKey, pushDevicesKey } from '../../../model/keys';
import { devicesWrite, MAX_PUSH_DEVICES, PUSH_DEVICES, type PushDevice } from '../../../model/push';
import { check } from '../../../model/writes';
import { getItem, read } from '../dynamodb/items';
import { transact } from '../dynamodb/transact';
import { ContentionError } from '../errors/errors';
import { retry } from '../retry';

/** Voters' devices. */
export interface DeviceStore {
  /**
   * Changes the devices of a voter.
   * @returns false: the account was deleted.
   * @throws ContentionError
   */
  change(userId: string, change: (devices: readonly PushDevice[]) => PushDevice[]): Promise<boolean>;
}

/** Voters' devices in the table. */
export function createDeviceStore(client: DynamoDBClient, tableName: string): DeviceStore {
  return {
    change(userId, change) {
      const attempt = async (): Promise<boolean | undefined> => {
        const item = await getItem(client, tableName, pushDevicesKey(userId));
        const known = item && read(PUSH_DEVICES, item);
        const before = known?.devices ?? [];
        const after = change(before);
        if (JSON.stringify(after) === JSON.stringify(before)) return true;
        const account = closureKey(userId);
        const outcome = await transact(client, tableName, [
          devicesWrite(userId, known, after),
          check(account, IF_NOT_CLOSED),
        ]);
        if (outcome === 'COMMITTED') return true;
        const closure = await getItem(client, tableName, account);
        return closure?.['closed'] === true ? false : undefined;
      };
      const exhausted = () => new ContentionError('The devices of this account are being changed.');
      return retry(attempt, { attempts: 6, firstPause: 50 }, exhausted);
    },
  };
}

/** The devices once one was added, or added again. */
export function withDevice(devices: readonly PushDevice[], added: PushDevice): PushDevice[] {
  const others = devices.filter(({ endpoint }) => endpoint !== added.endpoint);
  const kept = [...others].sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, MAX_PUSH_DEVICES - 1);
  return [added, ...kept];
}
