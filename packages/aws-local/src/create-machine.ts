import path from 'node:path';
import { coreKinds } from './core-kinds';
import { startDynamoDbLocal, type DynamoDbLocal } from './dynamodb/dynamodb-local';
import { Iam } from './iam/iam';
import { Lambda } from './lambda/lambda';
import type { Faults, Log, Machine, Place, ResourceKind } from './machine';
import { createServices, type ServiceOptions, type Services } from './services';

/** What a machine is made of. */
export interface MachineOptions extends ServiceOptions {
  place: Place;
  /** Folder that survives restarts; the tables lie in `dynamodb` below it. */
  dataDirectory: string;
  assemblyDirectory: string;
  baseUrl: string;
  log: Log;
  faults?: Faults;
  /** A database that is starting already, so that it can start while the stack is synthesised. The machine stops it. */
  dynamodb?: Promise<DynamoDbLocal>;
}

/** A machine that can be stopped. */
export interface LocalMachine extends Machine {
  cognito: Services['cognito'];
  httpApi: Services['httpApi'];
  /** The kinds of every resource type that this machine runs, but for AppSync's. */
  kinds: ResourceKind[];
  /** Undoes everything that was started, last first. Never rejects: what fails is logged. */
  stop(): Promise<void>;
}

/** Makes a machine for one stack: its services run, empty; the resources are started from the template. */
export async function createMachine(options: MachineOptions): Promise<LocalMachine> {
  const { place, dataDirectory, assemblyDirectory, baseUrl, log, faults } = options;
  const undoings: (() => Promise<void> | void)[] = [];
  const stop = (): Promise<void> => undoAll(undoings, log);
  try {
    const database = await (options.dynamodb ??
      startDynamoDbLocal({ directory: path.join(dataDirectory, 'dynamodb'), log }));
    undoings.push(() => database.stop());
    const core = {
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
    const machine = core as typeof core & LocalMachine;
    const lambda = new Lambda(machine);
    machine.lambda = lambda;
    undoings.push(() => lambda.stop());
    const { kinds, eventSources, ...services } = await createServices(machine, options);
    return Object.assign(machine, services, { kinds: [...coreKinds(eventSources), ...kinds] });
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
