/** Refusals of what guards accounts that another try does not change: nobody gets tokens for the account as it is. */
const LASTING = ['MailboxTaken', 'AddressUnverified', 'PasswordVoid'] as const;

/** One of them. */
export type LastingRefusal = (typeof LASTING)[number];

/** What Cognito's error is called. What guards accounts says which of its refusals it is at the end of its words. */
export function refusalName({ name, message }: Error): string {
  return name === 'UserLambdaValidationException' ? (/\((\w+)\)/.exec(message)?.[1] ?? name) : name;
}

/** The refusal that an error is, if another try does not change it. */
export function lastingRefusal(error: unknown): LastingRefusal | undefined {
  if (!(error instanceof Error) || error.name !== 'UserLambdaValidationException') return undefined;
  const name = refusalName(error);
  return LASTING.find((one) => one === name);
}
