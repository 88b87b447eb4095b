import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { auditWrite } from '../../model/audit-trail';
import { votingKey } from '../../model/keys';
import { definitionIn, proofWrite, VOTING } from '../../model/voting';
import { getItem, read } from '../lib/dynamodb/items';
import { transactThroughConflicts } from '../lib/dynamodb/transact';
import type { PublicationStore } from './handler';

/** Who it is that publishes, in the audit trail. */
const BY = 'publish-result';

/** Definitions, and the audit trail. */
export function createPublicationStore(client: DynamoDBClient, tableName: string): PublicationStore {
  return {
    voting: async (votingId) => {
      const item = await getItem(client, tableName, votingKey(votingId));
      return (item && definitionIn(read(VOTING, item))) ?? undefined;
    },
    note: (voting, proof) => {
      const { version, at, ballotRoot } = proof;
      const before = voting.proof && { version: voting.proof.version, ballotRoot: voting.proof.ballotRoot };
      return transactThroughConflicts(client, tableName, [
        proofWrite(voting.id, proof),
        auditWrite({
          id: `${voting.id}-${version}`,
          at,
          by: BY,
          action: 'PUBLISH_RESULT',
          votingId: voting.id,
          ...(before && { before }),
          after: { version, ballotRoot },
        }),
      ]);
    },
  };
}
