import { CognitoError } from 'cognito-local/lib/errors';
import type { ComposedMail } from './outbox';

/** Longest that `VerificationMessageTemplateType` takes ("EmailSubject", "EmailMessage", Cognito API reference). */
const LONGEST_SUBJECT = 140;
const LONGEST_MESSAGE = 20_000;

/**
 * What a `CustomMessage` trigger answered, as a mail.
 * @param placeholders what stands for what: the code's is needed, and an invited user's name ("Custom message Lambda
 * trigger", Cognito developer guide).
 * @returns undefined where the trigger leaves the words to Cognito.
 * @throws CognitoError where Cognito could not send it.
 */
export function composedMail(
  answer: Record<string, unknown>,
  placeholders: Readonly<Record<string, string>>,
): ComposedMail | undefined {
  const { emailMessage: body = null, emailSubject: subject = null } = answer;
  if (body === null && subject === null) return undefined;
  if (typeof body !== 'string' || typeof subject !== 'string') throw unusable('one of its texts is no text');
  if (subject.length > LONGEST_SUBJECT || body.length > LONGEST_MESSAGE) throw unusable('it is too long');
  const missing = Object.keys(placeholders).filter((placeholder) => !body.includes(placeholder));
  if (missing.length > 0) throw unusable(`${missing.join(', ')} missing`);
  const filled = Object.entries(placeholders).reduce(
    (text, [placeholder, value]) => text.replaceAll(placeholder, value),
    body,
  );
  return { subject, body: filled };
}

function unusable(reason: string): CognitoError {
  return new CognitoError(
    'InvalidLambdaResponseException',
    `CustomMessage: the e-mail cannot be sent: ${reason}.`,
  );
}
