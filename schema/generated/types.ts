export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  AWSDate: { input: string; output: string; }
  AWSDateTime: { input: string; output: string; }
  AWSEmail: { input: string; output: string; }
  AWSIPAddress: { input: unknown; output: unknown; }
  AWSJSON: { input: string; output: string; }
  AWSPhone: { input: unknown; output: unknown; }
  AWSTime: { input: unknown; output: unknown; }
  AWSTimestamp: { input: unknown; output: unknown; }
  AWSURL: { input: string; output: string; }
};

/** A device as its browser describes it: `PushSubscription` of the W3C's Push API. */
export type AddPushDeviceInput = {
  /** The browser's secret: 16 bytes in base64url. */
  auth: Scalars['String']['input'];
  /** Where its push service takes messages: an `https` address of a push service of a browser that is known here. */
  endpoint: Scalars['String']['input'];
  /** The language to tell it in, by two letters. */
  language: Scalars['String']['input'];
  /** The browser's public key: a point of the curve P-256, uncompressed, in base64url. */
  p256dh: Scalars['String']['input'];
};

/** A refund that an organiser asked for. */
export type AskedRefund = {
  /** How much, in minor units of the payment's currency. */
  amount: Scalars['Int']['output'];
  /** When it was asked for. */
  at: Scalars['AWSDateTime']['output'];
  /** The organiser, by user id. */
  by: Scalars['ID']['output'];
  /** Ours, of this payment. */
  id: Scalars['ID']['output'];
  /** Why, in the organiser's words. */
  reason: Scalars['String']['output'];
  /** The provider's word for why it was `REFUSED`. */
  refusal?: Maybe<Scalars['String']['output']>;
  /** How it stands. */
  status: MoneyBackStatus;
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
  /** An organiser sent an update of a voting. */
  | 'SEND_UPDATE'
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
  /** What a receipt says of it. Null while no money was taken. */
  receipt?: Maybe<Receipt>;
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
  /** `PAID`: a refund is asked for or on its way. Its share of the credits goes when the money does. */
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
  /** The price that the buyer saw, in minor units. If it is another by now, nothing is begun: `PackPriceChanged`. Absent: not checked. */
  expectedAmount?: InputMaybe<Scalars['Int']['input']>;
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
  /** When voting closes: after `opensAt`, and in the future. A draft may do without. */
  closesAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** More about it, at most 2,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /**
   * Whether it is only a draft: no window is needed then, the title may be empty, and there may be no option yet.
   * `updateVoting` publishes it.
   */
  draft?: InputMaybe<Scalars['Boolean']['input']>;
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
  /** Who sees counts before the voting has closed. */
  results?: InputMaybe<ResultsVisibility>;
  /** The question, 1 to 120 characters. */
  title: Scalars['String']['input'];
  /** Who may vote. Absent: everybody with an account. It stays as it is once the voting is published. */
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
  /** While a promotion runs, what the pack costs otherwise, in minor units. Null: no promotion. */
  regularAmount?: Maybe<Scalars['Int']['output']>;
  /** When the promotion, or the sale of the pack, ends. Null: nobody has said. */
  until?: Maybe<Scalars['AWSDateTime']['output']>;
};

/** An account that is gone. */
export type DeletedAccount = {
  /** Credits that were left, and are gone with it. Below zero if the account owed some; 0 when an earlier call took them. */
  credits: Scalars['Int']['output'];
  /** The user id that was. Nobody will have it again. */
  id: Scalars['ID']['output'];
};

/** When a voting is to be open that is being written. */
export type DraftWindow = {
  /** Null: nobody has set it. */
  closesAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Null: as soon as it is published. */
  opensAt?: Maybe<Scalars['AWSDateTime']['output']>;
};

