/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from './types';

import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AddPushDeviceMutationVariables = Exact<{
  input: Types.AddPushDeviceInput;
}>;


export type AddPushDeviceMutation = { addPushDevice: string };

export type CancelCheckoutMutationVariables = Exact<{
  id: string;
}>;


export type CancelCheckoutMutation = { cancelCheckout: { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string, regularAmount: number | null, until: string | null }, received: { amount: number, currency: string } | null } };

export type CastVoteMutationVariables = Exact<{
  input: Types.CastVoteInput;
}>;


export type CastVoteMutation = { castVote: { votingId: string, optionId: string, castAt: string, creditsSpent: number, ballotId: string } };

export type CastVoteAndReadCreditsMutationVariables = Exact<{
  input: Types.CastVoteInput;
}>;


export type CastVoteAndReadCreditsMutation = { castVote: { votingId: string, optionId: string, castAt: string, creditsSpent: number, ballotId: string, credits: number } };

export type CloseVotingMutationVariables = Exact<{
  id: string;
}>;


export type CloseVotingMutation = { closeVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } } };

export type CompleteCheckoutMutationVariables = Exact<{
  id: string;
}>;


export type CompleteCheckoutMutation = { completeCheckout: { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string, regularAmount: number | null, until: string | null }, received: { amount: number, currency: string } | null } };

export type CreateCheckoutMutationVariables = Exact<{
  input: Types.CreateCheckoutInput;
}>;


export type CreateCheckoutMutation = { createCheckout: { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string, regularAmount: number | null, until: string | null }, received: { amount: number, currency: string } | null } };

export type CreateImageUploadMutationVariables = Exact<{
  input: Types.CreateImageUploadInput;
}>;


export type CreateImageUploadMutation = { createImageUpload: { uploadUrl: string, fields: string, imageUrl: string } };

export type CreateVotingMutationVariables = Exact<{
  input: Types.CreateVotingInput;
}>;


export type CreateVotingMutation = { createVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, voters: { domains: Array<string>, invitedOnly: boolean } | null, draft: { opensAt: string | null, closesAt: string | null } | null, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } } };

export type DeleteAccountMutationVariables = Exact<{ [key: string]: never; }>;


export type DeleteAccountMutation = { deleteAccount: { id: string, credits: number } };

export type DeleteVotingMutationVariables = Exact<{
  id: string;
}>;


export type DeleteVotingMutation = { deleteVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } } };

export type FollowVotingMutationVariables = Exact<{
  votingId: string;
}>;


export type FollowVotingMutation = { followVoting: { votingId: string, following: boolean } };

export type GrantCreditsMutationVariables = Exact<{
  input: Types.GrantCreditsInput;
}>;


export type GrantCreditsMutation = { grantCredits: { userId: string, credits: number, version: number } };

export type InviteVotersMutationVariables = Exact<{
  input: Types.InviteVotersInput;
}>;


export type InviteVotersMutation = { inviteVoters: { votingId: string, invited: number, refused: Array<string> } };

export type MarkMessagesReadMutationVariables = Exact<{
  upTo: string;
}>;


export type MarkMessagesReadMutation = { markMessagesRead: string };

export type PublishCreditsMutationVariables = Exact<{
  input: Types.PublishCreditsInput;
}>;


export type PublishCreditsMutation = { publishCredits: { userId: string, credits: number, version: number } };

export type PublishMessageMutationVariables = Exact<{
  input: Types.PublishMessageInput;
}>;


export type PublishMessageMutation = { publishMessage: { id: string, kind: Types.MessageKind, votingId: string, title: string, access: Types.VotingAccess, at: string, until: string, text: string | null } };

export type PublishTallyMutationVariables = Exact<{
  input: Types.PublishTallyInput;
}>;


export type PublishTallyMutation = { publishTally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } };

export type PublishWallMutationVariables = Exact<{
  input: Types.PublishWallInput;
}>;


export type PublishWallMutation = { publishWall: { at: string, tallies: Array<{ votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> }> } };

export type RefundCheckoutMutationVariables = Exact<{
  input: Types.RefundCheckoutInput;
}>;


export type RefundCheckoutMutation = { refundCheckout: { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, receipt: { number: string, issuedAt: string, providerReference: string | null, providerUrl: string | null, total: { amount: number, currency: string }, tax: { amount: number, currency: string } | null, returned: { amount: number, currency: string }, moneyBack: Array<{ id: string, kind: Types.MoneyBackKind, status: Types.MoneyBackStatus, amount: number, credits: number, at: string | null }> } | null, pack: { id: string, credits: number, amount: number, currency: string, label: string, regularAmount: number | null, until: string | null }, received: { amount: number, currency: string } | null } };

export type RemovePushDeviceMutationVariables = Exact<{
  endpoint: string;
}>;


export type RemovePushDeviceMutation = { removePushDevice: string };

export type SendUpdateMutationVariables = Exact<{
  input: Types.SendUpdateInput;
}>;


export type SendUpdateMutation = { sendUpdate: { id: string, kind: Types.MessageKind, votingId: string, title: string, access: Types.VotingAccess, at: string, until: string, text: string | null } };

export type UnfollowVotingMutationVariables = Exact<{
  votingId: string;
}>;


export type UnfollowVotingMutation = { unfollowVoting: { votingId: string, following: boolean } };

export type UpdateProfileMutationVariables = Exact<{
  input: Types.UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { id: string, email: string | null, displayName: string | null, credits: number, showPaidVotings: boolean, accessFilter: Types.VotingAccess | null, reminders: boolean, updates: boolean } };

export type UpdateVotingMutationVariables = Exact<{
  input: Types.UpdateVotingInput;
}>;


export type UpdateVotingMutation = { updateVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, voters: { domains: Array<string>, invitedOnly: boolean } | null, draft: { opensAt: string | null, closesAt: string | null } | null, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } } };

export type AuditTrailQueryVariables = Exact<{
  votingId?: string | null | undefined;
  onlyCredits?: boolean | null | undefined;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type AuditTrailQuery = { auditTrail: { nextToken: string | null, items: Array<{ id: string, at: string, by: string, action: Types.AuditAction, votingId: string | null, userId: string | null, reason: string | null, before: string | null, after: string | null }> } };

export type BallotProofQueryVariables = Exact<{
  votingId: string;
  ballotId: string;
}>;


export type BallotProofQuery = { ballotProof: { ballotId: string, optionId: string, index: number, path: Array<string>, root: string } | null };

export type CheckoutQueryVariables = Exact<{
  id: string;
}>;


export type CheckoutQuery = { checkout: { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string, regularAmount: number | null, until: string | null }, received: { amount: number, currency: string } | null } | null };

export type CheckoutReceiptQueryVariables = Exact<{
  id: string;
}>;


export type CheckoutReceiptQuery = { checkout: { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, receipt: { number: string, issuedAt: string, providerReference: string | null, providerUrl: string | null, total: { amount: number, currency: string }, tax: { amount: number, currency: string } | null, returned: { amount: number, currency: string }, moneyBack: Array<{ id: string, kind: Types.MoneyBackKind, status: Types.MoneyBackStatus, amount: number, credits: number, at: string | null }> } | null, pack: { id: string, credits: number, amount: number, currency: string, label: string, regularAmount: number | null, until: string | null }, received: { amount: number, currency: string } | null } | null };

export type CreditPacksQueryVariables = Exact<{ [key: string]: never; }>;


export type CreditPacksQuery = { creditPacks: Array<{ id: string, credits: number, amount: number, currency: string, label: string, regularAmount: number | null, until: string | null }> };

export type DraftQueryVariables = Exact<{
  id: string;
}>;


export type DraftQuery = { draft: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, voters: { domains: Array<string>, invitedOnly: boolean } | null, draft: { opensAt: string | null, closesAt: string | null } | null, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } } | null };

export type DraftsQueryVariables = Exact<{
  filter?: Types.VotingFilter | null | undefined;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type DraftsQuery = { votings: { nextToken: string | null, items: Array<{ id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, voters: { domains: Array<string>, invitedOnly: boolean } | null, draft: { opensAt: string | null, closesAt: string | null } | null, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } }> } };

export type HealthQueryVariables = Exact<{ [key: string]: never; }>;


export type HealthQuery = { health: { asOf: string | null, lagSeconds: number | null, talliesTold: boolean | null, paymentsWaitSeconds: number | null, paymentsGivenUp: number | null, purchasesOverdue: number | null, refundsInDoubt: number | null, differences: number | null, statementMonth: string | null, refused: Array<{ reason: Types.RefusalReason, count: number }> | null } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, email: string | null, displayName: string | null, credits: number, showPaidVotings: boolean, accessFilter: Types.VotingAccess | null, reminders: boolean, updates: boolean } };

export type MyVotesQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type MyVotesQuery = { me: { id: string, votes: { nextToken: string | null, items: Array<{ votingId: string, optionId: string, castAt: string, creditsSpent: number, ballotId: string }> } } };

export type MyCreditHistoryQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type MyCreditHistoryQuery = { me: { id: string, credits: number, creditHistory: { nextToken: string | null, items: Array<{ id: string, kind: Types.CreditEntryKind, credits: number, at: string, reference: string | null, note: string | null }> } } };

export type MyCheckoutsQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type MyCheckoutsQuery = { me: { id: string, checkouts: { nextToken: string | null, items: Array<{ id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string, regularAmount: number | null, until: string | null }, received: { amount: number, currency: string } | null }> } } };

export type MessagesQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type MessagesQuery = { messages: { nextToken: string | null, readUpTo: string | null, items: Array<{ id: string, kind: Types.MessageKind, votingId: string, title: string, access: Types.VotingAccess, at: string, until: string, text: string | null }> } };

export type BellQueryVariables = Exact<{
  limit?: number | null | undefined;
}>;


export type BellQuery = { me: { id: string, follows: Array<string> }, messages: { nextToken: string | null, readUpTo: string | null, items: Array<{ id: string, kind: Types.MessageKind, votingId: string, title: string, access: Types.VotingAccess, at: string, until: string, text: string | null }> } };

export type PaymentTotalsQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type PaymentTotalsQuery = { paymentTotals: Array<{ day: string, provider: Types.PaymentProvider, currency: string, payments: number, received: number, returned: number, disputed: number, credits: number }> };

export type PaymentsQueryVariables = Exact<{
  filter?: Types.PaymentFilter | null | undefined;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type PaymentsQuery = { payments: { nextToken: string | null, items: Array<{ userId: string, credits: number, refundable: number, disputed: number, checkout: { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, receipt: { number: string, issuedAt: string, providerReference: string | null, providerUrl: string | null, total: { amount: number, currency: string }, tax: { amount: number, currency: string } | null, returned: { amount: number, currency: string }, moneyBack: Array<{ id: string, kind: Types.MoneyBackKind, status: Types.MoneyBackStatus, amount: number, credits: number, at: string | null }> } | null, pack: { id: string, credits: number, amount: number, currency: string, label: string, regularAmount: number | null, until: string | null }, received: { amount: number, currency: string } | null }, refunds: Array<{ id: string, amount: number, reason: string, by: string, at: string, status: Types.MoneyBackStatus, refusal: string | null }> }> } };

export type PushKeyQueryVariables = Exact<{ [key: string]: never; }>;


export type PushKeyQuery = { pushKey: string };

export type StatementDifferencesQueryVariables = Exact<{
  month: string;
  revision: number;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type StatementDifferencesQuery = { statementDifferences: { nextToken: string | null, items: Array<{ kind: string, provider: Types.PaymentProvider | null, reference: string | null, checkoutId: string | null, userId: string | null, ours: string | null, theirs: string | null }> } };

export type StatementDifferenceFieldsFragment = { kind: string, provider: Types.PaymentProvider | null, reference: string | null, checkoutId: string | null, userId: string | null, ours: string | null, theirs: string | null };

export type StatementsQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type StatementsQuery = { statements: { nextToken: string | null, items: Array<{ month: string, revision: number, madeAt: string, differenceCount: number, credits: { opening: number, sold: number, spent: number, given: number, corrected: number, refunded: number, disputed: number, givenUp: number, closing: number }, money: Array<{ provider: Types.PaymentProvider, currency: string, opening: { received: number, returned: number, disputed: number }, movement: { received: number, returned: number, disputed: number }, closing: { received: number, returned: number, disputed: number } }>, comparisons: Array<{ provider: Types.PaymentProvider, currency: string, theirs: { received: number, returned: number, disputed: number }, ours: { received: number, returned: number, disputed: number } }> }> } };

export type StatementFieldsFragment = { month: string, revision: number, madeAt: string, differenceCount: number, credits: { opening: number, sold: number, spent: number, given: number, corrected: number, refunded: number, disputed: number, givenUp: number, closing: number }, money: Array<{ provider: Types.PaymentProvider, currency: string, opening: { received: number, returned: number, disputed: number }, movement: { received: number, returned: number, disputed: number }, closing: { received: number, returned: number, disputed: number } }>, comparisons: Array<{ provider: Types.PaymentProvider, currency: string, theirs: { received: number, returned: number, disputed: number }, ours: { received: number, returned: number, disputed: number } }> };

export type MoneyPositionFieldsFragment = { received: number, returned: number, disputed: number };

export type VotingQueryVariables = Exact<{
  id: string;
}>;


export type VotingQuery = { voting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, myVote: { votingId: string, optionId: string, castAt: string, creditsSpent: number, ballotId: string } | null, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } } | null };

