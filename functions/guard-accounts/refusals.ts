/**
 * What the user pool tells people in the guard's words: "PreSignUp failed with error …". The code at the end is for clients
 * that have words of their own.
 */
export const REFUSALS = {
  MailboxTaken:
    'This mailbox has an account already, maybe under another spelling of the address. Please sign in with the spelling that you used first (MailboxTaken)',
  TooManySignUps:
    'There were too many sign-ups for this mailbox within the hour. The last one can still be confirmed by whose it is; for another, please try again in an hour (TooManySignUps)',
  AddressUnverified: 'This e-mail address is not verified (AddressUnverified)',
  AppNeeded:
    'This account has an authenticator app. Please sign in with its password and a code of the app (AppNeeded)',
  PasswordVoid:
    'A new code was sent for this account, so its first password is void. Please choose one by "Forgot password?" (PasswordVoid)',
} as const;

/** Thrown to the user pool, which tells its message to the caller. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
