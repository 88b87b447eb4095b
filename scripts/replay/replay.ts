import { contentOf, describe, type Content, type DeadLetterQueue, type StreamBatch } from './letters';
import type { DynamoDBRecord } from 'aws-lambda';
import { VOTE_PREFIX } from '../../model/keys';

/** A message that was taken from its queue, where nobody else sees it for some minutes. */
export interface Letter {
  body: string;
  sentAt: Date;
  delete(): Promise<void>;
  /** Shows it again at once. */
  putBack(): Promise<void>;
}

/** What came of a voting that votes of a message are in. */
export type Mended = 'MENDED' | 'STILL_WRONG';

/** What replaying works with. */
export interface ReplayParts {
  /** Takes all messages of the queue. */
  take(): Promise<Letter[]>;
  /** Sends a payment's webhook to be settled once more. */
  settleAgain(body: string): Promise<void>;
  /** Records of a batch; undefined once the stream has dropped them. */
  recordsOf(batch: StreamBatch): Promise<DynamoDBRecord[] | undefined>;
  /** Votings that are not final and were open at some time between two instants. */
  votingsOpen(from: string, to: string): Promise<string[]>;
  /** Why the vote that a record names still cannot be counted; undefined: it was mended, struck or deleted. */
  whyUncounted(record: DynamoDBRecord): Promise<string | undefined>;
  /** Sets a voting's tally from its votes. */
  mendTally(votingId: string): Promise<Mended>;
  /** Gives records to `announce-changes`. False: it failed on some of them. */
  announce(records: DynamoDBRecord[]): Promise<boolean>;
  say(line: string): void;
}

/** What a message comes to. */
type Plan =
  | { act: 'SETTLE' }
  | { act: 'REPAIR'; votingIds: string[] }
  | { act: 'ANNOUNCE'; records: DynamoDBRecord[] }
  | { act: 'FORGET' }
  | { act: 'MEND'; why: string }
  | { act: 'LEAVE' };

const WORDS: Readonly<Record<Plan['act'], string>> = {
  SETTLE: 'is sent to be settled once more',
  REPAIR: 'has the tallies of its votings set from the votes:',
  ANNOUNCE: 'has its records given to announce-changes once more',
  FORGET: 'is deleted: the stream has dropped its records, and everybody has read what they told by now',
  MEND: 'is left until its vote is mended or struck:',
  LEAVE: 'is left alone',
};

/**
 * Says what is in a queue of what was given up, and what is to be done about each message; and does it, once each, if told
 * to. A message is deleted once its replay is through. One that was replayed and not deleted, because this ended in between,
 * is replayed again by the next run: all that is done here may be done twice.
 * @returns how many messages are left.
 */
export async function replay(
  parts: ReplayParts,
  queue: DeadLetterQueue,
  { isDone }: { isDone: boolean },
): Promise<number> {
  const say = (line: string): void => {
    parts.say(line);
  };
  const letters = await parts.take();
  const kept = new Set(letters);
  try {
    const planned: { letter: Letter; plan: Plan }[] = [];
    for (const letter of letters) {
      const content = contentOf(queue, letter.body);
      const plan = await planFor(parts, queue, content);
      planned.push({ letter, plan });
      say(`${letter.sentAt.toISOString()} ${describe(content)}\n  ${WORDS[plan.act]}${moreOf(plan)}`);
    }
    say(`${letters.length} messages are in ${queue}.`);
    if (!isDone) return letters.length;
    const mended = new Map<string, Mended>();
    for (const { letter, plan } of planned)
      if (await carryOut(parts, letter, plan, mended)) {
        await letter.delete();
        kept.delete(letter);
      }
    say(`${letters.length - kept.size} were replayed, ${kept.size} are left.`);
    return kept.size;
  } finally {
    for (const letter of kept) await letter.putBack();
  }
}

function moreOf(plan: Plan): string {
  if (plan.act === 'REPAIR') return ` ${plan.votingIds.join(', ') || 'none'}`;
  return plan.act === 'MEND' ? ` ${plan.why}` : '';
}

async function planFor(parts: ReplayParts, queue: DeadLetterQueue, content: Content): Promise<Plan> {
  if (content.kind === 'payment') return { act: 'SETTLE' };
  if (content.kind === 'record') {
    const why = await parts.whyUncounted(content.record);
    return why === undefined
      ? { act: 'REPAIR', votingIds: votingsIn([content.record]) }
      : { act: 'MEND', why };
  }
  if (content.kind === 'unknown') return { act: 'LEAVE' };
  const records = await parts.recordsOf(content.batch);
  if (queue === 'UnannouncedChanges') return records ? { act: 'ANNOUNCE', records } : { act: 'FORGET' };
  const { approximateArrivalOfFirstRecord: from, approximateArrivalOfLastRecord: to } = content.batch;
  return { act: 'REPAIR', votingIds: records ? votingsIn(records) : await parts.votingsOpen(from, to) };
}

/** The votings that the votes among records are in. */
function votingsIn(records: DynamoDBRecord[]): string[] {
  const keys = records.map(({ dynamodb }) => dynamodb?.Keys?.['SK']?.S ?? '');
  const votes = keys.filter((SK) => SK.startsWith(VOTE_PREFIX));
  return [...new Set(votes.map((SK) => SK.slice(VOTE_PREFIX.length)))];
}

/** @returns whether the message has done its duty. */
async function carryOut(
  parts: ReplayParts,
  { body }: Letter,
  plan: Plan,
  mended: Map<string, Mended>,
): Promise<boolean> {
  switch (plan.act) {
    case 'SETTLE':
      await parts.settleAgain(body);
      return true;
    case 'REPAIR':
      for (const votingId of plan.votingIds)
        if (!mended.has(votingId)) mended.set(votingId, await parts.mendTally(votingId));
      return plan.votingIds.every((votingId) => mended.get(votingId) === 'MENDED');
    case 'ANNOUNCE':
      return parts.announce(plan.records);
    default:
      return plan.act === 'FORGET';
  }
}
