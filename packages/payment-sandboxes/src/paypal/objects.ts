/** PayPal's objects, with the fields that this sandbox keeps. Times are ISO 8601. */

export interface Money {
  currency_code: string;
  value: string;
}

export interface Link {
  href: string;
  rel: string;
  method: string;
}

export interface Refund {
  id: string;
  status: 'COMPLETED' | 'PENDING' | 'FAILED' | 'CANCELLED';
  status_details?: { reason: string };
  seller_payable_breakdown?: object;
  amount: Money;
  custom_id?: string;
  create_time: string;
  update_time: string;
  links: Link[];
}

/** `CaptureStatus` in the types of `@paypal/paypal-server-sdk`, and `REVERSED`, which is in no list and is seen. */
export type CaptureStatus =
  'COMPLETED' | 'PENDING' | 'DECLINED' | 'FAILED' | 'PARTIALLY_REFUNDED' | 'REFUNDED' | 'REVERSED';

export interface Capture {
  id: string;
  status: CaptureStatus;
  status_details?: { reason: string };
  amount: Money;
  custom_id?: string;
  final_capture: true;
  seller_protection: object;
  seller_receivable_breakdown?: object;
  create_time: string;
  update_time: string;
  supplementary_data: { related_ids: { order_id: string } };
  links: Link[];
}

export interface PurchaseUnit {
  reference_id: string;
  custom_id?: string;
  description?: string;
  amount: Money;
  payee: { email_address: string; merchant_id: string };
  payments?: { captures: Capture[]; refunds?: Refund[] };
}

/** Who pays, as PayPal shows it once they have approved. */
export interface Payer {
  payer_id: string;
  email_address: string;
  name: { given_name: string; surname: string };
  address: Record<string, string>;
  phone?: object;
}

export interface Order {
  id: string;
  intent: 'CAPTURE';
  status: 'CREATED' | 'SAVED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'VOIDED' | 'COMPLETED';
  purchase_units: [PurchaseUnit];
  payment_source?: { paypal: object };
  payer?: Payer;
  create_time: string;
  update_time: string;
  links: Link[];
}

/** "Show dispute details" in PayPal's Disputes reference. */
export type DisputeStatus =
  | 'OPEN'
  | 'WAITING_FOR_BUYER_RESPONSE'
  | 'WAITING_FOR_SELLER_RESPONSE'
  | 'UNDER_REVIEW'
  | 'RESOLVED'
  | 'OTHER';

export type DisputeOutcome =
  | 'RESOLVED_BUYER_FAVOUR'
  | 'RESOLVED_SELLER_FAVOUR'
  | 'RESOLVED_WITH_PAYOUT'
  | 'CANCELED_BY_BUYER'
  | 'ACCEPTED'
  | 'DENIED'
  | 'NONE';

export interface Dispute {
  dispute_id: string;
  create_time: string;
  update_time: string;
  disputed_transactions: {
    seller_transaction_id: string;
    custom?: string;
    gross_amount: Money;
    transaction_status: string;
    buyer: { name: string };
  }[];
  reason: string;
  status: DisputeStatus;
  dispute_amount: Money;
  dispute_outcome?: { outcome_code: DisputeOutcome; amount_refunded?: Money };
  dispute_life_cycle_stage: 'INQUIRY' | 'CHARGEBACK' | 'PRE_ARBITRATION' | 'ARBITRATION';
  links: Link[];
}

export interface Event {
  id: string;
  event_version: '1.0';
  create_time: string;
  resource_type: string;
  resource_version?: '2.0';
  event_type: string;
  summary: string;
  resource: object;
  links: Link[];
}