export type PublicVotingQueryVariables = Exact<{
  id: string;
}>;


export type PublicVotingQuery = { voting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } } | null };

export type VotesByMinuteQueryVariables = Exact<{
  id: string;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type VotesByMinuteQuery = { voting: { tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> }, votesByMinute: Array<{ minute: string, votes: number }> } | null };

export type MinutesWithVotesQueryVariables = Exact<{
  id: string;
  from?: string | null | undefined;
}>;


export type MinutesWithVotesQuery = { voting: { minutesWithVotes: { next: string | null, minutes: Array<{ minute: string, votes: number, counts: Array<{ votes: number }> }> } | null } | null };

export type VotingReportQueryVariables = Exact<{
  id: string;
}>;


export type VotingReportQuery = { voting: { invited: number | null, voters: { domains: Array<string>, invitedOnly: boolean } | null, result: { ballotRoot: string, ballotsUrl: string } | null } | null };

export type VotingResultQueryVariables = Exact<{
  id: string;
}>;


export type VotingResultQuery = { voting: { result: { votingId: string, total: number, ballotRoot: string, ballotsUrl: string, signature: string, publicKeyUrl: string, counts: Array<{ optionId: string, votes: number }> } | null } | null };

export type VotingByCodeQueryVariables = Exact<{
  code: string;
}>;


export type VotingByCodeQuery = { votingByCode: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, myVote: { votingId: string, optionId: string, castAt: string, creditsSpent: number, ballotId: string } | null, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } } };

export type PublicVotingByCodeQueryVariables = Exact<{
  code: string;
}>;


export type PublicVotingByCodeQuery = { votingByCode: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } } };

export type VotingsQueryVariables = Exact<{
  filter?: Types.VotingFilter | null | undefined;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type VotingsQuery = { votings: { nextToken: string | null, items: Array<{ id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, myVote: { votingId: string, optionId: string, castAt: string, creditsSpent: number, ballotId: string } | null, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } }> } };

export type PublicVotingsQueryVariables = Exact<{
  filter?: Types.VotingFilter | null | undefined;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type PublicVotingsQuery = { votings: { nextToken: string | null, items: Array<{ id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } }> } };

export type OnCreditsSubscriptionVariables = Exact<{
  userId: string;
}>;


export type OnCreditsSubscription = { onCredits: { userId: string, credits: number, version: number } | null };

export type OnMessageSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnMessageSubscription = { onMessage: { id: string, kind: Types.MessageKind, votingId: string, title: string, access: Types.VotingAccess, at: string, until: string, text: string | null } | null };

export type OnTallySubscriptionVariables = Exact<{
  votingId: string;
}>;


export type OnTallySubscription = { onTally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } | null };

export type OnEveryTallySubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnEveryTallySubscription = { onTally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } | null };

export type OnVotingSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnVotingSubscription = { onVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } } | null };

export type OnVotingDeletedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnVotingDeletedSubscription = { onVotingDeleted: { id: string } | null };

export type StillThereSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type StillThereSubscription = { onVotingDeleted: { id: string } | null };

export type OnWallSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnWallSubscription = { onWall: { at: string, tallies: Array<{ votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> }> } | null };

export type TallyFieldsFragment = { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> };

export type WallFieldsFragment = { at: string, tallies: Array<{ votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> }> };

export type VotingFieldsFragment = { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } };

export type DraftFieldsFragment = { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, code: string, status: Types.VotingStatus, opensAt: string, closesAt: string, results: Types.ResultsVisibility, createdAt: string, updatedAt: string, voters: { domains: Array<string>, invitedOnly: boolean } | null, draft: { opensAt: string | null, closesAt: string | null } | null, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, hidden: boolean, counts: Array<{ optionId: string, votes: number }> } };

export type CreditEntryFieldsFragment = { id: string, kind: Types.CreditEntryKind, credits: number, at: string, reference: string | null, note: string | null };

export type MessageFieldsFragment = { id: string, kind: Types.MessageKind, votingId: string, title: string, access: Types.VotingAccess, at: string, until: string, text: string | null };

export type VoteFieldsFragment = { votingId: string, optionId: string, castAt: string, creditsSpent: number, ballotId: string };

export type CreditPackFieldsFragment = { id: string, credits: number, amount: number, currency: string, label: string, regularAmount: number | null, until: string | null };

export type CheckoutFieldsFragment = { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string, regularAmount: number | null, until: string | null }, received: { amount: number, currency: string } | null };

export type MoneyBackFieldsFragment = { id: string, kind: Types.MoneyBackKind, status: Types.MoneyBackStatus, amount: number, credits: number, at: string | null };

