/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A vote. */
export type CastVoteInput = {
  /** One of its options. */
  optionId: string;
  /** The voting. */
  votingId: string;
};

/** Where a purchase of credits stands. Money that arrives after all still makes a given-up checkout `PAID`. */
export type CheckoutStatus =
  /** Given up by the voter before paying. Nothing was credited. */
  | 'CANCELLED'
  /** The payer disputes the payment: the disputed share of the credits is taken back until the dispute is won. */
  | 'DISPUTED'
  /** The payment page was not used in time. Nothing was credited. */
  | 'EXPIRED'
  /** The payment was refused or could not be opened. Nothing was credited. */
  | 'FAILED'
  /** Paid, and the credits were given. A part of the money may have been refunded since. */
  | 'PAID'
  /** Not paid yet, or the money is on its way. */
  | 'PENDING'
  /** All of the money went back, and all of the credits with it. */
  | 'REFUNDED';

/** A purchase to begin. */
export type CreateCheckoutInput = {
  /** Repeating the call with the same key answers the same checkout, 1 to 100 characters. Absent: every call is a checkout of its own. */
  idempotencyKey?: string | null | undefined;
  /** One of `creditPacks`. */
  packId: string;
  /** Who shall take the money. */
  provider: PaymentProvider;
};

/** A new voting. */
export type CreateVotingInput = {
  /** Free, or one credit a vote. */
  access: VotingAccess;
  /** When voting closes: after `opensAt`, and in the future. */
  closesAt: string;
  /** More about it, at most 2,000 characters. */
  description?: string | null | undefined;
  /** A picture for the tile. */
  imageUrl?: string | null | undefined;
  /** When voting opens. Absent: now. */
  opensAt?: string | null | undefined;
  /** Two to twenty options. */
  options: Array<VotingOptionInput>;
  /** The question, 1 to 120 characters. */
  title: string;
};

/** Why a voter's credits changed. */
export type CreditEntryKind =
  /** Credits given up with the account, or a debt forgiven. Seen only while the account is being deleted. */
  | 'CLOSING'
  /** Credits taken back while a payment is disputed, or returned when the dispute was won. */
  | 'DISPUTE'
  /** Credits given by an organiser. */
  | 'GRANT'
  /** Credits bought through Stripe or PayPal. */
  | 'PURCHASE'
  /** Credits taken back because a payment was refunded. */
  | 'REFUND'
  /** One credit spent on a vote in a paid voting. */
  | 'VOTE';

/** Credits that an organiser gives to a voter. */
export type GrantCreditsInput = {
  /** How many, 1 to 10,000. */
  credits: number;
  /** Repeating a grant with the same key gives the credits only once. Absent: every call is a grant of its own. */
  idempotencyKey?: string | null | undefined;
  /** Why, 1 to 200 characters. The voter sees it in the credit history. */
  reason: string;
  /** The voter's user id. */
  userId: string;
};

/** How many votes one option has. */
export type OptionCountInput = {
  /** The option's id. */
  optionId: string;
  /** Votes counted for it. */
  votes: number;
};

/** Who takes the money for credits. */
export type PaymentProvider =
  /** PayPal, on its approval page. */
  | 'PAYPAL'
  /** Stripe, on its hosted Checkout page. */
  | 'STRIPE';

/** A balance to announce. */
export type PublishCreditsInput = {
  /** The voter's credits. */
  credits: number;
  /** The voter. */
  userId: string;
  /** The balance's version. */
  version: number;
};

/** A tally to announce. */
export type PublishTallyInput = {
  /** One entry for every option, in option order. */
  counts: Array<OptionCountInput>;
  /** Whether a recount has confirmed it. */
  final: boolean;
  /** All votes counted. */
  total: number;
  /** When the counts last changed. */
  updatedAt: string;
  /** The tally's version. */
  version: number;
  /** The voting. */
  votingId: string;
};

/** Changes to the caller's profile. What is left out stays as it is. */
export type UpdateProfileInput = {
  /** What the wall shows at first: only free or only paid votings; null for both. */
  accessFilter?: VotingAccess | null | undefined;
  /** A name to go by, at most 80 characters; null removes it. */
  displayName?: string | null | undefined;
  /** Whether to list paid votings. */
  showPaidVotings?: boolean | null | undefined;
};

/** Changes to a voting. What is left out stays as it is. */
export type UpdateVotingInput = {
  /** Free, or one credit a vote. */
  access?: VotingAccess | null | undefined;
  /** A new closing time. The only change allowed while the voting is `OPEN`. */
  closesAt?: string | null | undefined;
  /** A new description; null removes it. */
  description?: string | null | undefined;
  /** The voting to change. */
  id: string;
  /** A new picture; null removes it. */
  imageUrl?: string | null | undefined;
  /** A new opening time. */
  opensAt?: string | null | undefined;
  /** New options, replacing all of the old ones. */
  options?: Array<VotingOptionInput> | null | undefined;
  /** A new question. */
  title?: string | null | undefined;
};

