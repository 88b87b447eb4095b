/** What the user pool asks of a password: infra/constructs/identity.ts, `passwordPolicy`. */
const MINIMUM_LENGTH = 10;
const REQUIRED = [/[a-z]/, /[A-Z]/, /\d/];

/** Whether the user pool would take a password. */
export function isAcceptablePassword(password: string): boolean {
  return password.length >= MINIMUM_LENGTH && REQUIRED.every((pattern) => pattern.test(password));
}