export type ReceiptFieldsFragment = { number: string, issuedAt: string, providerReference: string | null, providerUrl: string | null, total: { amount: number, currency: string }, tax: { amount: number, currency: string } | null, returned: { amount: number, currency: string }, moneyBack: Array<{ id: string, kind: Types.MoneyBackKind, status: Types.MoneyBackStatus, amount: number, credits: number, at: string | null }> };

export type PaymentFieldsFragment = { userId: string, credits: number, refundable: number, disputed: number, checkout: { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, receipt: { number: string, issuedAt: string, providerReference: string | null, providerUrl: string | null, total: { amount: number, currency: string }, tax: { amount: number, currency: string } | null, returned: { amount: number, currency: string }, moneyBack: Array<{ id: string, kind: Types.MoneyBackKind, status: Types.MoneyBackStatus, amount: number, credits: number, at: string | null }> } | null, pack: { id: string, credits: number, amount: number, currency: string, label: string, regularAmount: number | null, until: string | null }, received: { amount: number, currency: string } | null }, refunds: Array<{ id: string, amount: number, reason: string, by: string, at: string, status: Types.MoneyBackStatus, refusal: string | null }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const StatementDifferenceFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment StatementDifferenceFields on StatementDifference {
  kind
  provider
  reference
  checkoutId
  userId
  ours
  theirs
}
    `, {"fragmentName":"StatementDifferenceFields"}) as unknown as TypedDocumentString<StatementDifferenceFieldsFragment, unknown>;
export const MoneyPositionFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MoneyPositionFields on MoneyPosition {
  received
  returned
  disputed
}
    `, {"fragmentName":"MoneyPositionFields"}) as unknown as TypedDocumentString<MoneyPositionFieldsFragment, unknown>;
export const StatementFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment StatementFields on Statement {
  month
  revision
  madeAt
  credits {
    opening
    sold
    spent
    given
    corrected
    refunded
    disputed
    givenUp
    closing
  }
  money {
    provider
    currency
    opening {
      ...MoneyPositionFields
    }
    movement {
      ...MoneyPositionFields
    }
    closing {
      ...MoneyPositionFields
    }
  }
  comparisons {
    provider
    currency
    theirs {
      ...MoneyPositionFields
    }
    ours {
      ...MoneyPositionFields
    }
  }
  differenceCount
}
    fragment MoneyPositionFields on MoneyPosition {
  received
  returned
  disputed
}`, {"fragmentName":"StatementFields"}) as unknown as TypedDocumentString<StatementFieldsFragment, unknown>;
export const TallyFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
    `, {"fragmentName":"TallyFields"}) as unknown as TypedDocumentString<TallyFieldsFragment, unknown>;
export const WallFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment WallFields on Wall {
  at
  tallies {
    ...TallyFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}`, {"fragmentName":"WallFields"}) as unknown as TypedDocumentString<WallFieldsFragment, unknown>;
export const VotingFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}`, {"fragmentName":"VotingFields"}) as unknown as TypedDocumentString<VotingFieldsFragment, unknown>;
export const DraftFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment DraftFields on Voting {
  ...VotingFields
  voters {
    domains
    invitedOnly
  }
  draft {
    opensAt
    closesAt
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}`, {"fragmentName":"DraftFields"}) as unknown as TypedDocumentString<DraftFieldsFragment, unknown>;
export const CreditEntryFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CreditEntryFields on CreditEntry {
  id
  kind
  credits
  at
  reference
  note
}
    `, {"fragmentName":"CreditEntryFields"}) as unknown as TypedDocumentString<CreditEntryFieldsFragment, unknown>;
export const MessageFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MessageFields on Message {
  id
  kind
  votingId
  title
  access
  at
  until
  text
}
    `, {"fragmentName":"MessageFields"}) as unknown as TypedDocumentString<MessageFieldsFragment, unknown>;
export const VoteFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment VoteFields on Vote {
  votingId
  optionId
  castAt
  creditsSpent
  ballotId
}
    `, {"fragmentName":"VoteFields"}) as unknown as TypedDocumentString<VoteFieldsFragment, unknown>;
export const CreditPackFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CreditPackFields on CreditPack {
  id
  credits
  amount
  currency
  label
  regularAmount
  until
}
    `, {"fragmentName":"CreditPackFields"}) as unknown as TypedDocumentString<CreditPackFieldsFragment, unknown>;
export const CheckoutFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment CheckoutFields on Checkout {
  id
  provider
  pack {
    ...CreditPackFields
  }
  status
  detail
  received {
    amount
    currency
  }
  returned
  redirectUrl
  createdAt
  updatedAt
}
    fragment CreditPackFields on CreditPack {
  id
  credits
  amount
  currency
  label
  regularAmount
  until
}`, {"fragmentName":"CheckoutFields"}) as unknown as TypedDocumentString<CheckoutFieldsFragment, unknown>;
export const MoneyBackFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment MoneyBackFields on MoneyBack {
  id
  kind
  status
  amount
  credits
  at
}
    `, {"fragmentName":"MoneyBackFields"}) as unknown as TypedDocumentString<MoneyBackFieldsFragment, unknown>;
export const ReceiptFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment ReceiptFields on Receipt {
  number
  issuedAt
  total {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  returned {
    amount
    currency
  }
  moneyBack {
    ...MoneyBackFields
  }
  providerReference
  providerUrl
}
    fragment MoneyBackFields on MoneyBack {
  id
  kind
  status
  amount
  credits
  at
}`, {"fragmentName":"ReceiptFields"}) as unknown as TypedDocumentString<ReceiptFieldsFragment, unknown>;
export const PaymentFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment PaymentFields on Payment {
  checkout {
    ...CheckoutFields
    receipt {
      ...ReceiptFields
    }
  }
  userId
  credits
  refundable
  disputed
  refunds {
    id
    amount
    reason
    by
    at
    status
    refusal
  }
}
    fragment CreditPackFields on CreditPack {
  id
  credits
  amount
  currency
  label
  regularAmount
  until
}
fragment CheckoutFields on Checkout {
  id
  provider
  pack {
    ...CreditPackFields
  }
  status
  detail
  received {
    amount
    currency
  }
  returned
  redirectUrl
  createdAt
  updatedAt
}
fragment MoneyBackFields on MoneyBack {
  id
  kind
  status
  amount
  credits
  at
}
fragment ReceiptFields on Receipt {
  number
  issuedAt
  total {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  returned {
    amount
    currency
  }
  moneyBack {
    ...MoneyBackFields
  }
  providerReference
  providerUrl
}`, {"fragmentName":"PaymentFields"}) as unknown as TypedDocumentString<PaymentFieldsFragment, unknown>;
export const AddPushDeviceDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation AddPushDevice($input: AddPushDeviceInput!) {
  addPushDevice(input: $input)
}
    `) as unknown as TypedDocumentString<AddPushDeviceMutation, AddPushDeviceMutationVariables>;
