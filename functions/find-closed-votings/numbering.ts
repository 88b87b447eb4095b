import { ExecutionAlreadyExists, StartExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  NUMBERING,
  numberingAliveWrite,
  numberingDoneWrite,
  type Numbering,
} from '../../model/ballot-numbering';
import { numberingKey } from '../../model/keys';
import { getItem, read } from '../lib/dynamodb/items';
import { writeItem } from '../lib/dynamodb/transact';
import type { SearchParts } from './handler';

/** Milliseconds without a sign of life after which a numbering is taken to have ended before it was through. */
export const SILENCE = 300_000;

/** What looking after the numbering of old votes works with. */
export interface NumberingParts {
  readNumbering: () => Promise<Numbering | undefined>;
  readSchedule: SearchParts['readSchedule'];
  /** Starts the numbering; the same name twice starts it once. */
  start: (name: string) => Promise<void>;
  noteAlive: (at: string) => Promise<void>;
  noteDone: (at: string) => Promise<void>;
  now: () => number;
}

/**
 * Starts the numbering of votes that were cast before there were ballots, and again while it is neither done nor at work.
 * A table that never held a voting holds no such votes.
 */
export function createNumberingKeeper(parts: NumberingParts): () => Promise<void> {
  let isDone = false;
  return async () => {
    if (isDone) return;
    const numbering = await parts.readNumbering();
    const time = parts.now();
    const at = new Date(time).toISOString();
    if (numbering?.doneAt) isDone = true;
    else if (!(await parts.readSchedule())) await parts.noteDone(at);
    else if (time - Date.parse(numbering?.aliveAt ?? '1970-01-01') > SILENCE) {
      await parts.start(`ballots-${Math.floor(time / SILENCE)}`);
      await parts.noteAlive(at);
    }
  };
}

/** The same, on the table and the state machine. */
export function numberingParts(
  client: DynamoDBClient,
  tableName: string,
  stepFunctions: SFNClient,
  stateMachineArn: string,
): Omit<NumberingParts, 'readSchedule' | 'now'> {
  return {
    readNumbering: async () => {
      const item = await getItem(client, tableName, numberingKey());
      return item && read(NUMBERING, item);
    },
    start: async (name) => {
      try {
        await stepFunctions.send(new StartExecutionCommand({ stateMachineArn, name, input: '{}' }));
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
    noteAlive: async (at) => {
      await writeItem(client, tableName, numberingAliveWrite(at));
    },
    noteDone: async (at) => {
      await writeItem(client, tableName, numberingDoneWrite(at));
    },
  };
}
