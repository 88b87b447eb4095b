import path from 'node:path';
import { coreResourceTypes } from './core-resource-types';
import { startDynamoDbLocal, type DynamoDbLocal } from './dynamodb/dynamodb-local';
import { PointInTimeRecovery } from './recovery/point-in-time';
import { Iam } from './iam/iam';
import { Lambda } from './lambda/lambda';
import type { Faults, LocalAws, Log, Place, ResourceType } from './contract';
import { RunningTime } from './running-time';
import { createServices, type ServiceOptions, type Services } from './services';

/** How the local AWS is started. */
export interface LocalAwsOptions extends ServiceOptions {
  place: Place;
  /** Folder that survives restarts; the tables lie in `dynamodb` below it. */
  dataDirectory: string;
  assemblyDirectory: string;
  baseUrl: string;
  log: Log;
  faults?: Faults;
  /** A database that is starting already, so that it can start while the stack is synthesised. The local AWS stops it. */
  dynamodb?: Promise<DynamoDbLocal>;
}

/** The local AWS, running. */
export interface RunningLocalAws extends LocalAws {
  cognito: Services['cognito'];
  httpApi: Services['httpApi'];
  functionUrls: Services['functionUrls'];
  buckets: Services['buckets'];
  /** Every resource type that has a counterpart here; AppSync's come from elsewhere. */
  resourceTypes: ResourceType[];
  /** Undoes everything that was started, last first. Never rejects: what fails is logged. */
  stop(): Promise<void>;
}

/** Starts the local AWS for one stack: its services run, empty; the resources are started from the template. */
export async function startLocalAws(options: LocalAwsOptions): Promise<RunningLocalAws> {
  const { place, dataDirectory, assemblyDirectory, baseUrl, log, faults } = options;
  const undoings: (() => Promise<void> | void)[] = [];
  const stop = (): Promise<void> => undoAll(undoings, log);
  try {
    const database = await (options.dynamodb ??
      startDynamoDbLocal({ directory: path.join(dataDirectory, 'dynamodb'), log }));
    undoings.push(() => database.stop());
    const ages = new RunningTime();
    undoings.push(() => {
      ages.stop();
    });
    const core = {
      ages,
      place,
      dataDirectory,
      assemblyDirectory,
      baseUrl,
      log,
      faults,
      stop,
      dynamodb: {
        endpoint: database.endpoint,
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      },
      iam: new Iam(place.accountId, dataDirectory),
      endpoints: { AWS_ENDPOINT_URL_DYNAMODB: database.endpoint },
      onStop: (undo: () => Promise<void> | void) => undoings.push(undo),
    };
    // Functions and the other services use each other, so both are given the object that all are put into.
    const aws = core as typeof core & RunningLocalAws;
    const recovery = new PointInTimeRecovery(core, path.join(dataDirectory, 'recovery'));
    undoings.push(() => recovery.stop());
    aws.recovery = recovery;
    const lambda = new Lambda(aws);
    aws.lambda = lambda;
    undoings.push(() => lambda.stop());
    const { resourceTypes, eventSources, ...services } = await createServices(aws, options, recovery);
    return Object.assign(aws, services, {
      resourceTypes: [...coreResourceTypes(eventSources), ...resourceTypes],
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

async function undoAll(undoings: (() => Promise<void> | void)[], log: Log): Promise<void> {
  for (let undo = undoings.pop(); undo !== undefined; undo = undoings.pop()) {
    try {
      await undo();
    } catch (error) {
      log('error', 'stop', String(error));
    }
  }
}
