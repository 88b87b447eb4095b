import type { EvaluationContext } from '@hustings/appsync-local/evaluate';
import { cancelled, dynamoDbError } from './evaluate';
import { messageContexts } from './message-contexts';

/*
 * For every resolver and step, contexts that lead its handlers along their ways.
 */

const past = '2001-02-03T04:05:06.000Z';
const future = '2101-02-03T04:05:06.000Z';
const option = { id: 'V-1', label: 'Yes', imageUrl: 'https://example.com/yes.png' };
const voting = {
  id: 'V',
  title: 'Lunch?',
  description: 'Where to?',
  imageUrl: 'https://example.com/lunch.png',
  access: 'FREE',
  opensAt: past,
  closesAt: future,
  options: [option, { id: 'V-2', label: 'No' }],
  createdAt: past,
  updatedAt: past,
  version: 1,
  recount: { at: past, total: 1, counts: [1, 0], version: 3 },
};
const { recount: _, ...running } = voting;
const hiding = { ...running, results: 'AFTER_VOTING' };
const upcoming = { ...voting, opensAt: '2101-01-01T00:00:00.000Z' };
const drafted = { ...running, id: 'D', opensAt: '', closesAt: '', options: [], draft: true };
const draftItem = {
  voting: drafted,
  PK: 'DRAFT#D',
  SK: 'DRAFT',
  kind: 'DRAFT',
  opening: `${past}#D`,
  version: 1,
};
const votingItem = { ...voting, PK: 'VOTING#V', SK: 'DEFINITION', kind: 'VOTING', opening: `${past}#V` };
const recount = { at: past, total: 1, counts: [1, 0], version: 2 };
const proof = { version: 2, at: past, ballotRoot: '00', ballotsUrl: 'b', signature: 's', publicKeyUrl: 'k' };
const schedule = { windows: { V: { opensAt: past, closesAt: future } }, version: 7 };
const vote = { votingId: 'V', optionId: 'V-1', castAt: past, creditsSpent: 1, attempt: 'a' };
const profile = {
  credits: 3,
  version: 4,
  lastChange: 'a',
  displayName: 'Ann',
  showPaidVotings: false,
  accessFilter: 'PAID',
};
const publication = {
  PK: 'TALLY#V',
  SK: 'PUBLICATION',
  tally: { total: 5, counts: [5, 0], version: 2, updatedAt: past, final: false },
};
const conflict = cancelled('TransactionConflict', 'None', 'None');
const throttled = { error: dynamoDbError('ThrottlingException') };
const failed = { error: dynamoDbError('ResourceNotFoundException') };
const stashed = {
  votingId: 'V',
  change: 'c',
  closing: {},
  isWhole: true,
  known: { schedule, current: voting },
  planned: voting,
};
const refused = cancelled(
  ['ConditionalCheckFailed', schedule],
  ['ConditionalCheckFailed', votingItem],
  ['ConditionalCheckFailed', { entryId: 'e', at: past, credits: 5, note: 'thanks' }],
);
const outcomes = [{ result: {} }, conflict, throttled, failed, refused];

type Contexts = { request?: EvaluationContext[]; response?: EvaluationContext[] };

