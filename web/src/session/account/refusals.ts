/** Refusals of what guards accounts that another try does not change: nobody gets tokens for the account as it is. */
const LASTING = ['MailboxTaken', 'AddressUnverified', 'PasswordVoid'] as const;

/** One of them. */
export type LastingRefusal = (typeof LASTING)[number];

/** An address that is none, as it is called here. */
const NO_ADDRESS = 'NoAddress';

/**
 * What Cognito says of one ("SignUp", API reference: `InvalidParameterException`, which says many other things), and Amplify of a
 * field that was left empty.
 */
const NO_ADDRESS_WORDS =
  /^Username should be an email|^Invalid email address format|'username' failed|'email = /;
const EMPTY_ADDRESS = /^Empty\w+Username$/;

/**
 * What Cognito's error is called, or what it means where that says more. What guards accounts says which of its refusals it is at
 * the end of its words.
 */
export function refusalName({ name, message }: Error): string {
  if (EMPTY_ADDRESS.test(name) || (name === 'InvalidParameterException' && NO_ADDRESS_WORDS.test(message)))
    return NO_ADDRESS;
  return name === 'UserLambdaValidationException' ? (/\((\w+)\)/.exec(message)?.[1] ?? name) : name;
}

/** The refusal that an error is, if another try does not change it. */
export function lastingRefusal(error: unknown): LastingRefusal | undefined {
  if (!(error instanceof Error) || error.name !== 'UserLambdaValidationException') return undefined;
  const name = refusalName(error);
  return LASTING.find((one) => one === name);
}

/**
 * An address to be asked for. Cognito behaves as if it knew what is none, and as if it had sent a code there.
 * @throws Error `NoAddress` for what is certainly none.
 */
export function addressIn(text: string): string {
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return text;
  throw Object.assign(new Error('That is no address.'), { name: NO_ADDRESS });
}
