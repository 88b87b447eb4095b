import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunningLocalAws } from '@hustings/aws-local';

/** The role of those who operate a local stack: on AWS they have credentials of their own. */
const ROLE = 'operator';

/** The file in the folder of a stack's data that holds the operator's credentials. */
export const OPERATOR_FILE = 'operator.json';

/** Lets operators' commands call the services of a local stack: who may read the file of its data may do everything. */
export function letOperatorsIn({ iam, place }: RunningLocalAws, dataDirectory: string): void {
  const arn = `arn:aws:iam::${place.accountId}:role/${ROLE}`;
  iam.registerRole(arn, ROLE);
  iam.attachPolicy(ROLE, { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
  const credentials = JSON.stringify(iam.credentials(arn), null, 2);
  writeFileSync(path.join(dataDirectory, OPERATOR_FILE), `${credentials}\n`, { mode: 0o600 });
}
