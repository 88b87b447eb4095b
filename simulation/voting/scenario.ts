import { NO_API_FAULTS, type ApiFaults, type ApiQuota } from '../appsync/faults';
import { NO_TABLE_FAULTS, type TableFaults, type TableQuota } from '../dynamodb/service';
import type { TableCapacity } from '../dynamodb/table';
import { NO_FUNCTION_FAULTS, type FunctionFaults } from '../lambda/functions';
import { NO_STREAM_FAULTS, type StreamFaults } from '../lambda/stream-mapping';
import { NO_TIMETABLE_FAULTS, type TimetableFaults } from '../lambda/timetable';

/** Everything that may go wrong. */
export interface Faults {
  table: TableFaults;
  functions: FunctionFaults;
  streams: StreamFaults;
  timetables: TimetableFaults;
  api: ApiFaults;
  /** How often in a minute a partition splits, or its shard has its day, for no reason. */
  splits: number;
}

/** A day on which nothing goes wrong. */
export const NO_FAULTS: Faults = {
  table: NO_TABLE_FAULTS,
  functions: NO_FUNCTION_FAULTS,
  streams: NO_STREAM_FAULTS,
  timetables: NO_TIMETABLE_FAULTS,
  api: NO_API_FAULTS,
  splits: 0,
};

/** A voting of a scenario. Seconds since its beginning. */
export interface PlannedVoting {
  access: 'FREE' | 'PAID';
  createdAt: number;
  opensAt: number;
  closesAt: number;
  options: number;
  /** When its organiser closes it early, or moves its closing. */
  closedAt?: number;
  moved?: { at: number; to: number };
}

/** A press of a button. Numbers count from 0. */
export interface PlannedVote {
  voter: number;
  voting: number;
  option: number;
  /** Seconds since the beginning. */
  at: number;
  /** How often the voter tries again when told to. */
  patience: number;
}

/** What happens from outside. */
export interface Scenario {
  votings: PlannedVoting[];
  /** Lazily, for there may be a million; in the order of their times. */
  votes: Iterable<PlannedVote>;
  voters: number;
  /** Credits that each voter is given before anything else. */
  credits: number;
  /** Votings that may be open at once. */
  limit: number;
  faults: Faults;
  /** Seconds since the beginning at which everything works again. */
  faultsEnd: number;
  capacity: TableCapacity;
  /** The stack stood for a while before: all votes of its table have their ballots. Else it finds that out first. */
  isNumbered?: boolean;
  tableQuota?: TableQuota;
  apiQuota?: ApiQuota;
}
