import { stableId, type Place } from '../contract';

/** Like `us-east-1_abcdefghi`, the same at every start. */
export function userPoolId({ region, accountId, stackName }: Place, logicalId: string): string {
  return `${region}_${stableId(9, accountId, stackName, logicalId)}`;
}

/** Twenty-six letters and digits, the same at every start. */
export function userPoolClientId({ accountId, stackName }: Place, logicalId: string): string {
  return stableId(26, accountId, stackName, logicalId);
}