/** Whether a vote in a voting is free or costs a credit. */
export type VotingAccess =
  /** Voting costs nothing. */
  | 'FREE'
  /** A vote costs one credit, taken in the same transaction that records the vote. */
  | 'PAID';

/** Narrows a list of votings. */
export type VotingFilter = {
  /** Only free or only paid votings. Asking for `PAID` overrides the caller's `showPaidVotings`. */
  access?: VotingAccess | null | undefined;
  /** Only votings that stand so at this moment. */
  status?: VotingStatus | null | undefined;
};

/** An option of a new voting. */
export type VotingOptionInput = {
  /** A picture for the option. */
  imageUrl?: string | null | undefined;
  /** What voters read, 1 to 120 characters. */
  label: string;
};

/** Where a voting stands, worked out from the server's clock and the voting's window at the moment of asking. */
export type VotingStatus =
  /** `closesAt` has passed. No vote is ever dated at or after it. */
  | 'CLOSED'
  /** Votes are taken now. */
  | 'OPEN'
  /** `opensAt` lies ahead. Nobody can vote yet, and the organiser may still change everything. */
  | 'UPCOMING';

export type CancelCheckoutMutationVariables = Exact<{
  id: string;
}>;


export type CancelCheckoutMutation = { cancelCheckout: { id: string, provider: PaymentProvider, status: CheckoutStatus, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string } } };

export type CastVoteMutationVariables = Exact<{
  input: CastVoteInput;
}>;


export type CastVoteMutation = { castVote: { votingId: string, optionId: string, castAt: string, creditsSpent: number } };

export type CastVoteAndReadCreditsMutationVariables = Exact<{
  input: CastVoteInput;
}>;


export type CastVoteAndReadCreditsMutation = { castVote: { votingId: string, optionId: string, castAt: string, creditsSpent: number, credits: number } };

export type CloseVotingMutationVariables = Exact<{
  id: string;
}>;


export type CloseVotingMutation = { closeVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: VotingAccess, creditCost: number, status: VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } };

export type CompleteCheckoutMutationVariables = Exact<{
  id: string;
}>;


export type CompleteCheckoutMutation = { completeCheckout: { id: string, provider: PaymentProvider, status: CheckoutStatus, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string } } };

export type CreateCheckoutMutationVariables = Exact<{
  input: CreateCheckoutInput;
}>;


export type CreateCheckoutMutation = { createCheckout: { id: string, provider: PaymentProvider, status: CheckoutStatus, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string } } };

export type CreateVotingMutationVariables = Exact<{
  input: CreateVotingInput;
}>;


export type CreateVotingMutation = { createVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: VotingAccess, creditCost: number, status: VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } };

export type DeleteAccountMutationVariables = Exact<{ [key: string]: never; }>;


export type DeleteAccountMutation = { deleteAccount: { id: string, credits: number } };

export type DeleteVotingMutationVariables = Exact<{
  id: string;
}>;


export type DeleteVotingMutation = { deleteVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: VotingAccess, creditCost: number, status: VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } };

export type GrantCreditsMutationVariables = Exact<{
  input: GrantCreditsInput;
}>;


export type GrantCreditsMutation = { grantCredits: { userId: string, credits: number, version: number } };

export type PublishCreditsMutationVariables = Exact<{
  input: PublishCreditsInput;
}>;


export type PublishCreditsMutation = { publishCredits: { userId: string, credits: number, version: number } };

export type PublishTallyMutationVariables = Exact<{
  input: PublishTallyInput;
}>;


export type PublishTallyMutation = { publishTally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { id: string, email: string | null, displayName: string | null, credits: number, showPaidVotings: boolean, accessFilter: VotingAccess | null } };

export type UpdateVotingMutationVariables = Exact<{
  input: UpdateVotingInput;
}>;


export type UpdateVotingMutation = { updateVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: VotingAccess, creditCost: number, status: VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } };

export type CheckoutQueryVariables = Exact<{
  id: string;
}>;


export type CheckoutQuery = { checkout: { id: string, provider: PaymentProvider, status: CheckoutStatus, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string } } | null };

export type CreditPacksQueryVariables = Exact<{ [key: string]: never; }>;


export type CreditPacksQuery = { creditPacks: Array<{ id: string, credits: number, amount: number, currency: string, label: string }> };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, email: string | null, displayName: string | null, credits: number, showPaidVotings: boolean, accessFilter: VotingAccess | null } };

