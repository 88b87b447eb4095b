/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from './types';

import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CancelCheckoutMutationVariables = Exact<{
  id: string;
}>;


export type CancelCheckoutMutation = { cancelCheckout: { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string }, received: { amount: number, currency: string } | null } };

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


export type CloseVotingMutation = { closeVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, status: Types.VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } };

export type CompleteCheckoutMutationVariables = Exact<{
  id: string;
}>;


export type CompleteCheckoutMutation = { completeCheckout: { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string }, received: { amount: number, currency: string } | null } };

export type CreateCheckoutMutationVariables = Exact<{
  input: Types.CreateCheckoutInput;
}>;


export type CreateCheckoutMutation = { createCheckout: { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string }, received: { amount: number, currency: string } | null } };

export type CreateImageUploadMutationVariables = Exact<{
  input: Types.CreateImageUploadInput;
}>;


export type CreateImageUploadMutation = { createImageUpload: { uploadUrl: string, fields: string, imageUrl: string } };

export type CreateVotingMutationVariables = Exact<{
  input: Types.CreateVotingInput;
}>;


export type CreateVotingMutation = { createVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, status: Types.VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } };

export type DeleteAccountMutationVariables = Exact<{ [key: string]: never; }>;


export type DeleteAccountMutation = { deleteAccount: { id: string, credits: number } };

export type DeleteVotingMutationVariables = Exact<{
  id: string;
}>;


export type DeleteVotingMutation = { deleteVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, status: Types.VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } };

export type GrantCreditsMutationVariables = Exact<{
  input: Types.GrantCreditsInput;
}>;


export type GrantCreditsMutation = { grantCredits: { userId: string, credits: number, version: number } };

export type InviteVotersMutationVariables = Exact<{
  input: Types.InviteVotersInput;
}>;


export type InviteVotersMutation = { inviteVoters: { votingId: string, invited: number, refused: Array<string> } };

export type PublishCreditsMutationVariables = Exact<{
  input: Types.PublishCreditsInput;
}>;


export type PublishCreditsMutation = { publishCredits: { userId: string, credits: number, version: number } };

export type PublishTallyMutationVariables = Exact<{
  input: Types.PublishTallyInput;
}>;


export type PublishTallyMutation = { publishTally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } };

export type PublishWallMutationVariables = Exact<{
  input: Types.PublishWallInput;
}>;


export type PublishWallMutation = { publishWall: { at: string, tallies: Array<{ votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> }> } };

export type UpdateProfileMutationVariables = Exact<{
  input: Types.UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { id: string, email: string | null, displayName: string | null, credits: number, showPaidVotings: boolean, accessFilter: Types.VotingAccess | null } };

export type UpdateVotingMutationVariables = Exact<{
  input: Types.UpdateVotingInput;
}>;


export type UpdateVotingMutation = { updateVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, status: Types.VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } };

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


export type CheckoutQuery = { checkout: { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string }, received: { amount: number, currency: string } | null } | null };

export type CreditPacksQueryVariables = Exact<{ [key: string]: never; }>;


export type CreditPacksQuery = { creditPacks: Array<{ id: string, credits: number, amount: number, currency: string, label: string }> };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, email: string | null, displayName: string | null, credits: number, showPaidVotings: boolean, accessFilter: Types.VotingAccess | null } };

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


export type MyCheckoutsQuery = { me: { id: string, checkouts: { nextToken: string | null, items: Array<{ id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string }, received: { amount: number, currency: string } | null }> } } };

export type VotingQueryVariables = Exact<{
  id: string;
}>;


export type VotingQuery = { voting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, status: Types.VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, myVote: { votingId: string, optionId: string, castAt: string, creditsSpent: number, ballotId: string } | null, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } | null };

export type PublicVotingQueryVariables = Exact<{
  id: string;
}>;


export type PublicVotingQuery = { voting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, status: Types.VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } | null };

export type VotesByMinuteQueryVariables = Exact<{
  id: string;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type VotesByMinuteQuery = { voting: { tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> }, votesByMinute: Array<{ minute: string, votes: number }> } | null };

export type VotingResultQueryVariables = Exact<{
  id: string;
}>;


export type VotingResultQuery = { voting: { result: { votingId: string, total: number, ballotRoot: string, ballotsUrl: string, signature: string, publicKeyUrl: string, counts: Array<{ optionId: string, votes: number }> } | null } | null };

