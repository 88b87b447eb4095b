/** Digits of what Cognito sends to prove an address ("Configuring email or phone verification"). */
export const SIGN_UP_DIGITS = 6;
/** Digits of what it sends to sign in with, as people report of it. */
export const SIGN_IN_DIGITS = 8;

/** A code as it was typed or pasted, without blanks around it or between. */
export function bare(code: string): string {
  return code.replace(/\s+/g, '');
}

/** The code that is in a field, if what was typed made it whole. @param before what was in it. */
export function wholeCode(typed: string, before: string, digits: number): string | undefined {
  const code = bare(typed);
  return code.length === digits && /^\d+$/.test(code) && code !== bare(before) ? code : undefined;
}