export type MyVotesQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type MyVotesQuery = { me: { id: string, votes: { nextToken: string | null, items: Array<{ votingId: string, optionId: string, castAt: string, creditsSpent: number }> } } };

export type MyCreditHistoryQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type MyCreditHistoryQuery = { me: { id: string, credits: number, creditHistory: { nextToken: string | null, items: Array<{ id: string, kind: CreditEntryKind, credits: number, at: string, reference: string | null, note: string | null }> } } };

export type MyCheckoutsQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type MyCheckoutsQuery = { me: { id: string, checkouts: { nextToken: string | null, items: Array<{ id: string, provider: PaymentProvider, status: CheckoutStatus, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string } }> } } };

export type VotingQueryVariables = Exact<{
  id: string;
}>;


export type VotingQuery = { voting: { id: string, title: string, description: string | null, imageUrl: string | null, access: VotingAccess, creditCost: number, status: VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, myVote: { votingId: string, optionId: string, castAt: string, creditsSpent: number } | null, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } | null };

export type PublicVotingQueryVariables = Exact<{
  id: string;
}>;


export type PublicVotingQuery = { voting: { id: string, title: string, description: string | null, imageUrl: string | null, access: VotingAccess, creditCost: number, status: VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } | null };

export type VotesByMinuteQueryVariables = Exact<{
  id: string;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type VotesByMinuteQuery = { voting: { tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> }, votesByMinute: Array<{ minute: string, votes: number }> } | null };

export type VotingsQueryVariables = Exact<{
  filter?: VotingFilter | null | undefined;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type VotingsQuery = { votings: { nextToken: string | null, items: Array<{ id: string, title: string, description: string | null, imageUrl: string | null, access: VotingAccess, creditCost: number, status: VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, myVote: { votingId: string, optionId: string, castAt: string, creditsSpent: number } | null, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } }> } };

export type PublicVotingsQueryVariables = Exact<{
  filter?: VotingFilter | null | undefined;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type PublicVotingsQuery = { votings: { nextToken: string | null, items: Array<{ id: string, title: string, description: string | null, imageUrl: string | null, access: VotingAccess, creditCost: number, status: VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } }> } };

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


export type OnVotingSubscription = { onVoting: { id: string, title: string, description: string | null, imageUrl: string | null, access: VotingAccess, creditCost: number, status: VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } } | null };

export type OnVotingDeletedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OnVotingDeletedSubscription = { onVotingDeleted: { id: string } | null };

export type TallyFieldsFragment = { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> };

export type VotingFieldsFragment = { id: string, title: string, description: string | null, imageUrl: string | null, access: VotingAccess, creditCost: number, status: VotingStatus, opensAt: string, closesAt: string, createdAt: string, updatedAt: string, options: Array<{ id: string, label: string, imageUrl: string | null }>, tally: { votingId: string, total: number, version: number, updatedAt: string, final: boolean, counts: Array<{ optionId: string, votes: number }> } };

export type CreditEntryFieldsFragment = { id: string, kind: CreditEntryKind, credits: number, at: string, reference: string | null, note: string | null };

export type VoteFieldsFragment = { votingId: string, optionId: string, castAt: string, creditsSpent: number };

export type CreditPackFieldsFragment = { id: string, credits: number, amount: number, currency: string, label: string };

