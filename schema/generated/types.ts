export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  AWSDate: { input: unknown; output: unknown; }
  AWSDateTime: { input: string; output: string; }
  AWSEmail: { input: string; output: string; }
  AWSIPAddress: { input: unknown; output: unknown; }
  AWSJSON: { input: string; output: string; }
  AWSPhone: { input: unknown; output: unknown; }
  AWSTime: { input: unknown; output: unknown; }
  AWSTimestamp: { input: unknown; output: unknown; }
  AWSURL: { input: string; output: string; }
};

/** What somebody who may did. */
export type AuditAction =
  /** An organiser changed a voting. */
  | 'CHANGE_VOTING'
  /** An organiser closed a voting early. */
  | 'CLOSE_VOTING'
  /** An organiser took credits back that were given to a voter. */
  | 'CORRECT_CREDITS'
  /** An organiser created a voting. */
  | 'CREATE_VOTING'
  /** An organiser deleted a voting before it opened. */
  | 'DELETE_VOTING'
  /** An organiser gave credits to a voter. */
  | 'GRANT_CREDITS'
  /** An organiser invited voters to a voting that takes the invited only. */
  | 'INVITE_VOTERS'
  /** The system published the result of a voting, with its ballots. */
  | 'PUBLISH_RESULT'
  /** An organiser had a payment refunded. */
  | 'REFUND_CHECKOUT'
  /** An operator set the tally of a voting from its votes. */
  | 'REPAIR_TALLY'
  /** An operator struck a vote out of its voting. */
  | 'STRIKE_VOTE';

