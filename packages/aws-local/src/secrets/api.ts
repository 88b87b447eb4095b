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