export type CheckoutFieldsFragment = { id: string, provider: PaymentProvider, status: CheckoutStatus, redirectUrl: string | null, createdAt: string, updatedAt: string, pack: { id: string, credits: number, amount: number, currency: string, label: string } };

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
export const TallyFieldsFragmentDoc = new TypedDocumentString(`
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
export const VotingFieldsFragmentDoc = new TypedDocumentString(`
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
export const CreditEntryFieldsFragmentDoc = new TypedDocumentString(`
    fragment CreditEntryFields on CreditEntry {
  id
  kind
  credits
  at
  reference
  note
}
    `, {"fragmentName":"CreditEntryFields"}) as unknown as TypedDocumentString<CreditEntryFieldsFragment, unknown>;
export const VoteFieldsFragmentDoc = new TypedDocumentString(`
    fragment VoteFields on Vote {
  votingId
  optionId
  castAt
  creditsSpent
}
    `, {"fragmentName":"VoteFields"}) as unknown as TypedDocumentString<VoteFieldsFragment, unknown>;
export const CreditPackFieldsFragmentDoc = new TypedDocumentString(`
    fragment CreditPackFields on CreditPack {
  id
  credits
  amount
  currency
  label
}
    `, {"fragmentName":"CreditPackFields"}) as unknown as TypedDocumentString<CreditPackFieldsFragment, unknown>;
export const CheckoutFieldsFragmentDoc = new TypedDocumentString(`
    fragment CheckoutFields on Checkout {
  id
  provider
  pack {
    ...CreditPackFields
  }
  status
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
export const CancelCheckoutDocument = new TypedDocumentString(`
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
  redirectUrl
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CancelCheckoutMutation, CancelCheckoutMutationVariables>;
export const CastVoteDocument = new TypedDocumentString(`
    mutation CastVote($input: CastVoteInput!) {
  castVote(input: $input) {
    votingId
    optionId
    castAt
    creditsSpent
  }
}
    `) as unknown as TypedDocumentString<CastVoteMutation, CastVoteMutationVariables>;
export const CastVoteAndReadCreditsDocument = new TypedDocumentString(`
    mutation CastVoteAndReadCredits($input: CastVoteInput!) {
  castVote(input: $input) {
    votingId
    optionId
    castAt
    creditsSpent
    credits
  }
}
    `) as unknown as TypedDocumentString<CastVoteAndReadCreditsMutation, CastVoteAndReadCreditsMutationVariables>;
export const CloseVotingDocument = new TypedDocumentString(`
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
export const CompleteCheckoutDocument = new TypedDocumentString(`
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
  redirectUrl
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CompleteCheckoutMutation, CompleteCheckoutMutationVariables>;
export const CreateCheckoutDocument = new TypedDocumentString(`
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
  redirectUrl
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CreateCheckoutMutation, CreateCheckoutMutationVariables>;
export const CreateVotingDocument = new TypedDocumentString(`
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
export const DeleteAccountDocument = new TypedDocumentString(`
    mutation DeleteAccount {
  deleteAccount {
    id
    credits
  }
}
    `) as unknown as TypedDocumentString<DeleteAccountMutation, DeleteAccountMutationVariables>;
export const DeleteVotingDocument = new TypedDocumentString(`
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
export const GrantCreditsDocument = new TypedDocumentString(`
    mutation GrantCredits($input: GrantCreditsInput!) {
  grantCredits(input: $input) {
    userId
    credits
    version
  }
}
    `) as unknown as TypedDocumentString<GrantCreditsMutation, GrantCreditsMutationVariables>;
export const PublishCreditsDocument = new TypedDocumentString(`
    mutation PublishCredits($input: PublishCreditsInput!) {
  publishCredits(input: $input) {
    userId
    credits
    version
  }
}
    `) as unknown as TypedDocumentString<PublishCreditsMutation, PublishCreditsMutationVariables>;
export const PublishTallyDocument = new TypedDocumentString(`
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
export const UpdateProfileDocument = new TypedDocumentString(`
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
export const UpdateVotingDocument = new TypedDocumentString(`
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
export const CheckoutDocument = new TypedDocumentString(`
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
  redirectUrl
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CheckoutQuery, CheckoutQueryVariables>;
export const CreditPacksDocument = new TypedDocumentString(`
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
export const MeDocument = new TypedDocumentString(`
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
export const MyVotesDocument = new TypedDocumentString(`
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
}`) as unknown as TypedDocumentString<MyVotesQuery, MyVotesQueryVariables>;
export const MyCreditHistoryDocument = new TypedDocumentString(`
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
export const MyCheckoutsDocument = new TypedDocumentString(`
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
  redirectUrl
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<MyCheckoutsQuery, MyCheckoutsQueryVariables>;
export const VotingDocument = new TypedDocumentString(`
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
}`) as unknown as TypedDocumentString<VotingQuery, VotingQueryVariables>;
export const PublicVotingDocument = new TypedDocumentString(`
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
export const VotesByMinuteDocument = new TypedDocumentString(`
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
export const VotingsDocument = new TypedDocumentString(`
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
}`) as unknown as TypedDocumentString<VotingsQuery, VotingsQueryVariables>;
export const PublicVotingsDocument = new TypedDocumentString(`
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
export const OnCreditsDocument = new TypedDocumentString(`
    subscription OnCredits($userId: ID!) {
  onCredits(userId: $userId) {
    userId
    credits
    version
  }
}
    `) as unknown as TypedDocumentString<OnCreditsSubscription, OnCreditsSubscriptionVariables>;
export const OnTallyDocument = new TypedDocumentString(`
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
export const OnEveryTallyDocument = new TypedDocumentString(`
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
export const OnVotingDocument = new TypedDocumentString(`
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
export const OnVotingDeletedDocument = new TypedDocumentString(`
    subscription OnVotingDeleted {
  onVotingDeleted {
    id
  }
}
    `) as unknown as TypedDocumentString<OnVotingDeletedSubscription, OnVotingDeletedSubscriptionVariables>;