export const CancelCheckoutDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CancelCheckout($id: ID!) {
  cancelCheckout(id: $id) {
    ...CheckoutFields
  }
}
    fragment CreditPackFields on CreditPack {
  id
  credits
  amount
  currency
  label
  regularAmount
  until
}
fragment CheckoutFields on Checkout {
  id
  provider
  pack {
    ...CreditPackFields
  }
  status
  detail
  received {
    amount
    currency
  }
  returned
  redirectUrl
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CancelCheckoutMutation, CancelCheckoutMutationVariables>;
export const CastVoteDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CastVote($input: CastVoteInput!) {
  castVote(input: $input) {
    votingId
    optionId
    castAt
    creditsSpent
    ballotId
  }
}
    `) as unknown as TypedDocumentString<CastVoteMutation, CastVoteMutationVariables>;
export const CastVoteAndReadCreditsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CastVoteAndReadCredits($input: CastVoteInput!) {
  castVote(input: $input) {
    votingId
    optionId
    castAt
    creditsSpent
    ballotId
    credits
  }
}
    `) as unknown as TypedDocumentString<CastVoteAndReadCreditsMutation, CastVoteAndReadCreditsMutationVariables>;
export const CloseVotingDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CloseVoting($id: ID!) {
  closeVoting(id: $id) {
    ...VotingFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CloseVotingMutation, CloseVotingMutationVariables>;
export const CompleteCheckoutDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CompleteCheckout($id: ID!) {
  completeCheckout(id: $id) {
    ...CheckoutFields
  }
}
    fragment CreditPackFields on CreditPack {
  id
  credits
  amount
  currency
  label
  regularAmount
  until
}
fragment CheckoutFields on Checkout {
  id
  provider
  pack {
    ...CreditPackFields
  }
  status
  detail
  received {
    amount
    currency
  }
  returned
  redirectUrl
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CompleteCheckoutMutation, CompleteCheckoutMutationVariables>;
export const CreateCheckoutDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreateCheckout($input: CreateCheckoutInput!) {
  createCheckout(input: $input) {
    ...CheckoutFields
  }
}
    fragment CreditPackFields on CreditPack {
  id
  credits
  amount
  currency
  label
  regularAmount
  until
}
fragment CheckoutFields on Checkout {
  id
  provider
  pack {
    ...CreditPackFields
  }
  status
  detail
  received {
    amount
    currency
  }
  returned
  redirectUrl
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CreateCheckoutMutation, CreateCheckoutMutationVariables>;
export const CreateImageUploadDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreateImageUpload($input: CreateImageUploadInput!) {
  createImageUpload(input: $input) {
    uploadUrl
    fields
    imageUrl
  }
}
    `) as unknown as TypedDocumentString<CreateImageUploadMutation, CreateImageUploadMutationVariables>;
export const CreateVotingDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreateVoting($input: CreateVotingInput!) {
  createVoting(input: $input) {
    ...DraftFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}
fragment DraftFields on Voting {
  ...VotingFields
  voters {
    domains
    invitedOnly
  }
  draft {
    opensAt
    closesAt
  }
}`) as unknown as TypedDocumentString<CreateVotingMutation, CreateVotingMutationVariables>;
export const DeleteAccountDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeleteAccount {
  deleteAccount {
    id
    credits
  }
}
    `) as unknown as TypedDocumentString<DeleteAccountMutation, DeleteAccountMutationVariables>;
export const DeleteVotingDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeleteVoting($id: ID!) {
  deleteVoting(id: $id) {
    ...VotingFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<DeleteVotingMutation, DeleteVotingMutationVariables>;
export const FollowVotingDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation FollowVoting($votingId: ID!) {
  followVoting(votingId: $votingId) {
    votingId
    following
  }
}
    `) as unknown as TypedDocumentString<FollowVotingMutation, FollowVotingMutationVariables>;
export const GrantCreditsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation GrantCredits($input: GrantCreditsInput!) {
  grantCredits(input: $input) {
    userId
    credits
    version
  }
}
    `) as unknown as TypedDocumentString<GrantCreditsMutation, GrantCreditsMutationVariables>;
export const InviteVotersDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation InviteVoters($input: InviteVotersInput!) {
  inviteVoters(input: $input) {
    votingId
    invited
    refused
  }
}
    `) as unknown as TypedDocumentString<InviteVotersMutation, InviteVotersMutationVariables>;
export const MarkMessagesReadDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation MarkMessagesRead($upTo: AWSDateTime!) {
  markMessagesRead(upTo: $upTo)
}
    `) as unknown as TypedDocumentString<MarkMessagesReadMutation, MarkMessagesReadMutationVariables>;
export const PublishCreditsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PublishCredits($input: PublishCreditsInput!) {
  publishCredits(input: $input) {
    userId
    credits
    version
  }
}
    `) as unknown as TypedDocumentString<PublishCreditsMutation, PublishCreditsMutationVariables>;
export const PublishMessageDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PublishMessage($input: PublishMessageInput!) {
  publishMessage(input: $input) {
    ...MessageFields
  }
}
    fragment MessageFields on Message {
  id
  kind
  votingId
  title
  access
  at
  until
  text
}`) as unknown as TypedDocumentString<PublishMessageMutation, PublishMessageMutationVariables>;
export const PublishTallyDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PublishTally($input: PublishTallyInput!) {
  publishTally(input: $input) {
    ...TallyFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}`) as unknown as TypedDocumentString<PublishTallyMutation, PublishTallyMutationVariables>;