/** A page of the audit trail. */
export type AuditConnection = {
  /** Newest first. */
  items: Array<AuditEntry>;
  /** Pass it back as `nextToken` for the next page; null on the last one. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** One act, as it was done. Entries are only ever added, each in the transaction of its act. */
export type AuditEntry = {
  /** What. */
  action: AuditAction;
  /** The same afterwards; null when nothing is left. */
  after?: Maybe<Scalars['AWSJSON']['output']>;
  /** When. */
  at: Scalars['AWSDateTime']['output'];
  /** What it changed, as it was; null when there was nothing. */
  before?: Maybe<Scalars['AWSJSON']['output']>;
  /** Who: a user id for organisers, the name that an operator goes by, or that of a function of the system. */
  by: Scalars['String']['output'];
  /** Unique. */
  id: Scalars['ID']['output'];
  /** Why, as far as a reason was asked for. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The voter that it was done to. */
  userId?: Maybe<Scalars['ID']['output']>;
  /** The voting that it was done to. */
  votingId?: Maybe<Scalars['ID']['output']>;
};

/** The way from a published ballot to the root of its voting's hash tree. */
export type BallotProof = {
  /** The ballot. */
  ballotId: Scalars['ID']['output'];
  /** Its place among the ballots, from 0. */
  index: Scalars['Int']['output'];
  /** The option that it was cast for. */
  optionId: Scalars['ID']['output'];
  /** What its hash is to be hashed with on the way up, from the leaf to the root (RFC 6962, "Merkle Audit Paths"), in hexadecimal digits. */
  path: Array<Scalars['String']['output']>;
  /** The root that this leads to: the result's `ballotRoot`. */
  root: Scalars['String']['output'];
};

/** A vote. */
export type CastVoteInput = {
  /** The credits that the vote is shown to cost. A vote that costs anything else is refused. Absent: not checked. */
  expectedCost?: InputMaybe<Scalars['Int']['input']>;
  /**
   * Names this request, so that it can be sent again when its answer was lost: it is answered with the receipt of the vote
   * that it cast. 1 to 100 characters, e.g. a UUID.
   */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** One of its options. */
  optionId: Scalars['ID']['input'];
  /** The voting. */
  votingId: Scalars['ID']['input'];
};

/** A purchase of credits. Only its owner sees it. */
export type Checkout = {
  /** When the voter asked for it. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** What there is to tell beyond the status, or null. */
  detail?: Maybe<CheckoutDetail>;
  /** A ULID: sorts by the time the checkout was created. */
  id: Scalars['ID']['output'];
  /** What is bought, as it was sold: later prices do not touch it. */
  pack: CreditPack;
  /** Who takes the money. */
  provider: PaymentProvider;
  /** What the provider took. Null while nothing was taken, and for purchases of before this field was. */
  received?: Maybe<Money>;
  /** The provider's own payment page; card data never reaches this system. Null while the page is being opened. */
  redirectUrl?: Maybe<Scalars['AWSURL']['output']>;
  /** How much of that went back, in its minor units: refunds, and disputes that were lost. Null: nothing. */
  returned?: Maybe<Scalars['Int']['output']>;
  /** Where it stands, as this system knows. `completeCheckout` asks the provider. */
  status: CheckoutStatus;
  /** When it last changed. */
  updatedAt: Scalars['AWSDateTime']['output'];
};

/** A page of the caller's checkouts. */
export type CheckoutConnection = {
  /** Newest first. */
  items: Array<Checkout>;
  /** Pass it back as `nextToken` for the next page; null on the last one. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** What there is to tell of a purchase beyond its status. */
export type CheckoutDetail =
  /** `PENDING`: the payment was declined. The voter may choose another way to pay at `redirectUrl`. */
  | 'DECLINED'
  /** `DISPUTED`: decided for the payer. The money went back, and that share of the credits with it. */
  | 'DISPUTE_LOST'
  /** `DISPUTED`: nobody has decided yet. The disputed share of the credits is held back until then. */
  | 'DISPUTE_OPEN'
  /** `PAID`: the payer's bank has asked about the payment. No money has moved. */
  | 'INQUIRY'
  /** `PAID`: a part of the money went back, `returned`, and that share of the credits with it. */
  | 'PARTLY_REFUNDED'
  /** `EXPIRED`: the payment provider does not know the purchase any more. If it was paid after all, the credits still arrive. */
  | 'PAYMENT_GONE'
  /** `PAID`: a refund is on its way. Its share of the credits goes when the money does. */
  | 'REFUND_UNDER_WAY'
  /** `PENDING`: the voter did their part, and the money is on its way, as with a bank debit or an eCheck. That takes days. */
  | 'UNDER_WAY'
  /** `FAILED`: another sum than the price was taken, `received`. No credits were given for it; it will be sent back. */
  | 'WRONG_AMOUNT';

/** Where a purchase of credits stands. Money that arrives after all still makes a given-up checkout `PAID`. */
export type CheckoutStatus =
  /** Given up by the voter before paying. Nothing was credited. */
  | 'CANCELLED'
  /** The payer disputes the payment: the disputed share of the credits is taken back until the dispute is won. */
  | 'DISPUTED'
  /** The payment page was not used in time. Nothing was credited. */
  | 'EXPIRED'
  /** The payment was refused or could not be opened, or another sum was taken: see `detail`. Nothing was credited. */
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
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** One of `creditPacks`. */
  packId: Scalars['ID']['input'];
  /** Who shall take the money. */
  provider: PaymentProvider;
};

/** A picture to upload. */
export type CreateImageUploadInput = {
  /** How many bytes the file has, 10 MiB at most. */
  bytes: Scalars['Int']['input'];
  /** What the file is: `image/jpeg`, `image/png` or `image/webp`. */
  contentType: Scalars['String']['input'];
};

/** A new voting. */
export type CreateVotingInput = {
  /** Free, or one credit a vote. */
  access: VotingAccess;
  /** When voting closes: after `opensAt`, and in the future. */
  closesAt: Scalars['AWSDateTime']['input'];
  /** More about it, at most 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /**
   * Names this request, so that it can be sent again when its answer was lost: it is answered with the voting that it
   * created, as it stands. 1 to 100 characters, e.g. a UUID. It is remembered for a week.
   */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** A picture for the tile, uploaded with `createImageUpload`. */
  imageUrl?: InputMaybe<Scalars['AWSURL']['input']>;
  /** When voting opens. Absent: now. */
  opensAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** Two to twenty options. */
  options: Array<VotingOptionInput>;
  /** The question, 1 to 120 characters. */
  title: Scalars['String']['input'];
  /** Who may vote. Absent: everybody with an account. It stays as it is. */
  voters?: InputMaybe<VotersInput>;
};

/** A voter's credits at one moment. */
export type CreditBalance = {
  /** Credits the voter can spend. Below zero after a refund of credits already spent. */
  credits: Scalars['Int']['output'];
  /** The voter. */
  userId: Scalars['ID']['output'];
  /** Grows with every change. A subscriber drops a balance whose version is not above the one it shows. */
  version: Scalars['Int']['output'];
};

/** One line of a voter's account. Lines are only ever added; their sum is the balance. */
export type CreditEntry = {
  /** When. */
  at: Scalars['AWSDateTime']['output'];
  /** Credits added (positive) or taken (negative). */
  credits: Scalars['Int']['output'];
  /** Unique within the voter's account. */
  id: Scalars['ID']['output'];
  /** Why the credits changed. */
  kind: CreditEntryKind;
  /** The organiser's reason for a `GRANT`. */
  note?: Maybe<Scalars['String']['output']>;
  /** What it refers to: the voting for `VOTE`, the checkout for `PURCHASE`, `REFUND` and `DISPUTE`. */
  reference?: Maybe<Scalars['ID']['output']>;
};

/** A page of a voter's account. */
export type CreditEntryConnection = {
  /** Newest first. */
  items: Array<CreditEntry>;
  /** Pass it back as `nextToken` for the next page; null on the last one. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** Why a voter's credits changed. */
export type CreditEntryKind =
  /** Credits given up with the account, or a debt forgiven. Seen only while the account is being deleted. */
  | 'CLOSING'
  /** Credits that an organiser gave, taken back. */
  | 'CORRECTION'
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

/** Credits for sale, at one price. */
export type CreditPack = {
  /** What it costs, in minor units of `currency`: 500 is 5.00 EUR. */
  amount: Scalars['Int']['output'];
  /** Credits in the pack. */
  credits: Scalars['Int']['output'];
  /** ISO 4217, upper case. */
  currency: Scalars['String']['output'];
  /** Names the pack in `createCheckout`. */
  id: Scalars['ID']['output'];
  /** What a shop writes on it. */
  label: Scalars['String']['output'];
};

/** An account that is gone. */
export type DeletedAccount = {
  /** Credits that were left, and are gone with it. Below zero if the account owed some; 0 when an earlier call took them. */
  credits: Scalars['Int']['output'];
  /** The user id that was. Nobody will have it again. */
  id: Scalars['ID']['output'];
};

/** Credits that an organiser gives to a voter, or takes back. The voter is named by `userId` or `email`, one of the two. */
export type GrantCreditsInput = {
  /** How many, 1 to 10,000. Below zero: so many that organisers gave are taken back, at most as many as they gave. */
  credits: Scalars['Int']['input'];
  /** The voter's verified e-mail address. */
  email?: InputMaybe<Scalars['AWSEmail']['input']>;
  /**
   * Repeating a grant with the same key gives the credits only once, and answers what the first answered. Absent: every call
   * is a grant of its own.
   */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Why, 1 to 200 characters. The voter sees it in the credit history. */
  reason: Scalars['String']['input'];
  /** The voter's user id. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** A picture that is about to be uploaded. */
export type ImageUpload = {
  /** The fields of that form, all of them and as they are. The file comes behind them, as the field `file`. */
  fields: Scalars['AWSJSON']['output'];
  /**
   * The picture's address, for `imageUrl` of a voting or an option. It is there within seconds, on the web app's own host:
   * `outcome` in its place, JSON, says `{status: READY}`, or `{status: REFUSED, reason}` with one of NOT_A_PICTURE,
   * OTHER_TYPE, ANIMATED, TOO_MANY_PIXELS, DAMAGED. `small` and `medium` in its place are smaller ones.
   */
  imageUrl: Scalars['AWSURL']['output'];
  /** Where the file goes, within ten minutes: by POST, as a form of `multipart/form-data`. */
  uploadUrl: Scalars['AWSURL']['output'];
};

/** Mailboxes that may vote. */
export type InviteVotersInput = {
  /** E-mail addresses, at most 1,000. Each spelling of a mailbox is that mailbox. */
  addresses: Array<Scalars['String']['input']>;
  /** A voting whose `voters` are `invitedOnly`, and which is not closed. */
  votingId: Scalars['ID']['input'];
};

/** What inviting came to. */
export type InvitedVoters = {
  /** Mailboxes of this request that may vote now, whether or not they could before. */
  invited: Scalars['Int']['output'];
  /** What was no e-mail address. */
  refused: Array<Scalars['String']['output']>;
  /** The voting. */
  votingId: Scalars['ID']['output'];
};

/** The votes of one minute of a voting. */
export type MinuteCount = {
  /** One entry for every option, zeros too, in the voting's option order. */
  counts: Array<OptionCount>;
  /** The instant at which the minute begins, in UTC. */
  minute: Scalars['AWSDateTime']['output'];
  /** Votes cast in this minute: the sum of `counts`. */
  votes: Scalars['Int']['output'];
};

/** A sum of money. */
export type Money = {
  /** In minor units of `currency`: 500 is 5.00 EUR. */
  amount: Scalars['Int']['output'];
  /** ISO 4217, upper case. */
  currency: Scalars['String']['output'];
};

export type Mutation = {
  /**
   * Gives up a checkout of the caller that was not paid, and closes its payment page where the provider can. May be
   * repeated. A checkout that turns out to be paid is settled and refused.
   * Errors: `CheckoutNotFound`, `CheckoutNotPayable {status}`, `PaymentProviderError {provider, retryable}`, `TryAgain`.
   */
  cancelCheckout: Checkout;
  /**
   * Casts the caller's one vote in a voting and confirms it.
   * Errors: `VotingNotFound`, `VotingNotOpen {status, opensAt, closesAt}`, `OptionNotFound`,
   * `PriceChanged {creditCost}`, `NotEligible`, `AccountDeleted`, `AlreadyVoted {votingId, optionId, castAt}`,
   * `InsufficientCredits {credits, creditCost}`, `InvalidInput {field}`, `TryAgain`.
   */
  castVote: VoteReceipt;
  /**
   * Closes an open voting early (organisers). It takes effect within seconds; the answer's `closesAt` says when.
   * Errors: `VotingNotFound`, `VotingNotOpen {status, opensAt, closesAt}`, `TryAgain`.
   */
  closeVoting: Voting;
  /**
   * Asks the provider how a checkout of the caller stands and gives the credits if it was paid. Call it when the voter
   * comes back; it may be repeated. Still `PENDING`: not paid yet, or the money is on its way.
   * Errors: `CheckoutNotFound`, `CheckoutNotPayable {status}`, `PaymentProviderError {provider, retryable}`, `TryAgain`.
   */
  completeCheckout: Checkout;
  /**
   * Begins a purchase of credits: send the voter to the `redirectUrl` of the answer.
   * Errors: `PackNotFound`, `TooManyCheckouts {limit}`, `InvalidInput {field}`,
   * `PaymentProviderError {provider, retryable}`, `TryAgain`.
   */
  createCheckout: Checkout;
  /**
   * Begins the upload of a picture (organisers): JPEG, PNG or WebP, of which a few sizes are made, without what the file
   * tells of its place and camera. Errors: `InvalidInput {field}`.
   */
  createImageUpload: ImageUpload;
  /**
   * Creates a voting (organisers). An `idempotencyKey` that created another voting is refused with `InvalidInput`, and
   * `errorInfo` then has that one's `votingId`.
   * Errors: `VotingNotFound`, `InvalidInput {field, votingId}`, `TooManyVotings {limit}`, `TryAgain`.
   */
  createVoting: Voting;
  /**
   * Deletes the caller's account and data, for good. Purchases that are not paid are given up; credits, their history,
   * the profile and the sign-in go. Two things stay. Votes stay counted, because a tally is proved by counting the votes
   * again; the user id beside them says no longer whose they are. Purchases that were paid stay as records of the money,
   * without a name or an e-mail address; the payment provider's own records still name the user id. Votings that an organiser created stay, too.
   * It may be repeated, and goes on where a call before it stopped. Tokens that were issued before stay good for up to an
   * hour; nothing is sold to them.
   * Errors: `PaymentProviderError {provider, retryable}` when an open purchase could not be given up, and
   * `CheckoutNotPayable {status}` when its money is on its way: nothing was deleted. `TryAgain`: call again to go on.
   */
  deleteAccount: DeletedAccount;
  /**
   * Deletes a voting that has not opened yet (organisers) and answers what it was.
   * Errors: `VotingNotFound`, `VotingNotOpen {status, opensAt, closesAt}`, `TryAgain`.
   */
  deleteVoting: Voting;
  /**
   * Gives credits to a voter, or takes back what organisers gave (organisers).
   * Errors: `VoterNotFound`, `InvalidInput {field}`, `TryAgain`.
   */
  grantCredits: CreditBalance;
  /**
   * Invites mailboxes to a voting (organisers). Repeating it changes nothing.
   * Errors: `VotingNotFound`, `VotingNotOpen {status, opensAt, closesAt}`, `InvalidInput {field}`, `TryAgain`.
   */
  inviteVoters: InvitedVoters;
  /** Announces a balance to `onCredits` (the system only). */
  publishCredits: CreditBalance;
  /** Announces a tally to `onTally` (the system only). */
  publishTally: Tally;
  /** Announces all tallies that changed to `onWall`, in one message (the system only). */
  publishWall: Wall;
  /** Changes the caller's profile. Errors: `InvalidInput {field}`, `AccountDeleted`, `TryAgain`. */
  updateProfile: Profile;
  /**
   * Changes a voting (organisers): anything while it is `UPCOMING`, only `closesAt` while it is `OPEN`.
   * Errors: `VotingNotFound`, `VotingNotOpen {status, opensAt, closesAt}`, `InvalidInput {field}`, `TooManyVotings {limit}`, `TryAgain`.
   */
  updateVoting: Voting;
};


export type MutationCancelCheckoutArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCastVoteArgs = {
  input: CastVoteInput;
};


export type MutationCloseVotingArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCompleteCheckoutArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCreateCheckoutArgs = {
  input: CreateCheckoutInput;
};


export type MutationCreateImageUploadArgs = {
  input: CreateImageUploadInput;
};


export type MutationCreateVotingArgs = {
  input: CreateVotingInput;
};


export type MutationDeleteVotingArgs = {
  id: Scalars['ID']['input'];
};


export type MutationGrantCreditsArgs = {
  input: GrantCreditsInput;
};


export type MutationInviteVotersArgs = {
  input: InviteVotersInput;
};


export type MutationPublishCreditsArgs = {
  input: PublishCreditsInput;
};


export type MutationPublishTallyArgs = {
  input: PublishTallyInput;
};


export type MutationPublishWallArgs = {
  input: PublishWallInput;
};


export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


export type MutationUpdateVotingArgs = {
  input: UpdateVotingInput;
};

/** How many votes one option has. */
export type OptionCount = {
  /** The option's id. */
  optionId: Scalars['ID']['output'];
  /** Votes counted for it. */
  votes: Scalars['Int']['output'];
};

/** How many votes one option has. */
export type OptionCountInput = {
  /** The option's id. */
  optionId: Scalars['ID']['input'];
  /** Votes counted for it. */
  votes: Scalars['Int']['input'];
};

/** Who takes the money for credits. */
export type PaymentProvider =
  /** PayPal, on its approval page. */
  | 'PAYPAL'
  /** Stripe, on its hosted Checkout page. */
  | 'STRIPE';

/** What the caller sees as "My profile". */
export type Profile = {
  /** What the caller chose last on the wall: only free or only paid votings, null for both. Kept for clients; `votings` lists what is asked for. */
  accessFilter?: Maybe<VotingAccess>;
  /** The caller's purchases of credits, newest first, whatever became of them. */
  checkouts: CheckoutConnection;
  /** Every change of the caller's credits, newest first. All entries together sum to `credits`. */
  creditHistory: CreditEntryConnection;
  /** Credits the caller can spend. */
  credits: Scalars['Int']['output'];
  /** The name the caller chose to go by, at most 80 characters. */
  displayName?: Maybe<Scalars['String']['output']>;
  /** The e-mail address, when the token carries it (an id token does, an access token does not). */
  email?: Maybe<Scalars['AWSEmail']['output']>;
  /** The caller's user id (the `sub` of the token). */
  id: Scalars['ID']['output'];
  /** Whether `votings` lists paid votings for the caller when no access is asked for. */
  showPaidVotings: Scalars['Boolean']['output'];
  /** The caller's votes, those in the newest votings first. */
  votes: VoteConnection;
};


/** What the caller sees as "My profile". */
export type ProfileCheckoutsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** What the caller sees as "My profile". */
export type ProfileCreditHistoryArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** What the caller sees as "My profile". */
export type ProfileVotesArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};

/** A balance to announce. */
export type PublishCreditsInput = {
  /** The voter's credits. */
  credits: Scalars['Int']['input'];
  /** The voter. */
  userId: Scalars['ID']['input'];
  /** The balance's version. */
  version: Scalars['Int']['input'];
};

/** A tally to announce. */
export type PublishTallyInput = {
  /** One entry for every option, in option order. */
  counts: Array<OptionCountInput>;
  /** Whether a recount has confirmed it. */
  final: Scalars['Boolean']['input'];
  /** All votes counted. */
  total: Scalars['Int']['input'];
  /** When the counts last changed. */
  updatedAt: Scalars['AWSDateTime']['input'];
  /** The tally's version. */
  version: Scalars['Int']['input'];
  /** The voting. */
  votingId: Scalars['ID']['input'];
};

/** The tallies to announce together. */
export type PublishWallInput = {
  /** When they are announced. */
  at: Scalars['AWSDateTime']['input'];
  /** At most one for each voting. */
  tallies: Array<PublishTallyInput>;
};

export type Query = {
  /**
   * What organisers and operators did, newest first (organisers). It says nothing of who voted for what. An act is listed
   * within a moment. Errors: `InvalidInput {field}`, `TryAgain`.
   */
  auditTrail: AuditConnection;
  /**
   * The way from a ballot to the root of its voting's hash tree, or null if there is no such ballot, or no result yet. Those who
   * ask tell the server which ballot they look for: with the API key, they tell nothing else.
   */
  ballotProof?: Maybe<BallotProof>;
  /** One of the caller's checkouts, or null if the caller has none with that id. */
  checkout?: Maybe<Checkout>;
  /** The credit packs for sale, in the order of the shop. */
  creditPacks: Array<CreditPack>;
  /** The caller's profile. It answers before anything was ever stored for the caller: no credits, paid votings shown. */
  me: Profile;
  /** One voting, or null if there is none with that id. */
  voting?: Maybe<Voting>;
  /**
   * Votings, newest opening first unless another order is asked for. Without `filter.access`, a signed-in caller's
   * `showPaidVotings` decides whether paid ones are listed. Callers with the API key share what was read within the second,
   * 16 at most in a page. Errors: `InvalidInput {field}`, `TryAgain`.
   */
  votings: VotingConnection;
};


export type QueryAuditTrailArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  onlyCredits?: InputMaybe<Scalars['Boolean']['input']>;
  votingId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryBallotProofArgs = {
  ballotId: Scalars['ID']['input'];
  votingId: Scalars['ID']['input'];
};


export type QueryCheckoutArgs = {
  id: Scalars['ID']['input'];
};


export type QueryVotingArgs = {
  id: Scalars['ID']['input'];
};


export type QueryVotingsArgs = {
  filter?: InputMaybe<VotingFilter>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};

export type Subscription = {
  /** The caller's balance whenever it changes. Only one's own user id is allowed. */
  onCredits?: Maybe<CreditBalance>;
  /** Live tallies, at most one a second for each voting. Without `votingId`: of every voting. */
  onTally?: Maybe<Tally>;
  /** Votings as organisers create, change and close them. Carries the fields that the organiser's mutation selected. */
  onVoting?: Maybe<Voting>;
  /** Votings as organisers delete them before they open. Carries the fields that the organiser's mutation selected. */
  onVotingDeleted?: Maybe<Voting>;
  /** All tallies that changed, in one message, at most one a second: what a page with many votings follows. */
  onWall?: Maybe<Wall>;
};


export type SubscriptionOnCreditsArgs = {
  userId: Scalars['ID']['input'];
};


export type SubscriptionOnTallyArgs = {
  votingId?: InputMaybe<Scalars['ID']['input']>;
};

/** The counted votes of one voting. It follows the votes by about a second. */
export type Tally = {
  /** One entry for every option, zeros too, in the voting's option order. */
  counts: Array<OptionCount>;
  /** True only once the voting is closed and an independent recount of the votes agrees with these counts. */
  final: Scalars['Boolean']['output'];
  /** All votes counted: the sum of `counts`. */
  total: Scalars['Int']['output'];
  /** When the counts last changed. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** Grows with every counted change. A subscriber drops a tally whose version is not above the one it shows. */
  version: Scalars['Int']['output'];
  /** The voting this tally belongs to. */
  votingId: Scalars['ID']['output'];
};

/** Changes to the caller's profile. What is left out stays as it is. */
export type UpdateProfileInput = {
  /** What the wall shows at first: only free or only paid votings; null for both. */
  accessFilter?: InputMaybe<VotingAccess>;
  /** A name to go by, at most 80 characters; null removes it. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** Whether to list paid votings. */
  showPaidVotings?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Changes to a voting. What is left out stays as it is. */
export type UpdateVotingInput = {
  /** Free, or one credit a vote. */
  access?: InputMaybe<VotingAccess>;
  /** A new closing time. The only change allowed while the voting is `OPEN`. */
  closesAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** A new description; null removes it. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The voting to change. */
  id: Scalars['ID']['input'];
  /** A new picture, uploaded with `createImageUpload`; null removes it. */
  imageUrl?: InputMaybe<Scalars['AWSURL']['input']>;
  /** A new opening time. */
  opensAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** New options, replacing all of the old ones. */
  options?: InputMaybe<Array<VotingOptionInput>>;
  /** A new question. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** A vote that was cast. It exists at most once for a voter and a voting, and never changes. */
export type Vote = {
  /**
   * Random, and known to the voter alone: it finds the vote among the ballots that are published with the result. Empty while a
   * vote from before there were ballots has none yet.
   */
  ballotId: Scalars['ID']['output'];
  /** The server's time of the vote, always before the voting's `closesAt`. */
  castAt: Scalars['AWSDateTime']['output'];
  /** Credits it cost: 0 or 1. */
  creditsSpent: Scalars['Int']['output'];
  /** The option chosen. */
  optionId: Scalars['ID']['output'];
  /** The voting. */
  votingId: Scalars['ID']['output'];
};

/** A page of the caller's votes. */
export type VoteConnection = {
  /** Votes in the newest votings first. */
  items: Array<Vote>;
  /** Pass it back as `nextToken` for the next page; null on the last one. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** The confirmation of a vote. */
export type VoteReceipt = {
  /** Random, and known to the voter alone: it finds the vote among the ballots that are published with the result. */
  ballotId: Scalars['ID']['output'];
  /** The server's time of the vote. */
  castAt: Scalars['AWSDateTime']['output'];
  /** The voter's balance after the vote. Reading it costs an extra look-up: leave it out if you do not show it. */
  credits: Scalars['Int']['output'];
  /** Credits it cost: 0 or 1. */
  creditsSpent: Scalars['Int']['output'];
  /** The option chosen. */
  optionId: Scalars['ID']['output'];
  /** The voting. */
  votingId: Scalars['ID']['output'];
};

/** Who may vote: those with an address of one of the domains, and those who are invited. */
export type VotersInput = {
  /** Domains of e-mail addresses, at most 20, as they are written behind the @. */
  domains?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Whether others than those with an address of a domain have to be invited, by `inviteVoters`. */
  invitedOnly?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Who may vote in a voting. */
export type VotersRule = {
  /** Those with an address of one of these domains may vote. */
  domains: Array<Scalars['String']['output']>;
  /** Whether those who are invited may vote. Who they are is told to nobody. */
  invitedOnly: Scalars['Boolean']['output'];
};

/** A question put to voters between two instants. */
export type Voting = {
  /** What the voting's tile shows: free, or paid with credits. */
  access: VotingAccess;
  /** The first instant at which votes are refused. */
  closesAt: Scalars['AWSDateTime']['output'];
  /** When the organiser created the voting. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** Credits that one vote costs: 0 when `FREE`, 1 when `PAID`. */
  creditCost: Scalars['Int']['output'];
  /** More about the question, at most 2,000 characters. */
  description?: Maybe<Scalars['String']['output']>;
  /** A ULID: sorts by the time the voting was created. */
  id: Scalars['ID']['output'];
  /** A picture for the voting's tile. */
  imageUrl?: Maybe<Scalars['AWSURL']['output']>;
  /** The caller's own vote, or null if there is none. Always null for a caller with an API key. */
  myVote?: Maybe<Vote>;
  /** The first instant at which votes are taken. */
  opensAt: Scalars['AWSDateTime']['output'];
  /** Two to twenty options, in the organiser's order. */
  options: Array<VotingOption>;
  /** What proves the tally, a little after it became final; null until then. */
  result?: Maybe<VotingResult>;
  /** From the server's clock and the window, never stale. */
  status: VotingStatus;
  /** The counts so far. Subscribe to `onTally` to see them move. */
  tally: Tally;
  /** The question, at most 120 characters. */
  title: Scalars['String']['output'];
  /** When the organiser last changed the voting. */
  updatedAt: Scalars['AWSDateTime']['output'];
  /** Who may vote, if that is not everybody with an account. */
  voters?: Maybe<VotersRule>;
  /**
   * When the votes were cast: a count for each minute, oldest first, without gaps (a minute without votes has a zero).
   * It ends with the running minute or, once the voting is closed, with its last one, and never begins before the
   * voting opened; empty while it is `UPCOMING`. It follows the votes by about a second, as the tally does.
   * Errors: `InvalidInput {field}`.
   */
  votesByMinute: Array<MinuteCount>;
};


/** A question put to voters between two instants. */
export type VotingVotesByMinuteArgs = {
  before?: InputMaybe<Scalars['AWSDateTime']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Whether a vote in a voting is free or costs a credit. */
export type VotingAccess =
  /** Voting costs nothing. */
  | 'FREE'
  /** A vote costs one credit, taken in the same transaction that records the vote. */
  | 'PAID';

/** A page of votings. */
export type VotingConnection = {
  /** In the order asked for. A page may hold fewer than `limit` while `nextToken` still says that there are more. */
  items: Array<Voting>;
  /** Pass it back as `nextToken` for the next page; null on the last one. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** Narrows a list of votings, and orders it. */
export type VotingFilter = {
  /** Only free or only paid votings. Asking for `PAID` overrides the caller's `showPaidVotings`. */
  access?: InputMaybe<VotingAccess>;
  /** Absent: `OPENING_DESC`. Pages that follow need the same. */
  order?: InputMaybe<VotingOrder>;
  /** Only votings that stand so at this moment. */
  status?: InputMaybe<VotingStatus>;
};

/** One of the answers a voting offers. */
export type VotingOption = {
  /**
   * Unique over all votings, and for ever that of this label and this picture: an option that is changed gets another id, one
   * that is moved keeps it.
   */
  id: Scalars['ID']['output'];
  /** A picture for this option, if it has one. */
  imageUrl?: Maybe<Scalars['AWSURL']['output']>;
  /** What voters read. */
  label: Scalars['String']['output'];
};

/** An option of a new voting. */
export type VotingOptionInput = {
  /** A picture for the option, uploaded with `createImageUpload`. */
  imageUrl?: InputMaybe<Scalars['AWSURL']['input']>;
  /** What voters read, 1 to 120 characters. */
  label: Scalars['String']['input'];
};

/** The order of a list of votings. */
export type VotingOrder =
  /** What opens first comes first: what is next, of those that are upcoming. */
  | 'OPENING_ASC'
  /** What opens last comes first. */
  | 'OPENING_DESC';

/**
 * The result of a voting, for everybody to verify: the ballots without their voters, the root of a hash tree over them, and a
 * signature. docs/proof.md says how each is made. A result that was repaired is published again, under other addresses.
 */
export type VotingResult = {
  /** The root of the hash tree (RFC 6962, SHA-256) over all ballots, in hexadecimal digits. */
  ballotRoot: Scalars['String']['output'];
  /** The ballots, a JSON object with `ballotId` and `optionId` in each line, sorted by `ballotId`. */
  ballotsUrl: Scalars['AWSURL']['output'];
  /** One entry for every option, zeros too, in the voting's option order. */
  counts: Array<OptionCount>;
  /** The public key, in PEM. */
  publicKeyUrl: Scalars['AWSURL']['output'];
  /**
   * ECDSA on P-256 with SHA-256, in DER, in base64, over the canonical JSON (RFC 8785) of an object with `votingId`, `counts`,
   * `total`, `ballotRoot` and `ballotsUrl`.
   */
  signature: Scalars['String']['output'];
  /** All votes: the sum of `counts`, and the number of ballots. */
  total: Scalars['Int']['output'];
  /** The voting. */
  votingId: Scalars['ID']['output'];
};

/** Where a voting stands, worked out from the server's clock and the voting's window at the moment of asking. */
export type VotingStatus =
  /** `closesAt` has passed. No vote is ever dated at or after it. */
  | 'CLOSED'
  /** Votes are taken now. */
  | 'OPEN'
  /** `opensAt` lies ahead. Nobody can vote yet, and the organiser may still change everything. */
  | 'UPCOMING';

/**
 * The tallies that changed since the wall was announced before, each as `onTally` tells it. A subscriber drops a tally whose
 * version is not above the one it shows.
 */
export type Wall = {
  /** When it was announced. */
  at: Scalars['AWSDateTime']['output'];
  /** At most one for each voting. */
  tallies: Array<Tally>;
};