export type VotingsQueryVariables = Exact<{
  filter?: Types.VotingFilter | null | undefined;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type VotingsQuery = { votings: { nextToken: string | null, items: Array<{ id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, status: Types.VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, myVote: { votingId: string, optionId: string, castAt: string, creditsSpent: number, ballotId: string } | null, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } }> } };

export type PublicVotingsQueryVariables = Exact<{
  filter?: Types.VotingFilter | null | undefined;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type PublicVotingsQuery = { votings: { nextToken: string | null, items: Array<{ id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, status: Types.VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } }> } };

export type OnCreditsSubscriptionVariables = Exact<{
  userId: string;
}>;


export type OnCreditsSubscription = { onCredits: { userId: string, credits: number, version: number } | null };

export type OnTallySubscriptionVariables = Exact<{
  votingId: string;
}>;


export type OnTallySubscription = { onTally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } | null };

export type OnEveryTallySubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnEveryTallySubscription = { onTally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } | null };

export type OnVotingSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnVotingSubscription = { onVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, status: Types.VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } | null };

export type OnVotingDeletedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnVotingDeletedSubscription = { onVotingDeleted: { id: string } | null };

export type OnWallSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnWallSubscription = { onWall: { at: string, tallies: Array<{ votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> }> } | null };

export type TallyFieldsFragment = { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> };

export type WallFieldsFragment = { at: string, tallies: Array<{ votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> }> };

export type VotingFieldsFragment = { id: string, title: string, description: string | null, imageUrl: string | null, access: Types.VotingAccess, creditCost: number, status: Types.VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } };

export type CreditEntryFieldsFragment = { id: string, kind: Types.CreditEntryKind, credits: number, at: string, reference: string | null, note: string | null };

export type VoteFieldsFragment = { votingId: string, optionId: string, castAt: string, creditsSpent: number, ballotId: string };

export type CreditPackFieldsFragment = { id: string, credits: number, amount: number, currency: string, label: string };

export type CheckoutFieldsFragment = { id: string, provider: Types.PaymentProvider, status: Types.CheckoutStatus, detail: Types.CheckoutDetail | null, returned: number | null, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string }, received: { amount: number, currency: string } | null };

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
}`, {"fragmentName":"WallFields"}) as unknown as TypedDocumentString<WallFieldsFragment, unknown>;
export const VotingFieldsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
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
}`, {"fragmentName":"VotingFields"}) as unknown as TypedDocumentString<VotingFieldsFragment, unknown>;
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
}`, {"fragmentName":"CheckoutFields"}) as unknown as TypedDocumentString<CheckoutFieldsFragment, unknown>;
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
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
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
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
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
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<DeleteVotingMutation, DeleteVotingMutationVariables>;
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
export const PublishCreditsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation PublishCredits($input: PublishCreditsInput!) {
  publishCredits(input: $input) {
    userId
    credits
    version
  }
}
    `) as unknown as TypedDocumentString<PublishCreditsMutation, PublishCreditsMutationVariables>;
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
}
fragment WallFields on Wall {
  at
  tallies {
    ...TallyFields
  }
}`) as unknown as TypedDocumentString<PublishWallMutation, PublishWallMutationVariables>;
export const UpdateProfileDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    id
    email
    displayName
    credits
    showPaidVotings
    accessFilter
  }
}
    `) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const UpdateVotingDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdateVoting($input: UpdateVotingInput!) {
  updateVoting(input: $input) {
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
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
  tally {
    ...TallyFields
  }
  createdAt
  updatedAt
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
}`) as unknown as TypedDocumentString<CreditPacksQuery, CreditPacksQueryVariables>;
export const MeDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Me {
  me {
    id
    email
    displayName
    credits
    showPaidVotings
    accessFilter
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
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
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
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
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
}`) as unknown as TypedDocumentString<VotesByMinuteQuery, VotesByMinuteQueryVariables>;
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
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
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
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
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
}
fragment VotingFields on Voting {
  id
  title
  description
  imageUrl
  access
  creditCost
  status
  opensAt
  closesAt
  options {
    id
    label
    imageUrl
  }
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
}
fragment WallFields on Wall {
  at
  tallies {
    ...TallyFields
  }
}`) as unknown as TypedDocumentString<OnWallSubscription, OnWallSubscriptionVariables>;