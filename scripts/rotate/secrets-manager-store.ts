import {
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { SecretStore } from './rotate';

/** A secret of Secrets Manager, by its name. */
export function secretsManagerStore(client: SecretsManagerClient, SecretId: string): SecretStore {
  return {
    async read() {
      const { VersionId: id = '', SecretString: text = '' } = await client.send(
        new GetSecretValueCommand({ SecretId }),
      );
      return { id, text };
    },
    async versions() {
      const { Versions = [] } = await client.send(new ListSecretVersionIdsCommand({ SecretId }));
      return Versions.map(({ VersionId: id = '', VersionStages: stages = [], CreatedDate }) => ({
        id,
        stages,
        createdAt: CreatedDate ?? new Date(0),
      })).sort((one, other) => Number(other.createdAt) - Number(one.createdAt));
    },
    async put(SecretString) {
      const { VersionId = '' } = await client.send(new PutSecretValueCommand({ SecretId, SecretString }));
      return VersionId;
    },
    async makeCurrent(MoveToVersionId, RemoveFromVersionId) {
      const VersionStage = 'AWSCURRENT';
      await client.send(
        new UpdateSecretVersionStageCommand({ SecretId, VersionStage, MoveToVersionId, RemoveFromVersionId }),
      );
    },
  };
}