const question = { status: 'OPEN', access: 'FREE', ascending: false, pageSize: 1, nextToken: null };
const part = {
  index: 'i',
  key: 'kind',
  value: 'VOTING',
  found: [voting, upcoming],
  cursor: 'c',
  listed: false,
};
const page = {
  time: Date.parse('2050-01-01T00:00:00Z'),
  question,
  parts: [part],
  read: [publication],
  unread: [{ PK: 'A', SK: 'B' }],
};
const listArguments = ['OPEN', 'CLOSED', 'UPCOMING'].map((status) => ({
  filter: { status, access: 'PAID', order: 'OPENING_ASC' },
  limit: 2,
  nextToken: `${past}#V`,
}));
const questions = ['OPEN', 'CLOSED', 'UPCOMING', 'DRAFT', null].flatMap((status) =>
  [true, false].flatMap((ascending) =>
    [null, 'PAID'].map((access) => ({ ...question, status, ascending, access, nextToken: `${past}#V` })),
  ),
);
const ofListField: Contexts = {
  request: [{ source: { cacheKey: 'k', question } }, { source: { cacheKey: 'k', items: [] } }],
  response: [
    { source: { cacheKey: 'k', question }, stash: page },
    { source: { cacheKey: 'k', items: [], nextToken: 't' }, stash: { ...page, parts: [] } },
  ],
};
const selected = { selectionSetList: ['items/tally', 'items/myVote'] };
const ofOwnItems: Contexts = {
  request: [{ arguments: { limit: 2, nextToken: 't' }, source: { id: 'u' } }],
  response: [{ source: { id: 'u' }, result: { items: [{ id: 'i' }], nextToken: 't' } }, throttled, failed],
};
const ofCheckout: Contexts = {
  request: [{ arguments: { id: 'c', input: { packId: 'p', provider: 'STRIPE' } } }],
  response: [
    { result: { checkout: { id: 'c', url: 'u' } } },
    { result: { error: { type: 'T', message: 'm', info: { a: 1 } } } },
    failed,
  ],
};
const moneyBack = { kind: 'REFUND', amount: 100, standing: true, stage: 'DONE', at: past, credits: 2 };
const checkout = {
  id: 'c',
  userId: 'u',
  provider: 'STRIPE',
  status: 'PAID',
  detail: 'PARTLY_REFUNDED',
  pack: { id: 'p', credits: 10, amount: 500, currency: 'EUR', label: '10 credits' },
  received: { amount: 500, currency: 'EUR' },
  returned: 100,
  redirectUrl: 'https://pay.example/1',
  paid: true,
  paidAt: past,
  charge: { id: 'ch', receiptUrl: 'https://pay.example/r', tax: 80 },
  clawbacks: {
    re_1: { ...moneyBack, request: 'c-refund-1' },
    re_2: moneyBack,
    du_1: { kind: 'DISPUTE', amount: 5, standing: true },
    none: { ...moneyBack, amount: 0 },
  },
  asked: [
    { id: 'c-refund-1', amount: 100, reason: 'r', by: 'o', at: past, key: 'k' },
    { id: 'c-refund-2', amount: 50, reason: 'r', by: 'o', at: past, refusal: 'charge_disputed' },
    { id: 'c-refund-3', amount: 50, reason: 'r', by: 'o', at: past, refundId: 're_2' },
    { id: 'c-refund-4', amount: 50, reason: 'r', by: 'o', at: past },
  ],
  createdAt: past,
  updatedAt: past,
};
const ofPayments: Contexts = {
  request: [
    { arguments: { filter: { userId: 'u' }, limit: 2 }, stash: {} },
    { arguments: { filter: { email: 'ann@example.com' } }, stash: {} },
    { arguments: { filter: { userId: 'u', email: 'ann@example.com' } }, stash: {} },
  ],
  response: [{ stash: { page: { items: [], nextToken: null } } }, { stash: {} }],
};
const ofChange = (input: Record<string, unknown>): Contexts => ({
  request: [
    { arguments: input, stash: {} },
    { arguments: input, stash: { ...stashed, committed: voting } },
    { arguments: input, stash: { known: { schedule, current: upcoming }, planned: voting, sent: true } },
    {
      arguments: input,
      stash: { ...stashed, known: { schedule, current: { ...voting, shutAt: past, change: 'c' } } },
    },
    { arguments: input, stash: { ...stashed, known: { schedule, current: null } } },
    {
      arguments: input,
      stash: { ...stashed, known: { schedule, current: drafted } },
      info: { selectionSetList: ['id'] },
    },
  ],
  response: [
    ...outcomes.map((outcome) => ({ arguments: input, stash: stashed, ...outcome })),
    ...outcomes.map((outcome) => ({
      arguments: input,
      stash: { ...stashed, isWhole: false, part: stashed.known },
      ...outcome,
    })),
    {
      arguments: input,
      result: { data: { table: [schedule, votingItem, null] }, unprocessedKeys: { table: [] } },
    },
    {
      arguments: input,
      result: { data: { table: [schedule, null, draftItem] }, unprocessedKeys: { table: [] } },
    },
  ],
});
const committed: Contexts = {
  request: [{}],
  response: [{ stash: { committed: voting } }, { stash: { committed: drafted } }],
};
const input = {
  id: 'V',
  title: 'Dinner?',
  description: 'When?',
  imageUrl: `https://vote.example.com/pictures/${'0a'.repeat(16)}/large`,
  access: 'PAID',
  opensAt: '2101-01-02T00:00:00.000Z',
  closesAt: future,
  options: [
    { label: 'Now', imageUrl: `https://vote.example.com/pictures/${'0b'.repeat(16)}/large` },
    { label: 'Later', imageUrl: null },
  ],
};
const changes = {
  title: 'Dinner?',
  description: 'When?',
  imageUrl: 'https://example.com/dinner.png',
  access: 'PAID',
  opensAt: '2101-01-02T00:00:00.000Z',
  closesAt: '2101-03-03T00:00:00.000Z',
  options: [option],
};
const grant = { id: 'e', kind: 'GRANT', credits: 5, at: past, note: 'thanks' };
const grantee = { ...profile, granted: 5 };
const givenBefore = { entryId: 'e', at: past, credits: 5, note: 'thanks', by: 'o', balance: 8, version: 5 };
const asked = { key: { PK: 'USER#o', SK: 'REQUEST#createVoting#k' }, content: 'asked' };
const act = {
  id: 'a',
  at: past,
  by: 'o',
  action: 'GRANT_CREDITS',
  votingId: 'V',
  userId: 'u',
  reason: 'thanks',
  before: { granted: 0 },
  after: { granted: 5 },
};
const granted = { input: { userId: 'u', credits: 5, reason: 'thanks', idempotencyKey: 'k' } };

