import type { Reply } from '../http/router';

/** Raised for what a provider answers with an error object of its own. */
export abstract class ProviderFault extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** Whether the call had begun, so that the answer is kept for its idempotency key. */
    readonly hasBegun = false,
  ) {
    super(message);
  }

  /** The error object, in the provider's words. */
  abstract reply(): Reply;
}

/** Answers with the provider's own error object where there is one. */
export async function explain(answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof ProviderFault) return error.reply();
    throw error;
  }
}
