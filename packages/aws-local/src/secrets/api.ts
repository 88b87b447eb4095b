import { refuseOtherParameters, textList } from '../endpoint/parameters';
import { ServiceError } from '../endpoint/service-error';
import { requiredText, type Input, type ServiceApi } from '../endpoint/service-endpoint';
import type { Secret, Secrets } from './secrets';

const INVALID = 'InvalidParameterException';

/** Characters of a value, and of a caller's token ("PutSecretValue", API reference). */
const MOST_CHARACTERS = 65_536;
const TOKEN = /^.{32,64}$/s;

/** The part of the Secrets Manager API that applications and a rotation by hand use. */
export function secretsManagerApi(secrets: Secrets): ServiceApi {
  const secretOf = (input: Input) => secrets.get(requiredText(input, 'SecretId'));
  const action = (known: string[], run: (secret: Secret, input: Input) => object) => ({
    resource: (input: Input) => secretOf(input).arn,
    run(input: Input) {
      refuseOtherParameters(input, ['SecretId', ...known], INVALID);
      return Promise.resolve(run(secretOf(input), input));
    },
  });
  return {
    service: 'secretsmanager',
    protocol: 'json',
    actions: {
      GetSecretValue: action(['VersionId', 'VersionStage'], ({ arn, name, versions }, input) => {
        const { id, value, stages, createdAt } = versions.find({
          id: optionalText(input, 'VersionId'),
          stage: optionalText(input, 'VersionStage'),
        });
        return {
          ARN: arn,
          Name: name,
          SecretString: value,
          VersionId: id,
          VersionStages: stages,
          CreatedDate: createdAt / 1000,
        };
      }),
      DescribeSecret: action([], ({ arn, name, versions: { versions } }) => ({
        ARN: arn,
        Name: name,
        CreatedDate: Math.min(...versions.map(({ createdAt }) => createdAt)) / 1000,
        LastChangedDate: Math.max(...versions.map(({ createdAt }) => createdAt)) / 1000,
        VersionIdsToStages: Object.fromEntries(
          versions.filter(({ stages }) => stages.length > 0).map(({ id, stages }) => [id, stages]),
        ),
      })),
      ListSecretVersionIds: action(['IncludeDeprecated'], ({ arn, name, versions }, input) => ({
        ARN: arn,
        Name: name,
        Versions: versions.versions
          .filter(({ stages }) => stages.length > 0 || input['IncludeDeprecated'] === true)
          .map(({ id, stages, createdAt }) => ({
            VersionId: id,
            VersionStages: stages,
            CreatedDate: createdAt / 1000,
          })),
      })),
      PutSecretValue: action(
        ['ClientRequestToken', 'SecretString', 'VersionStages'],
        ({ arn, name }, input) => {
          const value = valueIn(input);
          const token = optionalText(input, 'ClientRequestToken');
          if (token !== undefined && !TOKEN.test(token))
            throw new ServiceError(INVALID, 'ClientRequestToken must be from 32 to 64 characters long.');
          const stages =
            input['VersionStages'] === undefined ? undefined : textList(input, 'VersionStages', INVALID);
          const version = secrets.change(arn, (versions, now) =>
            versions.put(value, { id: token, stages }, now),
          );
          return { ARN: arn, Name: name, VersionId: version.id, VersionStages: version.stages };
        },
      ),
      UpdateSecretVersionStage: action(
        ['VersionStage', 'MoveToVersionId', 'RemoveFromVersionId'],
        ({ arn, name }, input) => {
          const stage = requiredText(input, 'VersionStage');
          const move = {
            to: optionalText(input, 'MoveToVersionId'),
            from: optionalText(input, 'RemoveFromVersionId'),
          };
          secrets.change(arn, (versions) => {
            versions.update(stage, move);
          });
          return { ARN: arn, Name: name };
        },
      ),
    },
  };
}

function optionalText(input: Input, name: string): string | undefined {
  return input[name] === undefined || input[name] === null ? undefined : requiredText(input, name);
}

/** @throws ServiceError for a value that is no text of the length that a secret may have; bytes are not served here. */
function valueIn(input: Input): string {
  if (input['SecretString'] === undefined)
    throw new ServiceError(
      'InvalidRequestException',
      'You must provide either SecretString or SecretBinary.',
    );
  const value = requiredText(input, 'SecretString');
  if (value.length > MOST_CHARACTERS)
    throw new ServiceError(INVALID, `SecretString must be at most ${MOST_CHARACTERS} characters long.`);
  return value;
}
