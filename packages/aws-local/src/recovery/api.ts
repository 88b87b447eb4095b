import type { Place } from '../contract';
import { refuseOtherParameters } from '../endpoint/parameters';
import { ServiceError } from '../endpoint/service-error';
import { requiredText, type Input, type ServiceApi } from '../endpoint/service-endpoint';
import type { PointInTimeRecovery } from './point-in-time';

/**
 * What DynamoDB Local does not have of the DynamoDB API: point-in-time recovery. It is served where the other services are; all
 * else of tables is asked of the database.
 */
export function recoveryApi(recovery: PointInTimeRecovery, { region, accountId }: Place): ServiceApi {
  const arnOf = (tableName: string): string => `arn:aws:dynamodb:${region}:${accountId}:table/${tableName}`;
  const described = (tableName: string): object => {
    const window = recovery.windowOf(tableName);
    return {
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: {
          PointInTimeRecoveryStatus: recovery.isWatched(tableName) ? 'ENABLED' : 'DISABLED',
          RecoveryPeriodInDays: 1,
          ...(window && {
            EarliestRestorableDateTime: window.earliest / 1000,
            LatestRestorableDateTime: window.latest / 1000,
          }),
        },
      },
    };
  };
  const ofTable = (input: Input): string => arnOf(requiredText(input, 'TableName'));
  return {
    service: 'dynamodb',
    protocol: 'json',
    actions: {
      DescribeContinuousBackups: {
        resource: ofTable,
        run(input) {
          refuseOtherParameters(input, ['TableName'], 'ValidationException');
          return Promise.resolve(described(requiredText(input, 'TableName')));
        },
      },
      UpdateContinuousBackups: {
        resource: ofTable,
        async run(input) {
          refuseOtherParameters(
            input,
            ['TableName', 'PointInTimeRecoverySpecification'],
            'ValidationException',
          );
          const { PointInTimeRecoveryEnabled: enabled } = (input['PointInTimeRecoverySpecification'] ??
            {}) as { PointInTimeRecoveryEnabled?: unknown };
          if (enabled !== true)
            throw new ServiceError('ValidationException', 'Point in time recovery is only turned on here.');
          const tableName = requiredText(input, 'TableName');
          await recovery.watch(tableName);
          return described(tableName);
        },
      },
      RestoreTableToPointInTime: {
        resource: (input) => arnOf(requiredText(input, 'SourceTableName')),
        async run(input) {
          refuseOtherParameters(
            input,
            ['SourceTableName', 'TargetTableName', 'UseLatestRestorableTime', 'RestoreDateTime'],
            'ValidationException',
          );
          const source = requiredText(input, 'SourceTableName');
          const target = requiredText(input, 'TargetTableName');
          const { at } = await recovery.restore(source, target, instantIn(input));
          return {
            TableDescription: {
              TableName: target,
              TableArn: arnOf(target),
              TableStatus: 'ACTIVE',
              RestoreSummary: {
                SourceTableArn: arnOf(source),
                RestoreDateTime: at / 1000,
                RestoreInProgress: false,
              },
            },
          };
        },
      },
    },
  };
}

/** @returns milliseconds since the epoch; undefined for the newest instant. */
function instantIn({ UseLatestRestorableTime: newest, RestoreDateTime: at }: Input): number | undefined {
  if ((newest === true) === (at !== undefined))
    throw new ServiceError(
      'ValidationException',
      'One of RestoreDateTime and UseLatestRestorableTime must be given.',
    );
  if (at === undefined) return undefined;
  if (typeof at !== 'number')
    throw new ServiceError('SerializationException', 'RestoreDateTime is no number.');
  return at * 1000;
}