export const PublishWallDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PublishWall($input: PublishWallInput!) {
  publishWall(input: $input) {
    ...WallFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment WallFields on Wall {
  at
  tallies {
    ...TallyFields
  }
}`) as unknown as TypedDocumentString<PublishWallMutation, PublishWallMutationVariables>;
export const RefundCheckoutDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RefundCheckout($input: RefundCheckoutInput!) {
  refundCheckout(input: $input) {
    ...CheckoutFields
    receipt {
      ...ReceiptFields
    }
  }
}
    fragment CreditPackFields on CreditPack {
  id
  credits
  amount
  currency
  label
  regularAmount
  until
}
fragment CheckoutFields on Checkout {
  id
  provider
  pack {
    ...CreditPackFields
  }
  status
  detail
  received {
    amount
    currency
  }
  returned
  redirectUrl
  createdAt
  updatedAt
}
fragment MoneyBackFields on MoneyBack {
  id
  kind
  status
  amount
  credits
  at
}
fragment ReceiptFields on Receipt {
  number
  issuedAt
  total {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  returned {
    amount
    currency
  }
  moneyBack {
    ...MoneyBackFields
  }
  providerReference
  providerUrl
}`) as unknown as TypedDocumentString<RefundCheckoutMutation, RefundCheckoutMutationVariables>;
export const RemovePushDeviceDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RemovePushDevice($endpoint: String!) {
  removePushDevice(endpoint: $endpoint)
}
    `) as unknown as TypedDocumentString<RemovePushDeviceMutation, RemovePushDeviceMutationVariables>;
export const SendUpdateDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SendUpdate($input: SendUpdateInput!) {
  sendUpdate(input: $input) {
    ...MessageFields
  }
}
    fragment MessageFields on Message {
  id
  kind
  votingId
  title
  access
  at
  until
  text
}`) as unknown as TypedDocumentString<SendUpdateMutation, SendUpdateMutationVariables>;
export const UnfollowVotingDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UnfollowVoting($votingId: ID!) {
  unfollowVoting(votingId: $votingId) {
    votingId
    following
  }
}
    `) as unknown as TypedDocumentString<UnfollowVotingMutation, UnfollowVotingMutationVariables>;
export const UpdateProfileDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    id
    email
    displayName
    credits
    showPaidVotings
    accessFilter
    reminders
    updates
  }
}
    `) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const UpdateVotingDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdateVoting($input: UpdateVotingInput!) {
  updateVoting(input: $input) {
    ...DraftFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}
fragment DraftFields on Voting {
  ...VotingFields
  voters {
    domains
    invitedOnly
  }
  draft {
    opensAt
    closesAt
  }
}`) as unknown as TypedDocumentString<UpdateVotingMutation, UpdateVotingMutationVariables>;
export const AuditTrailDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AuditTrail($votingId: ID, $onlyCredits: Boolean, $limit: Int, $nextToken: String) {
  auditTrail(
    votingId: $votingId
    onlyCredits: $onlyCredits
    limit: $limit
    nextToken: $nextToken
  ) {
    items {
      id
      at
      by
      action
      votingId
      userId
      reason
      before
      after
    }
    nextToken
  }
}
    `) as unknown as TypedDocumentString<AuditTrailQuery, AuditTrailQueryVariables>;
export const BallotProofDocument = /*#__PURE__*/ new TypedDocumentString(`
    query BallotProof($votingId: ID!, $ballotId: ID!) {
  ballotProof(votingId: $votingId, ballotId: $ballotId) {
    ballotId
    optionId
    index
    path
    root
  }
}
    `) as unknown as TypedDocumentString<BallotProofQuery, BallotProofQueryVariables>;