/** Whether the caller follows a voting. */
export type Following = {
  /** Whether the caller is told that it is about to close, without a vote of their own. */
  following: Scalars['Boolean']['output'];
  /** The voting. */
  votingId: Scalars['ID']['output'];
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

/**
 * How the system is at present. Nothing of single voters is in it. What could not be found out is null, and never a figure from
 * before.
 */
export type Health = {
  /**
   * Until when what is counted goes: `lagSeconds`, `talliesTold`, `refused`, `paymentsWaitSeconds` and `paymentsGivenUp`. A minute
   * or two before the answer. Null: these are not known at present, and null as well.
   */
  asOf?: Maybe<Scalars['AWSDateTime']['output']>;
  /** How many things do not agree in the newest statement; 0 if there is none. */
  differences?: Maybe<Scalars['Int']['output']>;
  /** For how long votes waited in the last two minutes until they were counted, at most. Tallies are told about a second later. */
  lagSeconds?: Maybe<Scalars['Int']['output']>;
  /** News of payments that were given up and wait for an operator. */
  paymentsGivenUp?: Maybe<Scalars['Int']['output']>;
  /** For how long the oldest news of a payment has been waiting to be settled. */
  paymentsWaitSeconds?: Maybe<Scalars['Int']['output']>;
  /** Purchases that providers should have been asked about ten minutes ago and were not: they may be paid. At most 100 of each provider. */
  purchasesOverdue?: Maybe<Scalars['Int']['output']>;
  /** Refunds that were asked for ten minutes ago or longer and have not been made. At most 50 purchases of each provider are looked at. */
  refundsInDoubt?: Maybe<Scalars['Int']['output']>;
  /** What was refused in the last five minutes, the most frequent reason first. */
  refused?: Maybe<Array<Refusals>>;
  /** The month of that statement: `2026-10`. Null if there is none. */
  statementMonth?: Maybe<Scalars['String']['output']>;
  /** Whether tallies are told: false when the API has taken none for half a minute, or nothing tells them. */
  talliesTold?: Maybe<Scalars['Boolean']['output']>;
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

/** Something that voters are told about a voting. There is one for all who are told it. */
export type Message = {
  /** Whether a vote costs a credit: those who do not want paid votings listed are not told of them. */
  access: VotingAccess;
  /** When it was sent. What is later than `readUpTo` is new. */
  at: Scalars['AWSDateTime']['output'];
  /** Unique. A message that comes again has the same id: show it once. */
  id: Scalars['ID']['output'];
  /** What it is about. */
  kind: MessageKind;
  /** What the organiser wrote, of an `UPDATE`. */
  text?: Maybe<Scalars['String']['output']>;
  /** The voting's question. */
  title: Scalars['String']['output'];
  /** From then on it is not shown: the opening of a `REMINDER`, the closing of an `ENDING`, two weeks after an `UPDATE`. */
  until: Scalars['AWSDateTime']['output'];
  /** The voting. */
  votingId: Scalars['ID']['output'];
};

/** A page of what the caller is told. */
export type MessageConnection = {
  /**
   * Newest first; what is about to open or to close comes with the first page. A page may hold fewer than `limit` while
   * `nextToken` still says that there are more.
   */
  items: Array<Message>;
  /** Pass it back as `nextToken` for the next page; null on the last one. */
  nextToken?: Maybe<Scalars['String']['output']>;
  /** Until when the caller has read what was told; null: nothing yet. */
  readUpTo?: Maybe<Scalars['AWSDateTime']['output']>;
};

/** What a message is about. */
export type MessageKind =
  /** The voting closes in five minutes, or in less. Told to those who follow it and have not voted. */
  | 'ENDING'
  /** The voting opens in a quarter of an hour, or in less if that was set late. Told to those who want `reminders`. */
  | 'REMINDER'
  /** An organiser has something to say about the voting. Told to those who want `updates`. */
  | 'UPDATE';

/** The votes of one minute of a voting. */
export type MinuteCount = {
  /**
   * One entry for every option, zeros too, in the voting's option order. Empty until the voting has closed if its `results` are
   * not `ALWAYS`, for those who have voted, too.
   */
  counts: Array<OptionCount>;
  /** The instant at which the minute begins, in UTC. */
  minute: Scalars['AWSDateTime']['output'];
  /** Votes cast in this minute: the sum of `counts`, unless they are hidden. */
  votes: Scalars['Int']['output'];
};

/** Minutes of a voting in which somebody voted: a page of them. */
export type MinutePage = {
  /** Oldest first, 960 at most. Those in which nobody voted are left out. */
  minutes: Array<MinuteCount>;
  /** Pass as `from` for the next page; null when there is none. */
  next?: Maybe<Scalars['AWSDateTime']['output']>;
};

/** A sum of money. */
export type Money = {
  /** In minor units of `currency`: 500 is 5.00 EUR. */
  amount: Scalars['Int']['output'];
  /** ISO 4217, upper case. */
  currency: Scalars['String']['output'];
};

/** Money of a payment that goes back, or was asked to. */
export type MoneyBack = {
  /** How much, in minor units of the payment's currency. */
  amount: Scalars['Int']['output'];
  /** When it began. Null where the provider did not say. */
  at?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Credits that it takes back now. */
  credits: Scalars['Int']['output'];
  /** The provider's id of it; while it is `ASKED` or `REFUSED`, one of our own. */
  id: Scalars['ID']['output'];
  /** Why. */
  kind: MoneyBackKind;
  /** How it stands. */
  status: MoneyBackStatus;
};

/** Why money goes back out of a payment. */
export type MoneyBackKind =
  /** The payer asks it back of their bank or of the provider. */
  | 'DISPUTE'
  /** The seller gives it back. */
  | 'REFUND';

/** How money that goes back stands. What was `FAILED` or `WON` may still become something else: the provider's newest word counts. */
export type MoneyBackStatus =
  /** An organiser asked for it, and the provider has not taken it yet. It is tried until it has. */
  | 'ASKED'
  /** The money went back. */
  | 'DONE'
  /** It came back from the payer's bank: nothing went back in the end. */
  | 'FAILED'
  /** The payer's bank has asked about the payment. No money has moved. */
  | 'INQUIRY'
  /** Decided for the payer: the money is gone. */
  | 'LOST'
  /** Disputed, and nobody has decided yet: the money is held. */
  | 'OPEN'
  /** The provider has taken it, and the money is on its way. */
  | 'PENDING'
  /** The provider refused it: nothing moved. */
  | 'REFUSED'
  /** Decided for the seller: the money is here. */
  | 'WON';

/** Money of all purchases through one provider in one currency. Whole numbers of minor units. */
export type MoneyPosition = {
  /** What of it is held in open disputes. */
  disputed: Scalars['Float']['output'];
  /** What was taken. */
  received: Scalars['Float']['output'];
  /** What of it went back: refunds, and disputes that were lost. */
  returned: Scalars['Float']['output'];
};

export type Mutation = {
  /**
   * Tells a device of the caller of messages, through its browser's push service: those that `messages` lists for the caller,
   * when they are told. Added again, it is kept as it was said last. At most 10: another one takes the place of the one that was
   * added longest ago. Answers the endpoint.
   * Errors: `InvalidInput {field}`, `AccountDeleted`, `TryAgain`.
   */
  addPushDevice: Scalars['String']['output'];
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
   * Errors: `PackNotFound`, `PackPriceChanged {amount, currency}`, `TooManyCheckouts {limit, until}`, `InvalidInput {field}`,
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
   * Deletes a voting that has not opened yet, or a draft (organisers), and answers what it was.
   * Errors: `VotingNotFound`, `VotingNotOpen {status, opensAt, closesAt}`, `TryAgain`.
   */
  deleteVoting: Voting;
  /**
   * Follows a voting: the caller is told when it is about to close and the caller has not voted. Repeating it changes nothing.
   * Errors: `VotingNotFound`, `VotingNotOpen {status, opensAt, closesAt}`, `AccountDeleted`, `TryAgain`.
   */
  followVoting: Following;
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
  /**
   * Notes that the caller has read what was told until then, and answers until when that is: never less than before, and not
   * beyond this moment. Errors: `AccountDeleted`, `TryAgain`.
   */
  markMessagesRead: Scalars['AWSDateTime']['output'];
  /** Announces a balance to `onCredits` (the system only). */
  publishCredits: CreditBalance;
  /** Tells a message to `onMessage` (the system only). */
  publishMessage: Message;
  /** Announces a tally to `onTally` (the system only). */
  publishTally: Tally;
  /** Announces all tallies that changed to `onWall`, in one message (the system only). */
  publishWall: Wall;
  /**
   * Gives money of a purchase back, all that is left of it or a part (organisers): also another sum than the price that was
   * taken. Its share of the credits goes when the money does. The refund stands once it is answered, and is made even if the
   * provider does not answer just now: `receipt.moneyBack` shows it as `ASKED` then, and `detail` of a purchase that is `PAID` is
   * `REFUND_UNDER_WAY`.
   * One that is not possible says why: NOT_PAID, NOTHING_LEFT, DISPUTED, or REFUSED by the provider. On any other error nothing
   * was asked for.
   * Errors: `CheckoutNotFound`, `CheckoutNotRefundable {status, reason}`, `InvalidInput {field}`,
   * `PaymentProviderError {provider, retryable}`, `TryAgain`.
   */
  refundCheckout: Checkout;
  /** Tells a device of the caller nothing any longer, whether or not it was told. Answers the endpoint. Errors: `TryAgain`. */
  removePushDevice: Scalars['String']['output'];
  /**
   * Tells those voters who agreed to `updates` something about a voting (organisers). It cannot be taken back. A voting has at
   * most ten updates, a minute apart.
   * Errors: `VotingNotFound`, `TooManyUpdates {limit, seconds}`, `InvalidInput {field}`, `TryAgain`.
   */
  sendUpdate: Message;
  /** Follows a voting no longer, whether or not the caller did. Errors: `TryAgain`. */
  unfollowVoting: Following;
  /** Changes the caller's profile. Errors: `InvalidInput {field}`, `AccountDeleted`, `TryAgain`. */
  updateProfile: Profile;
  /**
   * Changes a voting (organisers): anything while it is `DRAFT` or `UPCOMING`, only `closesAt` and what hides more while it is
   * `OPEN`. A draft is published by it, and nothing of it changes if that is refused.
   * Errors: `VotingNotFound`, `VotingNotOpen {status, opensAt, closesAt}`, `InvalidInput {field}`, `TooManyVotings {limit}`, `TryAgain`.
   */
  updateVoting: Voting;
};


export type MutationAddPushDeviceArgs = {
  input: AddPushDeviceInput;
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


export type MutationFollowVotingArgs = {
  votingId: Scalars['ID']['input'];
};


export type MutationGrantCreditsArgs = {
  input: GrantCreditsInput;
};


export type MutationInviteVotersArgs = {
  input: InviteVotersInput;
};


export type MutationMarkMessagesReadArgs = {
  upTo: Scalars['AWSDateTime']['input'];
};


export type MutationPublishCreditsArgs = {
  input: PublishCreditsInput;
};


export type MutationPublishMessageArgs = {
  input: PublishMessageInput;
};


export type MutationPublishTallyArgs = {
  input: PublishTallyInput;
};


export type MutationPublishWallArgs = {
  input: PublishWallInput;
};


export type MutationRefundCheckoutArgs = {
  input: RefundCheckoutInput;
};


export type MutationRemovePushDeviceArgs = {
  endpoint: Scalars['String']['input'];
};


export type MutationSendUpdateArgs = {
  input: SendUpdateInput;
};


export type MutationUnfollowVotingArgs = {
  votingId: Scalars['ID']['input'];
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

/** A purchase as organisers see it. */
export type Payment = {
  /** The purchase, with its receipt. */
  checkout: Checkout;
  /** Credits that it has given, less those taken back. */
  credits: Scalars['Int']['output'];
  /** How much is held in open disputes, in the same. */
  disputed: Scalars['Int']['output'];
  /** How much `refundCheckout` could give back now, in minor units of what was taken. */
  refundable: Scalars['Int']['output'];
  /** What organisers asked for, the oldest first. */
  refunds: Array<AskedRefund>;
  /** The voter, by user id. The account may be gone. */
  userId: Scalars['ID']['output'];
};

/** A page of payments. */
export type PaymentConnection = {
  /** Newest purchase first. A page may hold fewer than `limit` while `nextToken` still says that there are more. */
  items: Array<Payment>;
  /** Pass it back as `nextToken` for the next page; null on the last one. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** Narrows a list of payments. */
export type PaymentFilter = {
  /** Only this voter's, by verified e-mail address. */
  email?: InputMaybe<Scalars['AWSEmail']['input']>;
  /** Only what was begun on this day (UTC) or later. Absent: 365 days before `to`. */
  from?: InputMaybe<Scalars['AWSDate']['input']>;
  /** Only what goes through this provider. */
  provider?: InputMaybe<PaymentProvider>;
  /** Only what stands so. */
  status?: InputMaybe<CheckoutStatus>;
  /** Only what was begun on this day (UTC) or earlier. Absent: today. A list is of 366 days at most, `from` and `to` among them. */
  to?: InputMaybe<Scalars['AWSDate']['input']>;
  /** Only this voter's, by user id; also of an account that is gone. Not together with `email`. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

/** Who takes the money for credits. */
export type PaymentProvider =
  /** PayPal, on its approval page. */
  | 'PAYPAL'
  /** Stripe, on its hosted Checkout page. */
  | 'STRIPE';

/**
 * What was paid of the purchases that were begun on one day, through one provider and in one currency, and what became of it
 * until now. Sums are whole numbers of minor units.
 */
export type PaymentTotals = {
  /** Credits that they gave, less those taken back. */
  credits: Scalars['Int']['output'];
  /** ISO 4217, upper case: what was taken, whatever the price was in. */
  currency: Scalars['String']['output'];
  /** The day, in UTC. */
  day: Scalars['AWSDate']['output'];
  /** What of it is held in open disputes. */
  disputed: Scalars['Float']['output'];
  /** Purchases whose money was taken. */
  payments: Scalars['Int']['output'];
  /** Who took the money. */
  provider: PaymentProvider;
  /** What was taken. */
  received: Scalars['Float']['output'];
  /** What of it went back: refunds, and disputes that were lost. */
  returned: Scalars['Float']['output'];
};

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
  /** The votings that the caller follows, by id: the newest 300. */
  follows: Array<Scalars['ID']['output']>;
  /** The caller's user id (the `sub` of the token). */
  id: Scalars['ID']['output'];
  /** Whether the caller is told, in the app, that votings open in a quarter of an hour. True until the caller says otherwise. */
  reminders: Scalars['Boolean']['output'];
  /** Whether `votings` lists paid votings for the caller when no access is asked for. */
  showPaidVotings: Scalars['Boolean']['output'];
  /** Whether the caller is told, in the app, what organisers write about votings. False until the caller agrees. */
  updates: Scalars['Boolean']['output'];
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

/** A message to tell. */
export type PublishMessageInput = {
  /** Whether a vote costs a credit. */
  access: VotingAccess;
  /** When it was sent. */
  at: Scalars['AWSDateTime']['input'];
  /** Its id. */
  id: Scalars['ID']['input'];
  /** What it is about. */
  kind: MessageKind;
  /** The voting's question. */
  title: Scalars['String']['input'];
  /** From when on it is not shown. */
  until: Scalars['AWSDateTime']['input'];
  /** The voting. */
  votingId: Scalars['ID']['input'];
};

/** A tally to announce. */
export type PublishTallyInput = {
  /** One entry for every option, in option order; none if they are hidden. */
  counts: Array<OptionCountInput>;
  /** Whether a recount has confirmed it. */
  final: Scalars['Boolean']['input'];
  /** Whether the counts are hidden from those who are told. Absent: they are not. */
  hidden?: InputMaybe<Scalars['Boolean']['input']>;
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
  /** The credit packs for sale at this moment, in the order of the shop: a pack for each currency that it is sold in. */
  creditPacks: Array<CreditPack>;
  /** A voting that is being written, or null if there is none with that id (organisers). */
  draft?: Maybe<Voting>;
  /**
   * How the system is at present (organisers): whether votes wait to be counted, what is refused, and whether money waits. The
   * same answer for all who ask within 15 seconds. What cannot be found out is null; the field itself fails only with our own
   * faults.
   */
  health: Health;
  /** The caller's profile. It answers before anything was ever stored for the caller: no credits, paid votings shown. */
  me: Profile;
  /**
   * What the caller is told about votings: what is to open or to close, as far as it is still to come, and updates of two weeks.
   * `reminders`, `updates` and `showPaidVotings` of the profile, what the caller follows and has voted in decide.
   * Errors: `InvalidInput {field}`, `TryAgain`.
   */
  messages: MessageConnection;
  /** What was paid, by day, provider and currency, newest day first (organisers). Errors: `InvalidInput {field}`, `TryAgain`. */
  paymentTotals: Array<PaymentTotals>;
  /**
   * Purchases of credits, newest first (organisers). What was written before 0.4.0 is listed once it has changed, and always
   * by its voter. Errors: `VoterNotFound`, `InvalidInput {field}`, `TryAgain`.
   */
  payments: PaymentConnection;
  /**
   * The key that a browser subscribes to its push service with (`applicationServerKey`, base64url): messages are signed with
   * it. It may become another one; what was added with the one before is told nothing until it is added again.
   */
  pushKey: Scalars['String']['output'];
  /**
   * What does not agree in a statement (organisers); nothing where there is no such statement. Errors: `InvalidInput {field}`,
   * `TryAgain`.
   */
  statementDifferences: StatementDifferenceConnection;
  /**
   * Monthly statements (organisers). That of a month is made in the first days of the next one. Errors: `InvalidInput {field}`,
   * `TryAgain`.
   */
  statements: StatementConnection;
  /** One voting, or null if there is none with that id. A draft is none: organisers ask for it by `draft`. */
  voting?: Maybe<Voting>;
  /**
   * The voting that a join code leads to, however it is typed: in small letters, with spaces or hyphens.
   * Errors: `CodeNotFound`, `TryAgain`.
   */
  votingByCode: Voting;
  /**
   * Votings, newest opening first unless another order is asked for. Without `filter.access`, a signed-in caller's
   * `showPaidVotings` decides whether paid ones are listed. Callers with the API key share what was read within the second,
   * 16 at most in a page. Who asks for drafts and is no organiser is not authorized. Errors: `InvalidInput {field}`, `TryAgain`.
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


export type QueryDraftArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMessagesArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPaymentTotalsArgs = {
  from: Scalars['AWSDate']['input'];
  to: Scalars['AWSDate']['input'];
};


export type QueryPaymentsArgs = {
  filter?: InputMaybe<PaymentFilter>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


export type QueryStatementDifferencesArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  month: Scalars['String']['input'];
  nextToken?: InputMaybe<Scalars['String']['input']>;
  revision: Scalars['Int']['input'];
};


export type QueryStatementsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


export type QueryVotingArgs = {
  id: Scalars['ID']['input'];
};


export type QueryVotingByCodeArgs = {
  code: Scalars['String']['input'];
};


export type QueryVotingsArgs = {
  filter?: InputMaybe<VotingFilter>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};

/** What a receipt says of a purchase, beside the pack and who took the money. */
export type Receipt = {
  /** When the money was taken, as far as this system knows. */
  issuedAt: Scalars['AWSDateTime']['output'];
  /** Each refund and dispute, the oldest first. */
  moneyBack: Array<MoneyBack>;
  /** Belongs to this purchase and to no other, and stays the same: `R-` and the checkout's id. */
  number: Scalars['String']['output'];
  /** What the provider calls the payment: a charge of Stripe's, a capture of PayPal's. Null for what was paid before this field was. */
  providerReference?: Maybe<Scalars['String']['output']>;
  /** The provider's own receipt, where it has one in the web (Stripe). It may ask for the payer's address after a while. */
  providerUrl?: Maybe<Scalars['AWSURL']['output']>;
  /** What of it went back: refunds, and disputes that were lost. */
  returned: Money;
  /** The tax in it, as the provider worked it out. Null: none was. */
  tax?: Maybe<Money>;
  /** What was taken. */
  total: Money;
};

/** A refund to ask for. */
export type RefundCheckoutInput = {
  /** How much, in minor units of what was taken: at most what is left. Absent: all that is left. */
  amount?: InputMaybe<Scalars['Int']['input']>;
  /** The purchase. */
  checkoutId: Scalars['ID']['input'];
  /**
   * Names this request among those for the purchase, so that it can be sent again when its answer was lost: it is the same
   * refund then. 1 to 100 characters, e.g. a UUID. Absent: every call is a refund of its own.
   */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Why, 1 to 200 characters. It goes into the audit trail. */
  reason: Scalars['String']['input'];
  /** Its voter, by user id. */
  userId: Scalars['ID']['input'];
};

/** Why a vote was refused, or a request turned away. */
export type RefusalReason =
  /** The system was busy, and asked to try again. */
  | 'BUSY'
  /** The voting had not opened yet, or was closed. */
  | 'CLOSED'
  /** The voter had not credits enough. */
  | 'CREDITS'
  /** A request of any kind ended with an error of the API's own. */
  | 'FAILED'
  /** The firewall turned a request of any kind away: too many from one address, or none that a page sends. */
  | 'FIREWALL'
  /** The voting was for others, or what was asked for is not there (any more). */
  | 'OTHER'
  /** The voter had voted there already: that vote counts. */
  | 'VOTED';

/** How often something was refused for one reason. */
export type Refusals = {
  /** How often, above zero. */
  count: Scalars['Int']['output'];
  /** The reason. */
  reason: RefusalReason;
};

/** Who sees how a voting stands before it has closed. Once it is closed, everybody does. */
export type ResultsVisibility =
  /** Nobody, organisers neither. Everybody is told the total. */
  | 'AFTER_CLOSING'
  /** Those who have voted. The others are told the total. */
  | 'AFTER_VOTING'
  /** Everybody, as votes are counted. */
  | 'ALWAYS';

/** An update of a voting: what an organiser has to say to voters. */
export type SendUpdateInput = {
  /**
   * Names this request, so that it can be sent again when its answer was lost: it is the same message then. 1 to 100
   * characters, e.g. a UUID. Absent: every call is an update of its own.
   */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What to say, 1 to 500 characters. */
  text: Scalars['String']['input'];
  /** The voting. */
  votingId: Scalars['ID']['input'];
};

/** What a month came to. It is never changed; one that is made again has the next revision. */
export type Statement = {
  /** The providers' records beside ours. Kinds of records that could not be read are on neither side. */
  comparisons: Array<StatementComparison>;
  /** The month's credits. */
  credits: StatementCredits;
  /** How many things do not agree. None: everything does. `statementDifferences` has at most 1,000 of each kind. */
  differenceCount: Scalars['Int']['output'];
  /** When it was made. */
  madeAt: Scalars['AWSDateTime']['output'];
  /** The month's money, by provider and currency. */
  money: Array<StatementMoney>;
  /** The month, in UTC: `2026-10`. */
  month: Scalars['String']['output'];
  /** How often the month's statement was made until this one, which counts. */
  revision: Scalars['Int']['output'];
};

/**
 * The charges, refunds and disputes that were made at a provider in the month, as they stood when the statement was made: by its
 * own lists, and by our books. Where a refund gave back money that was disputed, each of the two counts.
 */
export type StatementComparison = {
  /** ISO 4217, upper case. */
  currency: Scalars['String']['output'];
  /** Ours of the same. */
  ours: MoneyPosition;
  /** Whose records. */
  provider: PaymentProvider;
  /** The provider's. */
  theirs: MoneyPosition;
};

/** A page of statements. */
export type StatementConnection = {
  /** Newest month first; of one month, the newest revision first. */
  items: Array<Statement>;
  /** Pass it back as `nextToken` for the next page; null on the last one. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** A month's credits of all voters: `opening` and the movements add up to `closing`. */
export type StatementCredits = {
  /** Outstanding when the month ended. */
  closing: Scalars['Int']['output'];
  /** Taken back by organisers: zero or less. */
  corrected: Scalars['Int']['output'];
  /** Taken back for disputes, and given again where those were won. */
  disputed: Scalars['Int']['output'];
  /** Given by organisers. */
  given: Scalars['Int']['output'];
  /** Given up with accounts, and debts forgiven. */
  givenUp: Scalars['Int']['output'];
  /** Outstanding when the month began. */
  opening: Scalars['Int']['output'];
  /** Taken back for refunds, and given again where those failed. */
  refunded: Scalars['Int']['output'];
  /** Sold. */
  sold: Scalars['Int']['output'];
  /** Spent on votes: zero or less. */
  spent: Scalars['Int']['output'];
};

/** Something that does not agree. */
export type StatementDifference = {
  /** The purchase, if it is known. */
  checkoutId?: Maybe<Scalars['ID']['output']>;
  /**
   * In a word. `MISSING_HERE`: the provider has it, our books have not. `MISSING_THERE`: the other way round. `AMOUNT`, `STATUS`:
   * both have it, otherwise. `LEDGER`: a balance is not what its ledger adds up to. `OPENING`: the month does not begin as the
   * one before it ended. `NOT_READ`: the provider does not let us see its records of a kind.
   */
  kind: Scalars['String']['output'];
  /** What our books say. */
  ours?: Maybe<Scalars['String']['output']>;
  /** Whose record it is about. Null: of our books alone. */
  provider?: Maybe<PaymentProvider>;
  /** What the provider calls it: a charge or capture, a refund, a dispute. Of `NOT_READ`: `CHARGE`, `REFUND` or `DISPUTE`. */
  reference?: Maybe<Scalars['String']['output']>;
  /** What the provider says. */
  theirs?: Maybe<Scalars['String']['output']>;
  /** Its voter. */
  userId?: Maybe<Scalars['ID']['output']>;
};

/** A page of what does not agree in a statement. */
export type StatementDifferenceConnection = {
  /** By kind, provider and reference. */
  items: Array<StatementDifference>;
  /** Pass it back as `nextToken` for the next page; null on the last one. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** A month's money through one provider in one currency, as it was booked: `opening` and `movement` add up to `closing`. */
export type StatementMoney = {
  /** As it stood when the month ended. */
  closing: MoneyPosition;
  /** ISO 4217, upper case. */
  currency: Scalars['String']['output'];
  /** What the month changed. */
  movement: MoneyPosition;
  /** As it stood when the month began, since the first purchase. */
  opening: MoneyPosition;
  /** Who took the money. */
  provider: PaymentProvider;
};

export type Subscription = {
  /** The caller's balance whenever it changes. Only one's own user id is allowed. */
  onCredits?: Maybe<CreditBalance>;
  /**
   * Messages about votings as they are told, the same to everybody: clients show those that `messages` would list for their
   * voter. A message may come again, with the same id. Updates carry the fields that the organiser's mutation selected.
   */
  onMessage?: Maybe<Message>;
  /** Live tallies, at most one a second for each voting. Without `votingId`: of every voting. */
  onTally?: Maybe<Tally>;
  /**
   * Votings as organisers create, publish, change and close them; never drafts. Carries the fields that the organiser's mutation
   * selected. Select `id` and `status` there: of a voting that began as a draft, what does not say its `status` is told to nobody.
   */
  onVoting?: Maybe<Voting>;
  /** Votings as organisers delete them before they open; never drafts. The same is to be selected for it. */
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

/**
 * The counted votes of one voting. It follows the votes by about a second. Messages tell everybody the same: where `results` is
 * `AFTER_VOTING`, those who have voted ask for the counts when a message tells them of a later version without.
 */
export type Tally = {
  /** One entry for every option, zeros too, in the voting's option order; empty while they are hidden from the caller. */
  counts: Array<OptionCount>;
  /** True only once the voting is closed and an independent recount of the votes agrees with these counts. */
  final: Scalars['Boolean']['output'];
  /** Whether the counts are hidden: `counts` is empty then, and `total` is what may be told. */
  hidden: Scalars['Boolean']['output'];
  /** All votes counted: the sum of `counts`, unless they are hidden. */
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
  /** Whether to be told that votings open in a quarter of an hour. */
  reminders?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether to list paid votings. */
  showPaidVotings?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether to be told what organisers write about votings. */
  updates?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Changes to a voting. What is left out stays as it is. */
export type UpdateVotingInput = {
  /** Free, or one credit a vote. */
  access?: InputMaybe<VotingAccess>;
  /** A new closing time, also while the voting is `OPEN`; if its counts are hidden, not a later one in its last seconds. */
  closesAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** A new description; null removes it. */
  description?: InputMaybe<Scalars['String']['input']>;
  /**
   * Of a draft: false publishes it, with all that is asked of a new voting, and true allows what a draft may do without: null then
   * removes an instant or who may vote.
   */
  draft?: InputMaybe<Scalars['Boolean']['input']>;
  /** The voting to change. */
  id: Scalars['ID']['input'];
  /** A new picture, uploaded with `createImageUpload`; null removes it. */
  imageUrl?: InputMaybe<Scalars['AWSURL']['input']>;
  /** A new opening time. */
  opensAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
  /** New options, replacing all of the old ones. */
  options?: InputMaybe<Array<VotingOptionInput>>;
  /** Who sees counts before the voting has closed. While it is `OPEN`, more may be hidden than was promised, and not less. */
  results?: InputMaybe<ResultsVisibility>;
  /** A new question. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Who may vote. Only of a draft. */
  voters?: InputMaybe<VotersInput>;
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
  /** The first instant at which votes are refused. Of a `DRAFT` without one: as `opensAt`. */
  closesAt: Scalars['AWSDateTime']['output'];
  /**
   * The join code: six letters and digits, without 0, O, 1 and I, that lead to this voting alone. Empty for a voting from before
   * there were such codes.
   */
  code: Scalars['String']['output'];
  /** When the organiser created the voting. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** The organiser who created the voting, by user id (organisers only). Null for a voting from before this was kept. */
  createdBy?: Maybe<Scalars['ID']['output']>;
  /** Credits that one vote costs: 0 when `FREE`, 1 when `PAID`. */
  creditCost: Scalars['Int']['output'];
  /** More about the question, at most 2,000 characters. */
  description?: Maybe<Scalars['String']['output']>;
  /** What is set of the window of a `DRAFT`. Null for every other voting. */
  draft?: Maybe<DraftWindow>;
  /** A ULID: sorts by the time the voting was created. */
  id: Scalars['ID']['output'];
  /** A picture for the voting's tile. */
  imageUrl?: Maybe<Scalars['AWSURL']['output']>;
  /**
   * How many mailboxes are invited, if nobody else may vote (organisers only). Null if others may, for a draft, and once invitations
   * are forgotten, 60 days after the closing.
   */
  invited?: Maybe<Scalars['Int']['output']>;
  /**
   * Every minute in which somebody voted, oldest first, page by page (organisers only): the whole series in few requests, however long
   * the voting is. Empty while it is `UPCOMING`, and for a draft.
   */
  minutesWithVotes?: Maybe<MinutePage>;
  /** The caller's own vote, or null if there is none. Always null for a caller with an API key. */
  myVote?: Maybe<Vote>;
  /** The first instant at which votes are taken. Of a `DRAFT` without one: `createdAt`. */
  opensAt: Scalars['AWSDateTime']['output'];
  /** Two to twenty options, in the organiser's order. */
  options: Array<VotingOption>;
  /** What proves the tally, a little after it became final; null until then. */
  result?: Maybe<VotingResult>;
  /** Who sees counts before the voting has closed. */
  results: ResultsVisibility;
  /** From the server's clock and the window, never stale. */
  status: VotingStatus;
  /**
   * The counts so far, as far as `results` lets the caller see them. Subscribe to `onTally` to see them move. In an organiser's
   * mutation, and so in `onVoting`, they are those that everybody may see.
   */
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
export type VotingMinutesWithVotesArgs = {
  from?: InputMaybe<Scalars['AWSDateTime']['input']>;
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
  /**
   * Only votings with all of these words, or beginnings and parts of words, in their title and options: at most 100 characters.
   * Capitals and accents make no difference. A page looks through some 200 votings, so that it may be empty while `nextToken`
   * says that there are more.
   */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Only votings that stand so at this moment. `DRAFT` is for organisers: in the order in which they were begun. */
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
  /** It is being written. Organisers alone know of it; for everybody else there is no such voting. */
  | 'DRAFT'
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
