import { DescribeTableCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import { GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { setTimeout as sleep } from 'node:timers/promises';
import { whyUncountable } from '../../functions/lib/ballots/countable';
import { toItem } from '../../functions/lib/dynamodb/attributes';
import { getItem, imageOf, plain, read } from '../../functions/lib/dynamodb/items';
import { VOTING_KIND, VOTINGS_BY_OPENING } from '../../model/keys';
import { isCastVote } from '../../model/people';
import { VOTING } from '../../model/voting';
import { auditTable } from '../audit/audit';
import { serverClock } from '../operator/clock';
import { repair } from '../repair/repair';
import { createRepairStore } from '../repair/table-repair-store';
import type { DeadLetterQueue, StreamBatch } from './letters';
import type { Letter, Mended, ReplayParts } from './replay';
import type { OperatedStage } from '../operator/stage';

/** Seconds for which messages that were taken are seen by nobody else. */
const HIDDEN_SECONDS = 900;

/** Pages of a shard that may be empty before what is looked for is taken as gone. */
const EMPTY_PAGES = 100;

/** Where each queue's address is among the outputs of the stack. */
const URL_OF: Readonly<Record<DeadLetterQueue, string>> = {
  UnsettledPayments: 'UnsettledPaymentsUrl',
  UncountedVotes: 'UncountedVotesUrl',
  UnannouncedChanges: 'UnannouncedChangesUrl',
};

/**
 * Replaying on a stage.
 * @param by who replays, for the audit trail.
 */
export function replayParts(
  stage: OperatedStage,
  queue: DeadLetterQueue,
  { by, say }: { by: string; say: (line: string) => void },
): ReplayParts {
  return {
    take: () => takeAll(stage, stage.output(URL_OF[queue])),
    async settleAgain(MessageBody) {
      const QueueUrl = stage.output('PaymentEventsUrl');
      await stage.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    },
    recordsOf: (batch) => recordsOf(stage, batch),
    votingsOpen: (from, to) => votingsOpen(stage, from, to),
    whyUncounted: (record) => whyUncounted(stage, record),
    mendTally: (votingId) => mendTally(stage, votingId, by, say),
    async announce(Records) {
      const { Payload, FunctionError } = await stage.lambda.send(
        new InvokeCommand({
          FunctionName: stage.output('AnnounceChangesFunction'),
          Payload: JSON.stringify({ Records }),
        }),
      );
      if (FunctionError !== undefined) return false;
      const { batchItemFailures } = JSON.parse(Payload!.transformToString()) as DynamoDBBatchResponse;
      return batchItemFailures.length === 0;
    },
    say,
  };
}

async function takeAll({ sqs }: OperatedStage, QueueUrl: string): Promise<Letter[]> {
  const letters: Letter[] = [];
  for (;;) {
    // A queue is kept by several servers, of which a short poll asks some (SQS developer guide, "Short and long polling").
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: HIDDEN_SECONDS,
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    if (Messages.length === 0) return letters;
    for (const { Body: body = '', ReceiptHandle, Attributes } of Messages)
      letters.push({
        body,
        sentAt: new Date(Number(Attributes?.SentTimestamp ?? 0)),
        async delete() {
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        },
        async putBack() {
          const shown = { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 };
          await sqs.send(new ChangeMessageVisibilityCommand(shown)).catch(() => undefined);
        },
      });
  }
}

async function recordsOf(stage: OperatedStage, batch: StreamBatch): Promise<DynamoDBRecord[] | undefined> {
  const { shardId, startSequenceNumber: first, endSequenceNumber: last } = batch;
  try {
    const { ShardIterator } = await stage.streams.send(
      new GetShardIteratorCommand({
        StreamArn: await streamOf(stage, batch),
        ShardId: shardId,
        ShardIteratorType: 'AT_SEQUENCE_NUMBER',
        SequenceNumber: first,
      }),
    );
    const found: DynamoDBRecord[] = [];
    let iterator = ShardIterator;
    for (let empty = 0; iterator !== undefined && empty < EMPTY_PAGES;) {
      const page = await stage.streams.send(new GetRecordsCommand({ ShardIterator: iterator }));
      const records = (page.Records ?? []) as unknown as DynamoDBRecord[];
      if (records.length === 0) empty += 1;
      for (const record of records) {
        const sequence = BigInt(record.dynamodb?.SequenceNumber ?? 0);
        if (sequence > BigInt(last)) return found;
        found.push(record);
        if (sequence === BigInt(last)) return found;
      }
      iterator = page.NextShardIterator;
    }
    return found.length > 0 ? found : undefined;
  } catch (error) {
    // The stream keeps them for a day, and shards as long.
    if (/^(TrimmedDataAccess|ResourceNotFound)Exception$/.test((error as Error).name)) return undefined;
    throw error;
  }
}

/** DynamoDB Local has a name of its own for the stream. */
async function streamOf(
  { client, tableName, isLocal }: OperatedStage,
  { streamArn }: StreamBatch,
): Promise<string> {
  if (!isLocal) return streamArn;
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  return Table?.LatestStreamArn ?? streamArn;
}

async function votingsOpen(
  { client, tableName }: OperatedStage,
  from: string,
  to: string,
): Promise<string[]> {
  const query = {
    TableName: tableName,
    IndexName: VOTINGS_BY_OPENING,
    KeyConditionExpression: 'kind = :voting',
    ExpressionAttributeValues: toItem({ ':voting': VOTING_KIND }),
  };
  const open: string[] = [];
  for await (const { Items = [] } of paginateQuery({ client }, query))
    for (const item of Items) {
      const { id, opensAt, closesAt } = read(VOTING, plain(item));
      if (opensAt <= to && closesAt >= from) open.push(id);
    }
  return open;
}

async function whyUncounted(
  { client, tableName }: OperatedStage,
  { dynamodb }: DynamoDBRecord,
): Promise<string | undefined> {
  const { PK, SK } = imageOf(dynamodb?.Keys)!;
  const vote = await getItem(client, tableName, { PK, SK });
  if (!vote || !isCastVote(vote) || vote['struck']) return undefined;
  // Without a ballot no index shows it, and neither a repair nor a recount finds it.
  const isFound = typeof vote['ballotBox'] === 'string' && typeof vote['ballotId'] === 'string';
  return whyUncountable(vote) ?? (isFound ? undefined : 'it has no ballot (ballotBox, ballotId)');
}

/**
 * Sets a tally from the votes where it does not agree with them. A final one is left as it is: to replace what was told,
 * `npm run repair -- --final`, is for a person to decide.
 */
async function mendTally(
  stage: OperatedStage,
  votingId: string,
  by: string,
  say: (line: string) => void,
): Promise<Mended> {
  const audited = await auditTable(stage, votingId, sleep);
  if (audited === undefined) {
    say(`There is no voting ${votingId} any more.`);
    return 'MENDED';
  }
  if (audited.differences.length === 0 && audited.counting === undefined) {
    say(`The tally of voting ${votingId} agrees with its votes already.`);
    return 'MENDED';
  }
  if (audited.final) {
    say(
      `Voting ${votingId} is final and differs from its votes: npm run repair -- --final, if it is to be told again.`,
    );
    return 'STILL_WRONG';
  }
  const now = serverClock(stage);
  const store = createRepairStore(stage, now, by);
  const report = await repair({ store, now, sleep, say }, votingId, { final: false });
  if (!report) return 'MENDED';
  const { tally, uncountable } = report;
  say(`The tally of voting ${votingId} was set from the votes: ${tally.total}.`);
  if (uncountable.length === 0) return 'MENDED';
  say(
    `${uncountable.length} of its votes cannot be counted. Mend their items, or strike them, and come again:`,
  );
  for (const PK of uncountable) say(`  ${PK}`);
  return 'STILL_WRONG';
}