export const CheckoutDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Checkout($id: ID!) {
  checkout(id: $id) {
    ...CheckoutFields
  }
}
    fragment CreditPackFields on CreditPack {
  id
  credits
  amount
  currency
  label
  regularAmount
  until
}
fragment CheckoutFields on Checkout {
  id
  provider
  pack {
    ...CreditPackFields
  }
  status
  detail
  received {
    amount
    currency
  }
  returned
  redirectUrl
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CheckoutQuery, CheckoutQueryVariables>;
export const CheckoutReceiptDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CheckoutReceipt($id: ID!) {
  checkout(id: $id) {
    ...CheckoutFields
    receipt {
      ...ReceiptFields
    }
  }
}
    fragment CreditPackFields on CreditPack {
  id
  credits
  amount
  currency
  label
  regularAmount
  until
}
fragment CheckoutFields on Checkout {
  id
  provider
  pack {
    ...CreditPackFields
  }
  status
  detail
  received {
    amount
    currency
  }
  returned
  redirectUrl
  createdAt
  updatedAt
}
fragment MoneyBackFields on MoneyBack {
  id
  kind
  status
  amount
  credits
  at
}
fragment ReceiptFields on Receipt {
  number
  issuedAt
  total {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  returned {
    amount
    currency
  }
  moneyBack {
    ...MoneyBackFields
  }
  providerReference
  providerUrl
}`) as unknown as TypedDocumentString<CheckoutReceiptQuery, CheckoutReceiptQueryVariables>;
export const CreditPacksDocument = /*#__PURE__*/ new TypedDocumentString(`
    query CreditPacks {
  creditPacks {
    ...CreditPackFields
  }
}
    fragment CreditPackFields on CreditPack {
  id
  credits
  amount
  currency
  label
  regularAmount
  until
}`) as unknown as TypedDocumentString<CreditPacksQuery, CreditPacksQueryVariables>;
export const DraftDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Draft($id: ID!) {
  draft(id: $id) {
    ...DraftFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}
fragment DraftFields on Voting {
  ...VotingFields
  voters {
    domains
    invitedOnly
  }
  draft {
    opensAt
    closesAt
  }
}`) as unknown as TypedDocumentString<DraftQuery, DraftQueryVariables>;
export const DraftsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Drafts($filter: VotingFilter = {status: DRAFT}, $limit: Int = 20, $nextToken: String) {
  votings(filter: $filter, limit: $limit, nextToken: $nextToken) {
    items {
      ...DraftFields
    }
    nextToken
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}
fragment DraftFields on Voting {
  ...VotingFields
  voters {
    domains
    invitedOnly
  }
  draft {
    opensAt
    closesAt
  }
}`) as unknown as TypedDocumentString<DraftsQuery, DraftsQueryVariables>;
export const HealthDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Health {
  health {
    asOf
    lagSeconds
    talliesTold
    refused {
      reason
      count
    }
    paymentsWaitSeconds
    paymentsGivenUp
    purchasesOverdue
    refundsInDoubt
    differences
    statementMonth
  }
}
    `) as unknown as TypedDocumentString<HealthQuery, HealthQueryVariables>;
export const MeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Me {
  me {
    id
    email
    displayName
    credits
    showPaidVotings
    accessFilter
    reminders
    updates
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const MyVotesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyVotes($limit: Int = 20, $nextToken: String) {
  me {
    id
    votes(limit: $limit, nextToken: $nextToken) {
      items {
        ...VoteFields
      }
      nextToken
    }
  }
}
    fragment VoteFields on Vote {
  votingId
  optionId
  castAt
  creditsSpent
  ballotId
}`) as unknown as TypedDocumentString<MyVotesQuery, MyVotesQueryVariables>;
export const MyCreditHistoryDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyCreditHistory($limit: Int = 20, $nextToken: String) {
  me {
    id
    credits
    creditHistory(limit: $limit, nextToken: $nextToken) {
      items {
        ...CreditEntryFields
      }
      nextToken
    }
  }
}
    fragment CreditEntryFields on CreditEntry {
  id
  kind
  credits
  at
  reference
  note
}`) as unknown as TypedDocumentString<MyCreditHistoryQuery, MyCreditHistoryQueryVariables>;
export const MyCheckoutsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MyCheckouts($limit: Int = 20, $nextToken: String) {
  me {
    id
    checkouts(limit: $limit, nextToken: $nextToken) {
      items {
        ...CheckoutFields
      }
      nextToken
    }
  }
}
    fragment CreditPackFields on CreditPack {
  id
  credits
  amount
  currency
  label
  regularAmount
  until
}
fragment CheckoutFields on Checkout {
  id
  provider
  pack {
    ...CreditPackFields
  }
  status
  detail
  received {
    amount
    currency
  }
  returned
  redirectUrl
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<MyCheckoutsQuery, MyCheckoutsQueryVariables>;
export const MessagesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Messages($limit: Int = 20, $nextToken: String) {
  messages(limit: $limit, nextToken: $nextToken) {
    items {
      ...MessageFields
    }
    nextToken
    readUpTo
  }
}
    fragment MessageFields on Message {
  id
  kind
  votingId
  title
  access
  at
  until
  text
}`) as unknown as TypedDocumentString<MessagesQuery, MessagesQueryVariables>;
export const BellDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Bell($limit: Int = 20) {
  me {
    id
    follows
  }
  messages(limit: $limit) {
    items {
      ...MessageFields
    }
    nextToken
    readUpTo
  }
}
    fragment MessageFields on Message {
  id
  kind
  votingId
  title
  access
  at
  until
  text
}`) as unknown as TypedDocumentString<BellQuery, BellQueryVariables>;
export const PaymentTotalsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PaymentTotals($from: AWSDate!, $to: AWSDate!) {
  paymentTotals(from: $from, to: $to) {
    day
    provider
    currency
    payments
    received
    returned
    disputed
    credits
  }
}
    `) as unknown as TypedDocumentString<PaymentTotalsQuery, PaymentTotalsQueryVariables>;
export const PaymentsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Payments($filter: PaymentFilter, $limit: Int = 20, $nextToken: String) {
  payments(filter: $filter, limit: $limit, nextToken: $nextToken) {
    items {
      ...PaymentFields
    }
    nextToken
  }
}
    fragment CreditPackFields on CreditPack {
  id
  credits
  amount
  currency
  label
  regularAmount
  until
}
fragment CheckoutFields on Checkout {
  id
  provider
  pack {
    ...CreditPackFields
  }
  status
  detail
  received {
    amount
    currency
  }
  returned
  redirectUrl
  createdAt
  updatedAt
}
fragment MoneyBackFields on MoneyBack {
  id
  kind
  status
  amount
  credits
  at
}
fragment ReceiptFields on Receipt {
  number
  issuedAt
  total {
    amount
    currency
  }
  tax {
    amount
    currency
  }
  returned {
    amount
    currency
  }
  moneyBack {
    ...MoneyBackFields
  }
  providerReference
  providerUrl
}
fragment PaymentFields on Payment {
  checkout {
    ...CheckoutFields
    receipt {
      ...ReceiptFields
    }
  }
  userId
  credits
  refundable
  disputed
  refunds {
    id
    amount
    reason
    by
    at
    status
    refusal
  }
}`) as unknown as TypedDocumentString<PaymentsQuery, PaymentsQueryVariables>;
export const PushKeyDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PushKey {
  pushKey
}
    `) as unknown as TypedDocumentString<PushKeyQuery, PushKeyQueryVariables>;
export const StatementDifferencesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query StatementDifferences($month: String!, $revision: Int!, $limit: Int = 50, $nextToken: String) {
  statementDifferences(
    month: $month
    revision: $revision
    limit: $limit
    nextToken: $nextToken
  ) {
    items {
      ...StatementDifferenceFields
    }
    nextToken
  }
}
    fragment StatementDifferenceFields on StatementDifference {
  kind
  provider
  reference
  checkoutId
  userId
  ours
  theirs
}`) as unknown as TypedDocumentString<StatementDifferencesQuery, StatementDifferencesQueryVariables>;
export const StatementsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Statements($limit: Int = 12, $nextToken: String) {
  statements(limit: $limit, nextToken: $nextToken) {
    items {
      ...StatementFields
    }
    nextToken
  }
}
    fragment StatementFields on Statement {
  month
  revision
  madeAt
  credits {
    opening
    sold
    spent
    given
    corrected
    refunded
    disputed
    givenUp
    closing
  }
  money {
    provider
    currency
    opening {
      ...MoneyPositionFields
    }
    movement {
      ...MoneyPositionFields
    }
    closing {
      ...MoneyPositionFields
    }
  }
  comparisons {
    provider
    currency
    theirs {
      ...MoneyPositionFields
    }
    ours {
      ...MoneyPositionFields
    }
  }
  differenceCount
}
fragment MoneyPositionFields on MoneyPosition {
  received
  returned
  disputed
}`) as unknown as TypedDocumentString<StatementsQuery, StatementsQueryVariables>;
export const VotingDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Voting($id: ID!) {
  voting(id: $id) {
    ...VotingFields
    myVote {
      ...VoteFields
    }
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}
fragment VoteFields on Vote {
  votingId
  optionId
  castAt
  creditsSpent
  ballotId
}`) as unknown as TypedDocumentString<VotingQuery, VotingQueryVariables>;
export const PublicVotingDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PublicVoting($id: ID!) {
  voting(id: $id) {
    ...VotingFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<PublicVotingQuery, PublicVotingQueryVariables>;
export const VotesByMinuteDocument = /*#__PURE__*/ new TypedDocumentString(`
    query VotesByMinute($id: ID!, $last: Int = 60, $before: AWSDateTime) {
  voting(id: $id) {
    tally {
      ...TallyFields
    }
    votesByMinute(last: $last, before: $before) {
      minute
      votes
    }
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}`) as unknown as TypedDocumentString<VotesByMinuteQuery, VotesByMinuteQueryVariables>;
export const MinutesWithVotesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query MinutesWithVotes($id: ID!, $from: AWSDateTime) {
  voting(id: $id) {
    minutesWithVotes(from: $from) {
      minutes {
        minute
        votes
        counts {
          votes
        }
      }
      next
    }
  }
}
    `) as unknown as TypedDocumentString<MinutesWithVotesQuery, MinutesWithVotesQueryVariables>;
export const VotingReportDocument = /*#__PURE__*/ new TypedDocumentString(`
    query VotingReport($id: ID!) {
  voting(id: $id) {
    voters {
      domains
      invitedOnly
    }
    invited
    result {
      ballotRoot
      ballotsUrl
    }
  }
}
    `) as unknown as TypedDocumentString<VotingReportQuery, VotingReportQueryVariables>;
export const VotingResultDocument = /*#__PURE__*/ new TypedDocumentString(`
    query VotingResult($id: ID!) {
  voting(id: $id) {
    result {
      votingId
      counts {
        optionId
        votes
      }
      total
      ballotRoot
      ballotsUrl
      signature
      publicKeyUrl
    }
  }
}
    `) as unknown as TypedDocumentString<VotingResultQuery, VotingResultQueryVariables>;
export const VotingByCodeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query VotingByCode($code: String!) {
  votingByCode(code: $code) {
    ...VotingFields
    myVote {
      ...VoteFields
    }
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}
fragment VoteFields on Vote {
  votingId
  optionId
  castAt
  creditsSpent
  ballotId
}`) as unknown as TypedDocumentString<VotingByCodeQuery, VotingByCodeQueryVariables>;
export const PublicVotingByCodeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PublicVotingByCode($code: String!) {
  votingByCode(code: $code) {
    ...VotingFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<PublicVotingByCodeQuery, PublicVotingByCodeQueryVariables>;
export const VotingsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Votings($filter: VotingFilter, $limit: Int = 20, $nextToken: String) {
  votings(filter: $filter, limit: $limit, nextToken: $nextToken) {
    items {
      ...VotingFields
      myVote {
        ...VoteFields
      }
    }
    nextToken
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}
fragment VoteFields on Vote {
  votingId
  optionId
  castAt
  creditsSpent
  ballotId
}`) as unknown as TypedDocumentString<VotingsQuery, VotingsQueryVariables>;
export const PublicVotingsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PublicVotings($filter: VotingFilter, $limit: Int = 20, $nextToken: String) {
  votings(filter: $filter, limit: $limit, nextToken: $nextToken) {
    items {
      ...VotingFields
    }
    nextToken
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<PublicVotingsQuery, PublicVotingsQueryVariables>;
export const OnCreditsDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription OnCredits($userId: ID!) {
  onCredits(userId: $userId) {
    userId
    credits
    version
  }
}
    `) as unknown as TypedDocumentString<OnCreditsSubscription, OnCreditsSubscriptionVariables>;
export const OnMessageDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription OnMessage {
  onMessage {
    ...MessageFields
  }
}
    fragment MessageFields on Message {
  id
  kind
  votingId
  title
  access
  at
  until
  text
}`) as unknown as TypedDocumentString<OnMessageSubscription, OnMessageSubscriptionVariables>;
export const OnTallyDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription OnTally($votingId: ID!) {
  onTally(votingId: $votingId) {
    ...TallyFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}`) as unknown as TypedDocumentString<OnTallySubscription, OnTallySubscriptionVariables>;
export const OnEveryTallyDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription OnEveryTally {
  onTally {
    ...TallyFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}`) as unknown as TypedDocumentString<OnEveryTallySubscription, OnEveryTallySubscriptionVariables>;
export const OnVotingDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription OnVoting {
  onVoting {
    ...VotingFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  code
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  results
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<OnVotingSubscription, OnVotingSubscriptionVariables>;
export const OnVotingDeletedDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription OnVotingDeleted {
  onVotingDeleted {
    id
  }
}
    `) as unknown as TypedDocumentString<OnVotingDeletedSubscription, OnVotingDeletedSubscriptionVariables>;
export const StillThereDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription StillThere {
  onVotingDeleted {
    id
  }
}
    `) as unknown as TypedDocumentString<StillThereSubscription, StillThereSubscriptionVariables>;
export const OnWallDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription OnWall {
  onWall {
    ...WallFields
  }
}
    fragment TallyFields on Tally {
  votingId
  total
  counts {
    optionId
    votes
  }
  version
  updatedAt
  final
  hidden
}
fragment WallFields on Wall {
  at
  tallies {
    ...TallyFields
  }
}`) as unknown as TypedDocumentString<OnWallSubscription, OnWallSubscriptionVariables>;