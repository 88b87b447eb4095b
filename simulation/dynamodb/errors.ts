import type { Item } from './items';

/** Why one write of a transaction stood in its way. */
export interface Reason {
  Code: string;
  Message?: string;
  Item?: Item;
}

/** What DynamoDB answers when it does not do what it was asked ("Error handling with DynamoDB", developer guide). */
export class Refusal extends Error {
  constructor(
    override readonly name: string,
    message: string,
    /** For `TransactionCanceledException`. */
    readonly reasons?: Reason[],
    /** The item as it stands, when a condition failed and the caller asked for it. */
    readonly item?: Item,
  ) {
    super(message);
  }
}

/** A partition has no units left. */
export function throttled(what: string): Refusal {
  return new Refusal(
    'ProvisionedThroughputExceededException',
    `The level of configured provisioned throughput for the ${what} was exceeded.`,
  );
}

/** A request that DynamoDB does not understand: a fault of the code, not of the day. */
export function invalid(message: string): Refusal {
  return new Refusal('ValidationException', message);
}