/** By the name of the file, without its ending. */
export const contexts: Record<string, Contexts> = {
  ...messageContexts,
  'Mutation.cancelCheckout': ofCheckout,
  'Mutation.castVote': {
    request: [{ arguments: { input: { votingId: 'V', optionId: 'V-1' } } }],
    response: [{ stash: { recorded: true, receipt: vote } }],
  },
  'Mutation.closeVoting': committed,
  'Mutation.completeCheckout': ofCheckout,
  'Mutation.createCheckout': ofCheckout,
  'Mutation.createImageUpload': {
    request: [{ arguments: { input: { contentType: 'image/png', bytes: 5 } } }],
    response: [
      { result: { upload: { uploadUrl: 'u', fields: { key: 'k' }, imageUrl: 'i' } } },
      ...(ofCheckout.response ?? []),
    ],
  },
  'Mutation.createVoting': {
    request: [
      { arguments: { input } },
      {
        arguments: {
          input: { ...input, title: '', options: [], draft: true, voters: { domains: ['a.example'] } },
        },
        info: { selectionSetList: ['id'] },
      },
    ],
    response: committed.response,
  },
  'Mutation.deleteAccount': {
    request: [{}],
    response: [{ result: { account: { id: 'u' } } }, ...(ofCheckout.response ?? [])],
  },
  'Mutation.inviteVoters': {
    request: [{ arguments: { input: { votingId: 'V', addresses: ['a@example.com'] } } }],
    response: [
      { result: { invited: { votingId: 'V', invited: 1, refused: [] } } },
      ...(ofCheckout.response ?? []),
    ],
  },
  'Mutation.deleteVoting': committed,
  'Mutation.grantCredits': {
    request: [
      { arguments: granted },
      { arguments: { input: { email: 'ann@example.com', credits: -5, reason: 'mistaken' } } },
    ],
    response: [{ stash: { answer: { userId: 'u', credits: 5, version: 1 } } }, { stash: {} }],
  },
  'Mutation.publishCredits': {
    request: [{ arguments: { input: { userId: 'u', credits: 5, version: 1 } } }],
    response: [{ result: { userId: 'u', credits: 5, version: 1 } }],
  },
  'Mutation.publishTally': {
    request: [{ arguments: { input: { votingId: 'V', total: 5 } } }],
    response: [{ result: { votingId: 'V', total: 5 } }],
  },
  'Mutation.publishWall': {
    request: [{ arguments: { input: { at: 'now', tallies: [{ votingId: 'V', total: 5 }] } } }],
    response: [{ result: { at: 'now', tallies: [{ votingId: 'V', total: 5 }] } }],
  },
  'Mutation.updateProfile': {
    request: [
      {
        arguments: {
          input: {
            displayName: 'Ann',
            showPaidVotings: false,
            accessFilter: 'FREE',
            reminders: false,
            updates: true,
          },
        },
      },
    ],
    response: [{ prev: { result: profile } }],
  },
  'Mutation.updateVoting': {
    request: [
      { arguments: { input } },
      { arguments: { input: { ...input, draft: true, voters: { invitedOnly: true } } } },
    ],
    response: committed.response,
  },
  'Mutation.refundCheckout': { request: [{}], response: [{ prev: { result: { id: 'c' } } }] },
  'Profile.checkouts': {
    request: ofOwnItems.request,
    response: [
      ...(ofOwnItems.response ?? []),
      { source: { id: 'u' }, result: { items: [checkout], nextToken: 't' } },
    ],
  },
  'Profile.creditHistory': ofOwnItems,
  'Profile.votes': ofOwnItems,
  'Query.auditTrail': {
    request: [
      { arguments: { limit: 2, nextToken: 't' } },
      { arguments: { votingId: 'V' } },
      { arguments: { onlyCredits: true } },
    ],
    response: [
      { result: { items: [act, { ...act, after: { a: null } }], nextToken: 't' } },
      throttled,
      failed,
    ],
  },
  'Query.ballotProof': {
    request: [
      { arguments: { votingId: 'V', ballotId: '00000000-0000-4000-8000-000000000000' } },
      { arguments: { votingId: 'V', ballotId: 'b' } },
    ],
    response: [{ result: { ballotId: 'b' } }, { result: null }, failed],
  },
  'Query.checkout': {
    request: [{ arguments: { id: 'c' } }],
    response: [{ result: { id: 'c' } }, { result: checkout }, { result: null }, failed],
  },
  'Query.creditPacks': {
    request: [{}],
    response: [
      {
        env: {
          CREDIT_PACKS_1:
            '[{"id":"a","credits":1,"label":"a","prices":{"EUR":50},' +
            '"promotions":[{"from":"2001-01-01T00:00:00.000Z","until":"2101-01-01T00:00:00.000Z","prices":{"EUR":40}}]}]',
        },
      },
      {},
    ],
  },
  'Query.me': { request: [{}], response: [{ result: profile }, throttled, failed] },
  'Query.payments': ofPayments,
  'Query.paymentTotals': {
    request: [
      { arguments: { from: '2001-02-03', to: '2001-02-04' } },
      { arguments: { from: '2001-02-03Z', to: '2001-02-02' } },
      { arguments: { from: '2001-02-03', to: '2002-02-03' } },
    ],
    response: [
      { result: { totals: [] } },
      { result: { error: { type: 'T', message: 'm', info: { a: 1 } } } },
      failed,
    ],
  },
  'Query.draft': {
    request: [{ arguments: { id: 'D' } }],
    response: [{ result: draftItem }, { result: null }, failed],
  },
  'Query.health': {
    request: [{}],
    response: [{ result: { asOf: null, refused: [] } }, failed],
  },
  'Query.statements': {
    request: [{ arguments: { limit: 12 } }, { arguments: { limit: 51 } }, { arguments: { nextToken: 'N' } }],
    response: [{ result: { items: [], nextToken: 'N' } }, { arguments: { nextToken: 'N' }, ...failed }],
  },
  'Query.statementDifferences': {
    request: [
      { arguments: { month: '2001-02', revision: 1 } },
      { arguments: { month: '2001-02', revision: 1, nextToken: 'N' } },
      { arguments: { month: 'February', revision: 1 } },
      { arguments: { month: '2001-02', revision: 0 } },
    ],
    response: [{ result: { items: [] } }, { arguments: { nextToken: 'N' }, ...failed }],
  },
  'Query.voting': {
    request: [{ arguments: { id: 'V' } }],
    response: [
      { result: votingItem },
      { result: { ...votingItem, ...upcoming } },
      { result: { ...votingItem, recount, proof } },
      { result: { ...votingItem, recount, proof: { ...proof, version: 1 } } },
      failed,
    ],
  },
  'Query.votingByCode': {
    request: [{ arguments: { code: ' abc-234 ' } }, { arguments: { code: 'O10' } }],
    response: [{ stash: { voting } }, { stash: { code: 'ABC234' } }],
  },
  'Query.votings': {
    request: listArguments.map((each) => ({ arguments: each })),
    response: [
      { stash: page, info: selected },
      { stash: page, info: selected, identity: null },
    ],
  },
  'Subscription.onCredits': { request: [{ arguments: { userId: 'u' } }], response: [{}] },
  'Subscription.onVoting': { request: [{}], response: [{}] },
  'Subscription.onVotingDeleted': { request: [{}], response: [{}] },
  'VoteReceipt.credits': { request: [{}], response: [{ prev: { result: 5 } }] },
  'Voting.myVote': {
    request: [{ source: { id: 'V' } }, { source: { id: 'V', myVote: vote } }],
    response: [{ result: vote }, failed],
  },
  'Voting.tally': {
    request: [
      { source: voting },
      { source: { ...voting, tally: { total: 5 } } },
      { source: hiding },
      { source: { ...hiding, myVote: vote } },
      { source: hiding, identity: null },
    ],
    response: [
      { source: voting, result: publication },
      { source: hiding, result: null },
      { source: { ...hiding, myVote: vote }, result: publication },
      ...[vote, null].map((own) => ({
        source: hiding,
        stash: { withVote: true },
        result: { data: { table: [null, own] }, unprocessedKeys: { table: [] } },
      })),
      failed,
    ],
  },
  'Voting.status': {
    request: [{ source: voting }, { source: { ...voting, status: 'DRAFT' } }],
    response: [{ result: 'OPEN' }],
  },
  'VotingConnection.items': ofListField,
  'VotingConnection.nextToken': ofListField,
  'Voting.invited': {
    request: [
      { source: { ...voting, voters: { invitedOnly: true, domains: [] } } },
      { source: { ...voting, voters: null } },
    ],
    response: [{ result: { count: 3 } }, failed],
  },
  'Voting.minutesWithVotes': {
    request: [
      { source: voting, arguments: { from: past } },
      { source: { ...voting, status: 'UPCOMING' }, arguments: {} },
    ],
    response: [
      {
        source: voting,
        result: {
          items: [{ PK: 'SERIES#V', SK: 'MINUTE#2001-02-03T04:05Z#SLOT#0', n1: 5 }],
          nextToken: 'more',
        },
      },
      {
        source: hiding,
        result: { items: [{ PK: 'SERIES#V', SK: 'MINUTE#2001-02-03T04:05Z#SLOT#0', n1: 5 }] },
      },
      failed,
    ],
  },
  'Voting.votesByMinute': {
    request: [{ source: voting, arguments: { last: 3, before: '2001-02-03T04:09:06.000Z' } }],
    response: [
      {
        source: voting,
        stash: { minutes: [Date.parse('2001-02-03T04:05:00Z')] },
        result: { items: [{ PK: 'MINUTES#V', SK: '2001-02-03T04:05#0', n1: 5 }] },
      },
      failed,
    ],
  },
  'steps/commitClosing': ofChange({ id: 'V' }),
  'steps/commitDeletion': ofChange({ id: 'V' }),
  'steps/commitNewVoting': {
    request: [
      ...(ofChange({ input }).request ?? []),
      { arguments: { input }, stash: { ...stashed, request: asked } },
      { arguments: { input }, stash: { ...stashed, request: asked, known: { schedule, current: null } } },
      { arguments: { input }, stash: { ...stashed, isRepeated: true } },
      { arguments: { input }, stash: { ...stashed, unneeded: past } },
    ],
    response: [
      ...(ofChange({ input }).response ?? []),
      ...['asked', 'other'].map((content) => ({
        arguments: { input },
        stash: { votingId: 'V', change: 'c', planned: voting, request: asked },
        result: {
          data: { table: [schedule, null, null, { votingId: 'W', content }] },
          unprocessedKeys: { table: [] },
        },
      })),
      { arguments: { input }, stash: { ...stashed, unneeded: past }, result: {} },
    ],
  },
  'steps/commitUpdate': {
    ...ofChange({ input }),
    request: [
      ...[voting, upcoming].map((current) => ({
        arguments: { input },
        stash: {
          changes,
          known: { schedule, current },
          plan: {
            voting: { ...current, title: 'Dinner?', version: current.version + 1 },
            status: current === upcoming ? 'UPCOMING' : 'OPEN',
          },
        },
      })),
      ...[{ draft: true }, { draft: undefined, opensAt: past, closesAt: future }].map((becomes) => ({
        arguments: { input },
        info: { selectionSetList: ['id'] },
        stash: {
          change: 'c',
          action: 'CHANGE_VOTING',
          changes,
          known: { schedule, current: { ...drafted, change: 'b' } },
          plan: { voting: { ...drafted, ...becomes, version: 2 }, status: 'DRAFT' },
          ofDraft: [],
        },
      })),
    ],
  },
  'steps/planUpdate': {
    request: [
      { arguments: { input }, stash: { votingId: 'V', changes } },
      ...[voting, upcoming].map((current) => ({
        arguments: { input },
        stash: { changes, known: { schedule, current } },
      })),
      ...[false, true].map((draft) => ({
        arguments: { input },
        info: { selectionSetList: ['id'] },
        stash: { changes: { ...changes, draft, voters: null }, known: { schedule, current: drafted } },
      })),
    ],
    response: [
      {
        arguments: { input },
        stash: { votingId: 'V', changes },
        result: { data: { table: [schedule, upcoming, null] }, unprocessedKeys: { table: [] } },
      },
      throttled,
      failed,
    ],
  },
  'steps/findVote': {
    request: [{ stash: { receipt: vote, attempt: 'a' } }, { stash: { receipt: vote, recorded: true } }],
    response: [
      { stash: { attempt: 'a' }, result: vote },
      { stash: { attempt: 'a', closed: { opensAt: past, closesAt: past } }, result: vote },
      throttled,
      failed,
    ],
  },
  'steps/giveCredits': {
    request: [
      { arguments: granted, stash: { grant, userId: 'u' } },
      { arguments: granted, stash: { grant, userId: 'u', known: { profile: grantee } } },
      {
        arguments: granted,
        stash: { grant: { ...grant, credits: -5 }, userId: 'u', known: { profile: grantee } },
      },
    ],
    response: [
      ...outcomes.map((outcome) => ({
        arguments: granted,
        stash: { grant, userId: 'u', known: { profile: grantee } },
        ...outcome,
      })),
      ...[null, givenBefore].map((given) => ({
        arguments: granted,
        stash: { grant, userId: 'u' },
        result: { data: { table: [grantee, given] }, unprocessedKeys: { table: [] } },
      })),
      {
        arguments: granted,
        stash: { grant, userId: 'u', known: { profile: grantee } },
        ...cancelled(['ConditionalCheckFailed', grantee], 'None', 'None', 'None', 'None'),
      },
      {
        arguments: granted,
        stash: { grant, userId: 'u', known: { profile: grantee } },
        ...cancelled('None', 'None', 'None', ['ConditionalCheckFailed', null], 'None'),
      },
    ],
  },
  'steps/findVoter': {
    request: [
      { stash: { name: { userId: 'u' } } },
      { stash: { name: { email: 'ann@example.com' } } },
      { stash: {} },
    ],
    response: [
      { result: { userId: 'u' } },
      { result: {} },
      { result: { error: { type: 'T', message: 'm', info: { a: 1 } } } },
      failed,
    ],
  },
  'steps/listVotings': {
    request: questions.map((each) => ({ stash: { time: page.time, question: each } })),
    response: [
      ...questions.map((each) => ({
        stash: { ...page, question: each },
        result: { items: [each.status === 'DRAFT' ? draftItem : votingItem], nextToken: 'n' },
      })),
      { stash: page, ...throttled },
      { stash: page, ...failed },
    ],
  },
  'steps/listPayments': {
    request: [
      {
        arguments: {
          filter: { from: '2001-02-03', to: '2001-02-04', status: 'PAID', provider: 'STRIPE' },
          limit: 2,
          nextToken: '2001-02-03T04:05:06.000Z#01',
        },
        stash: { userId: 'u' },
      },
      { arguments: { filter: {}, nextToken: 'x' }, stash: {} },
    ],
    response: [
      { stash: {}, result: { payments: { items: [], nextToken: null } } },
      { stash: {}, result: { error: { type: 'T', message: 'm', info: { a: 1 } } } },
      { stash: {}, ...failed },
    ],
  },
  'steps/refundPayment': ofCheckout,
  'steps/readBalance': {
    request: [{ source: vote }],
    response: [{ source: vote, result: profile }, { source: { ...vote, creditsSpent: 0 } }, failed],
  },
  'steps/readBalanceConsistently': {
    request: [{ prev: { result: 5 } }],
    response: [{ result: profile }, failed],
  },
  'steps/readGate': {
    request: [
      { arguments: { input: { votingId: 'V', optionId: 'V-1' } }, stash: { turn: 0 } },
      { arguments: { input: { votingId: 'V' } }, stash: { due: 'ACCOUNT' } },
      { arguments: { input: { votingId: 'V' } }, stash: { due: 'INVITATION', person: 'p' } },
      { arguments: { input: { votingId: 'V', optionId: 'V-1' } }, stash: { turn: 0, receipt: vote } },
    ],
    response: [
      {
        arguments: { input: { votingId: 'V', optionId: 'V-1' } },
        result: { opensAt: past, closesAt: future, access: 'PAID', optionIds: ['V-1'] },
        stash: { attempt: 'a', castAt: Date.parse('2050-01-01T00:00:00Z'), turn: 0 },
      },
      {
        arguments: { input: { votingId: 'V', optionId: 'V-1', expectedCost: 1, idempotencyKey: 'k' } },
        result: { opensAt: past, closesAt: future, access: 'PAID', optionIds: ['V-1'] },
        stash: { attempt: 'a', castAt: Date.parse('2102-01-01T00:00:00Z'), turn: 0 },
      },
      {
        arguments: { input: { votingId: 'V', optionId: 'V-1' } },
        result: {
          opensAt: past,
          closesAt: future,
          access: 'FREE',
          optionIds: ['V-1'],
          departedAt: past,
          voters: { domains: ['example.com'], invitedOnly: true },
        },
        stash: { attempt: 'a', castAt: Date.parse('2050-01-01T00:00:00Z'), turn: 0 },
      },
      ...[{ expiresAt: 5 }, { expiresAt: 5, closed: true }].map((closure) => ({
        result: { data: { table: [closure, { person: 'p', domain: 'example.org' }] }, unprocessedKeys: {} },
        stash: { due: 'ACCOUNT', voters: { domains: ['example.com'], invitedOnly: true } },
      })),
      {
        result: { data: { table: [null, null] }, unprocessedKeys: { table: [] } },
        stash: { due: 'ACCOUNT' },
      },
      ...[null, {}].map((result) => ({ result, stash: { due: 'INVITATION' } })),
      { stash: { attempt: 'a', castAt: 0, turn: 0 }, ...throttled },
      failed,
    ],
  },
  'steps/refuseClosedAccount': {
    request: [{}],
    response: [
      { result: null },
      { result: { expiresAt: 5 } },
      { result: { expiresAt: 5, closed: true } },
      failed,
    ],
  },
  'steps/readOwnProfile': { request: [{}], response: [{ result: profile }, throttled, failed] },
  'steps/writePreferences': {
    request: [
      { stash: { chosen: { displayName: 'Ann' }, removed: ['accessFilter'] } },
      { stash: { chosen: {}, removed: [] } },
    ],
    response: [{}, throttled, failed, cancelled('None', 'ConditionalCheckFailed')],
  },
  'steps/readPreferences': {
    request: [{ stash: page }, { stash: { ...page, question: { ...question, access: null } } }],
    response: [{ stash: page, result: profile }, failed],
  },
  'steps/readDetails': {
    request: [
      { stash: { ...page, unread: undefined }, info: selected },
      { stash: page, info: selected },
    ],
    response: [
      { stash: page, result: { data: { table: [publication, null] }, unprocessedKeys: { table: [] } } },
      throttled,
      failed,
    ],
  },
  'steps/readJoinCode': {
    request: [{ stash: { code: 'ABC234' } }],
    response: [
      { stash: { code: 'ABC234' }, result: { votingId: 'V' } },
      { stash: { code: 'ABC234' } },
      failed,
    ],
  },
  'steps/readJoinedVoting': {
    request: [{ stash: { votingId: 'V' } }],
    response: [{ stash: { votingId: 'V' }, result: votingItem }, { stash: { votingId: 'V' } }, failed],
  },
  'steps/recordVote': {
    request: [
      { stash: { receipt: vote, attempt: 'a' } },
      { stash: { receipt: vote, attempt: 'a', unread: 'VOTE' } },
      { stash: { receipt: vote, attempt: 'a', unread: 'PROFILE' } },
    ],
    response: [
      ...outcomes.map((outcome) => ({ stash: { receipt: vote, attempt: 'a' }, ...outcome })),
      { error: dynamoDbError('ConditionalCheckFailedException'), result: vote },
      { stash: { attempt: 'a' }, ...cancelled(['ConditionalCheckFailed', vote], 'None') },
      { stash: { attempt: 'a' }, ...cancelled('None', ['ConditionalCheckFailed', profile]) },
      { stash: { receipt: vote, attempt: 'a', unread: 'VOTE' }, result: vote },
      { stash: { receipt: vote, attempt: 'a', unread: 'PROFILE' }, result: profile },
    ],
  },
};
