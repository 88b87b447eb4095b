import type { EvaluationContext } from '@hustings/appsync-local/evaluate';
import { cancelled, dynamoDbError } from './evaluate';

/*
 * Contexts that lead the resolvers and steps of messages along their ways.
 */

type Contexts = { request?: EvaluationContext[]; response?: EvaluationContext[] };

const past = '2001-02-03T04:05:06.000Z';
const future = '2101-02-03T04:05:06.000Z';
const throttled = { error: dynamoDbError('ThrottlingException') };
const failed = { error: dynamoDbError('ResourceNotFoundException') };
const answeredError = { result: { error: { type: 'T', message: 'm', info: { a: 1 } } } };
const refused = 'ConditionalCheckFailed';
const voting = { id: 'V', title: 'Lunch?', access: 'PAID', opensAt: past, closesAt: future };
const votingItem = { ...voting, PK: 'VOTING#V', SK: 'DEFINITION', kind: 'VOTING', opening: `${past}#V` };
const message = (kind: string, until: string) => ({ id: 'm', message: kind, votingId: 'V', at: past, until });
const moments = [message('ENDING', future), message('REMINDER', future), message('REMINDER', past)];
const updates = [{ ...message('UPDATE', future), text: 'Come all!' }];
const read = [
  votingItem,
  { PK: 'USER#user', SK: 'FOLLOW#V', votingId: 'V' },
  { PK: 'USER#user', SK: 'VOTE#V', barred: true },
];
const profile = { credits: 3, reminders: true, updates: true, showPaidVotings: true, messagesReadUpTo: past };
const page = { now: past, pageSize: 2, profile, moments, updates, nextToken: 't', read };
const update = { id: 'u', name: 'k', text: 'Come all!', voting };
const input = { votingId: 'V', text: ' Come all! ', idempotencyKey: 'k' };

/** By the name of the file, without its ending. */
export const messageContexts: Record<string, Contexts> = {
  'Query.messages': {
    request: [{ arguments: { limit: 2, nextToken: 't' } }, { arguments: { limit: 51 } }],
    response: [
      { stash: page },
      { stash: { ...page, profile: { ...profile, reminders: false, updates: false } } },
      { stash: { ...page, profile: { ...profile, showPaidVotings: false } } },
      { stash: { ...page, read: read.slice(0, 1) } },
      { stash: { ...page, read: [] } },
      { stash: { ...page, unread: [{ PK: 'A', SK: 'B' }] } },
    ],
  },
  'Profile.follows': {
    request: [{ source: { id: 'u' } }],
    response: [{ source: { id: 'u' }, result: { items: [{ votingId: 'V' }] } }, throttled, failed],
  },
  'Mutation.followVoting': { request: [{}], response: [{ arguments: { votingId: 'V' } }] },
  'Mutation.unfollowVoting': {
    request: [{ arguments: { votingId: 'V' } }],
    response: [{ arguments: { votingId: 'V' } }, throttled, failed],
  },
  'Mutation.markMessagesRead': {
    request: [{ arguments: { upTo: past } }, { arguments: { upTo: future } }],
    response: [{ stash: { upTo: past }, prev: { result: profile } }],
  },
  'Mutation.publishMessage': {
    request: [{ arguments: { input: { id: 'm' } } }],
    response: [
      { result: { ...message('REMINDER', future), kind: 'REMINDER', title: 'Lunch?', access: 'FREE' } },
    ],
  },
  'Mutation.sendUpdate': {
    request: [{ arguments: { input } }, { arguments: { input: { ...input, text: ' ' } } }],
    response: [{ stash: { ...update, message: updates[0] } }, { stash: update }],
  },
  'steps/startPushes': { request: [{ stash: update }], response: [{ stash: update }, failed] },
  'Query.pushKey': { request: [{}], response: [{ result: { value: 'key' } }, failed, answeredError] },
  'Mutation.addPushDevice': {
    request: [{ arguments: { input: { endpoint: 'e', p256dh: 'p', auth: 'a', language: 'en' } } }],
    response: [{ result: { value: 'e' } }, failed, answeredError],
  },
  'Mutation.removePushDevice': {
    request: [{ arguments: { endpoint: 'e' } }],
    response: [{ result: { value: 'e' } }, failed, answeredError],
  },
  'steps/readMessageChoices': { request: [{}], response: [{ result: profile }, throttled, failed] },
  'steps/listMoments': {
    request: [
      { arguments: {}, stash: page },
      { arguments: { nextToken: 't' }, stash: page },
    ],
    response: [{ stash: {}, result: { items: moments } }, throttled, failed],
  },
  'steps/listUpdates': {
    request: [
      { arguments: { nextToken: 't' }, stash: page },
      { arguments: {}, stash: { ...page, profile: { updates: false } } },
    ],
    response: [{ stash: {}, result: { items: updates, nextToken: 't' } }, throttled, failed],
  },
  'steps/readMessageDetails': {
    request: [
      { stash: page },
      { stash: { ...page, unread: [{ PK: 'A', SK: 'B' }] } },
      { stash: { ...page, unread: [] } },
    ],
    response: [
      {
        stash: { ...page, unread: [{ PK: 'A', SK: 'B' }] },
        result: { data: { table: [votingItem, null] }, unprocessedKeys: { table: [] } },
      },
      throttled,
      failed,
    ],
  },
  'steps/readVotingToTell': {
    request: [{ arguments: { votingId: 'V' } }, { arguments: { input } }],
    response: [{ stash: {}, result: votingItem }, { stash: {}, result: null }, failed],
  },
  'steps/writeFollow': {
    request: [{ stash: { voting } }, { stash: { voting: { ...voting, closesAt: past } } }, { stash: {} }],
    response: [{}, throttled, failed, cancelled('None', refused), cancelled('TransactionConflict', 'None')],
  },
  'steps/writeReadMark': {
    request: [{ stash: { upTo: past } }],
    response: [
      {},
      throttled,
      failed,
      cancelled(refused, 'None'),
      cancelled('None', refused),
      cancelled('TransactionConflict', 'None'),
    ],
  },
  'steps/writeUpdate': {
    request: [{ stash: update }, { stash: { ...update, voting: undefined } }],
    response: [
      { stash: { ...update, sent: updates[0] } },
      throttled,
      failed,
      { stash: { ...update }, ...cancelled(refused, 'None', 'None', 'None') },
      { stash: { ...update }, ...cancelled('None', refused, 'None', 'None') },
      { stash: { ...update }, ...cancelled('TransactionConflict', 'None', 'None', 'None') },
    ],
  },
  'steps/findUpdate': {
    request: [{ stash: update }, { stash: { ...update, message: updates[0] } }],
    response: [
      { stash: { ...update }, result: updates[0] },
      { stash: { ...update }, result: { ...updates[0], text: 'Other' } },
      { stash: { ...update }, result: null },
      { stash: { ...update, isRefused: true }, result: null },
      failed,
    ],
  },
};
