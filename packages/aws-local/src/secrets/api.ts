import { refuseOtherParameters } from '../endpoint/parameters';
import { ServiceError } from '../endpoint/service-error';
import { requiredText, type Input, type ServiceApi } from '../endpoint/service-endpoint';
import type { Secrets } from './secrets';

/** The part of the Secrets Manager API that applications use: reading. */
export function secretsManagerApi(secrets: Secrets): ServiceApi {
  const secretOf = (input: Input) => secrets.get(requiredText(input, 'SecretId'));
  return {
    service: 'secretsmanager',
    protocol: 'json',
    actions: {
      GetSecretValue: {
        resource: (input) => secretOf(input).arn,
        run(input) {
          refuseOtherParameters(
            input,
            ['SecretId', 'VersionId', 'VersionStage'],
            'InvalidParameterException',
          );
          refuseOtherVersions(input);
          const { arn, name, value } = secretOf(input);
          return Promise.resolve({
            ARN: arn,
            Name: name,
            SecretString: value,
            VersionId: 'local',
            VersionStages: ['AWSCURRENT'],
          });
        },
      },
    },
  };
}

/** There is one version of a secret here. */
function refuseOtherVersions({ VersionId, VersionStage }: Input): void {
  if (VersionStage !== undefined && VersionStage !== 'AWSCURRENT')
    throw missing(`staging label: ${JSON.stringify(VersionStage)}`);
  if (VersionId !== undefined && VersionId !== 'local')
    throw missing(`VersionId: ${JSON.stringify(VersionId)}`);
}

function missing(what: string): ServiceError {
  return new ServiceError(
    'ResourceNotFoundException',
    `Secrets Manager can't find the specified secret value for ${what}`,
  );
}
