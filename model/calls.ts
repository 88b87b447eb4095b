/** What resolvers send to Lambda functions, and what they get back: both sides are held to it, and it to the schema. */
import type {
  BallotProof,
  Checkout,
  DeletedAccount,
  ImageUpload,
  InvitedVoters,
  MutationAddPushDeviceArgs,
  MutationCancelCheckoutArgs,
  MutationCompleteCheckoutArgs,
  MutationCreateCheckoutArgs,
  MutationInviteVotersArgs,
  MutationRefundCheckoutArgs,
  MutationRemovePushDeviceArgs,
  PaymentConnection,
  PaymentTotals,
  QueryBallotProofArgs,
  MutationCreateImageUploadArgs,
} from '../schema/generated/types';
import type { ErrorType } from './errors';
import type { Key } from './keys';
import type { PaymentRange } from './payments';

/** What the resolver raises: `util.error(message, type, null, info)`. */
export type ErrorAnswer = { type: ErrorType; message: string; info?: Record<string, unknown> };

/** The caller, by user id. */
type Caller = { identity: { sub: string } };

/** The id of the request of the API, which its answer has in `x-amzn-RequestId`: what the function logs has it too. */
type AskedBy = { requestId?: string };

/** A field that the checkout function serves, with its arguments. */
export type CheckoutField =
  | { field: 'createCheckout'; arguments: MutationCreateCheckoutArgs }
  | { field: 'completeCheckout'; arguments: MutationCompleteCheckoutArgs }
  | { field: 'cancelCheckout'; arguments: MutationCancelCheckoutArgs }
  | { field: 'refundCheckout'; arguments: MutationRefundCheckoutArgs };

/** What the resolvers of {@link CheckoutField} send. */
export type CheckoutCall = CheckoutField & Caller & AskedBy;

/** What they get back: exactly one of the two. */
export type CheckoutAnswer =
  { checkout: Checkout; error?: undefined } | { checkout?: undefined; error: ErrorAnswer };

/** A field that the function `list-payments` serves, and what it is of. */
export type ListPaymentsCall = AskedBy &
  (
    | { field: 'payments'; range: PaymentRange; limit: number; nextToken?: string }
    | { field: 'paymentTotals'; range: PaymentRange }
  );

/** What its resolvers get back: one of these. */
export type ListPaymentsAnswer = {
  payments?: PaymentConnection;
  totals?: PaymentTotals[];
  error?: ErrorAnswer;
};

/** What the resolver of `Query.health` sends: the answer is the same for all. */
export type HealthCall = AskedBy;

/** What the resolver of `Mutation.inviteVoters` sends. */
export type InviteVotersCall = { arguments: MutationInviteVotersArgs } & Caller & AskedBy;

/** What it gets back: exactly one of the two. */
export type InviteVotersAnswer =
  { invited: InvitedVoters; error?: undefined } | { invited?: undefined; error: ErrorAnswer };

/** What the resolver of `Voting.invited` sends, to the same function. */
export type CountInvitedCall = { countInvitedTo: string } & AskedBy;

/** What it gets back: how many mailboxes are invited. */
export type CountInvitedAnswer = { count: number };

/** What the resolver of `Mutation.deleteAccount` sends. */
export type DeleteAccountCall = Caller & AskedBy;

/** What it gets back: exactly one of the two. */
export type DeleteAccountAnswer =
  { account: DeletedAccount; error?: undefined } | { account?: undefined; error: ErrorAnswer };

/** What the resolver of `Query.ballotProof` sends: nothing of the caller. */
export type BallotProofCall = QueryBallotProofArgs;

/** What it gets back: null for a ballot that is not published. */
export type BallotProofAnswer = BallotProof | null;

/** What the function `push-devices` is asked, and by whom. `startPushes` is asked by the API itself, of an update's key. */
export type PushDevicesCall = Caller & AskedBy & (PushDevicesField | { field: 'startPushes'; message: Key });

/** A field that it serves, with its arguments. */
export type PushDevicesField =
  | { field: 'pushKey' }
  | { field: 'addPushDevice'; arguments: MutationAddPushDeviceArgs }
  | { field: 'removePushDevice'; arguments: MutationRemovePushDeviceArgs };

/** What its resolvers get back: the key, or the device's address, or nothing but that it went well; or an error. */
export type PushDevicesAnswer =
  { value: string | null; error?: undefined } | { value?: undefined; error: ErrorAnswer };

/** What the function `send-pushes` is started with: the key of a message that was told. */
export type SendPushesEvent = { message: Key };

/** How an organiser names a voter: by one of the two. */
export type VoterName = { userId?: string; email?: string };

/** What the step `findVoter` sends. */
export type FindVoterCall = { name: VoterName } & AskedBy;

/** What it gets back. Neither: there is no such voter. */
export type FindVoterAnswer = { userId?: string; error?: ErrorAnswer };

/** What the resolver of `Mutation.createImageUpload` sends. */
export type CreateImageUploadCall = { arguments: MutationCreateImageUploadArgs } & AskedBy;

/** An upload as the function signed it. AppSync makes the text of the fields' JSON. */
export type SignedUpload = Omit<ImageUpload, 'fields'> & { fields: Record<string, string> };

/** What it gets back: exactly one of the two. */
export type CreateImageUploadAnswer =
  { upload: SignedUpload; error?: undefined } | { upload?: undefined; error: ErrorAnswer };
