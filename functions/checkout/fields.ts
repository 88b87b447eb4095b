import type { CheckoutStatus, CreditPack, PaymentProvider } from '../../schema/generated/types';
import type { ErrorAnswer } from '../lib/errors/answer';

/** What the resolvers of `Mutation.createCheckout`, `completeCheckout` and `cancelCheckout` send. */
export type CheckoutCall = {
  /** The caller's user id. */
  identity: { sub: string };
} & (
  | { field: 'createCheckout'; arguments: { input: CreateCheckoutInput } }
  | { field: 'completeCheckout' | 'cancelCheckout'; arguments: { id: string } }
);

/** `CreateCheckoutInput` of the schema. */
export interface CreateCheckoutInput {
  packId: string;
  provider: PaymentProvider;
  idempotencyKey?: string | null;
}

/** The type `Checkout` of the schema. */
export interface CheckoutView {
  id: string;
  provider: PaymentProvider;
  pack: CreditPack;
  status: CheckoutStatus;
  redirectUrl?: string;
  createdAt: string;
  updatedAt: string;
}

/** What the resolvers get back: exactly one of the two. */
export type CheckoutAnswer = { checkout: CheckoutView } | { error: ErrorAnswer };
