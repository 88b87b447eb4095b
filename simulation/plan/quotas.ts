import { partitionsFor } from '../dynamodb/partitions';
import type { Crowd, Needs } from './needs';

/** A quota of AWS, and what a crowd needs of it. */
export interface Quota {
  service: string;
  name: string;
  unit: string;
  byDefault: number;
  need: number;
  /** Days from asking to having it, as support and their documentation say; nobody promises any. */
  leadDays: number;
  source: string;
}

/** People who watch, each with one subscription, and how quickly tallies are announced. */
export interface Audience {
  watching: number;
  paceMilliseconds: number;
}

/** What is asked for is this much of what is needed: no minute is even. */
const ROOM = 1.5;

/** GraphQL operations of one who arrives: the wall, the voting, own votes and profile, the subscription. */
export const OPERATIONS_ON_ARRIVAL = 9;

/** Files of the web app that one who arrives fetches. */
export const FILES_ON_ARRIVAL = 26;

const APPSYNC = 'AWS AppSync endpoints and quotas, AWS General Reference';
const DYNAMODB = 'Quotas in Amazon DynamoDB, developer guide';
const LAMBDA = 'Lambda quotas, developer guide';
const COGNITO = 'Quotas in Amazon Cognito, developer guide';
const CLOUDFRONT = 'Quotas, Amazon CloudFront developer guide';

/**
 * Every quota that a crowd comes near, in us-east-1. People arrive in the same time in which they vote, and all watch
 * one wall.
 */
export function quotasFor(crowd: Crowd, needs: Needs, { watching, paceMilliseconds }: Audience): Quota[] {
  const arrivals = crowd.people / crowd.seconds;
  const room = (value: number): number => Math.ceil(value * ROOM);
  const quota = (
    service: string,
    name: string,
    unit: string,
    [byDefault, need]: [number, number],
    leadDays: number,
    source: string,
  ): Quota => ({ service, name, unit, byDefault, need, leadDays, source });
  const shards = partitionsFor(needs.table);
  return [
    quota(
      'AppSync',
      'request tokens',
      'a second',
      [10_000, room(needs.rate + arrivals * OPERATIONS_ON_ARRIVAL)],
      14,
      APPSYNC,
    ),
    quota('AppSync', 'connections made', 'a second', [2000, room(watching / crowd.seconds)], 14, APPSYNC),
    quota(
      'AppSync',
      'inbound messages',
      'a second',
      [10_000, room((watching / crowd.seconds) * 2)],
      14,
      APPSYNC,
    ),
    quota(
      'AppSync',
      'outbound messages',
      'a second',
      [1_000_000, room((watching * 1000) / paceMilliseconds)],
      14,
      APPSYNC,
    ),
    quota(
      'DynamoDB',
      'write units of the table and its indexes',
      'a second',
      [40_000, Math.max(room(needs.writes), needs.table.writes, needs.index.writes)],
      7,
      DYNAMODB,
    ),
    quota(
      'DynamoDB',
      'read units of the table and its indexes',
      'a second',
      [40_000, Math.max(room(needs.reads), needs.table.reads, needs.index.reads)],
      7,
      DYNAMODB,
    ),
    quota('Lambda', 'concurrent executions', 'at once', [1000, 2 * shards + 100], 7, LAMBDA),
    quota('Cognito', 'sign-ups', 'a second', [25, room(arrivals)], 14, COGNITO),
    quota('Cognito', 'sign-ins', 'a second', [120, room(arrivals)], 14, COGNITO),
    quota(
      'CloudFront',
      'requests of a distribution',
      'a second',
      [250_000, room(arrivals * FILES_ON_ARRIVAL)],
      14,
      CLOUDFRONT,
    ),
  ];
}
